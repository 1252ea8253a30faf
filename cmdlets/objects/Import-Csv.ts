import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, text, texts } from '../../shell/command/parameter.ts';
import { delimiter, delimiterOf } from './csv-columns.ts';
import { CsvObjects } from './csv-objects.ts';
import { fileText } from './file-paths.ts';
import { eachInputFile } from './input-files.ts';

export default coreCmdlet({
  verb: 'Import',
  noun: 'Csv',
  synopsis: 'Reads objects from files of comma-separated lines.',
  aliases: ['ipcsv'],
  output: ['System.Management.Automation.PSObject'],
  defaultSet: 'DelimiterPath',
  parameters: {
    Delimiter: delimiter({
      sets: { DelimiterPath: { position: 1 }, DelimiterLiteralPath: { position: 1 } },
      help: 'What stands between fields.',
    }),
    Path: texts({
      sets: {
        DelimiterPath: { position: 0, mandatory: true, fromPipeline: 'value' },
        CulturePath: { position: 0, mandatory: true, fromPipeline: 'value' },
      },
      notEmpty: true,
      completes: 'path',
      help: 'The files.',
    }),
    LiteralPath: texts({
      sets: {
        DelimiterLiteralPath: { mandatory: true, fromPipeline: 'property' },
        CultureLiteralPath: { mandatory: true, fromPipeline: 'property' },
      },
      aliases: ['PSPath', 'LP'],
      notEmpty: true,
      completes: 'path',
      help: 'The files; no character has a meaning of its own.',
    }),
    UseCulture: flag({
      sets: { CulturePath: { mandatory: true }, CultureLiteralPath: { mandatory: true } },
      help: 'The list separator of the culture.',
    }),
    Header: texts({ notEmpty: true, help: 'Names of the columns; without it the first line has them.' }),
    Encoding: text({ notEmpty: true, help: 'How the file is read: utf8NoBOM (default), unicode, ascii …' }),
  },
  examples: [
    { says: 'Adds up a column.', run: "Set-Content a.csv 'N,V', 'x,1', 'y,2'; (Import-Csv a.csv | Measure-Object V -Sum).Sum", shows: '3' },
  ],
  stage(given, context) {
    return {
      process() {
        eachInputFile(given, context, (place) => {
          const objects = new CsvObjects(delimiterOf(given), given.Header, (line) => context.warn(line));
          for (const object of objects.read(fileText(place, given.Encoding))) context.write(object);
        });
      },
    };
  },
});
