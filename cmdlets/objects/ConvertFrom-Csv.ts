import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, texts } from '../../shell/command/parameter.ts';
import { toText } from '../../shell/objects/text.ts';
import { delimiter, delimiterOf } from './csv-columns.ts';
import { CsvObjects } from './csv-objects.ts';
import { pipelineObjects } from './pipeline-object.ts';

export default coreCmdlet({
  verb: 'ConvertFrom',
  noun: 'Csv',
  synopsis: 'Makes objects of comma-separated lines.',
  output: ['System.Management.Automation.PSObject'],
  defaultSet: 'DelimiterPath',
  parameters: {
    Delimiter: delimiter({ sets: { DelimiterPath: { position: 1 } }, help: 'What stands between fields.' }),
    UseCulture: flag({ sets: { CulturePath: { mandatory: true } }, help: 'The list separator of the culture between fields.' }),
    InputObject: pipelineObjects({
      position: 0,
      mandatory: true,
      fromPipeline: 'value',
      allowNull: true,
      allowEmpty: true,
      help: 'The lines.',
    }),
    Header: texts({ position: 2, notEmpty: true, help: 'Names of the columns; without it the first line has them.' }),
  },
  examples: [{ says: 'Reads a column.', run: "('A,B', '1,2' | ConvertFrom-Csv).B", shows: '2' }],
  stage(given, context) {
    const objects = new CsvObjects(delimiterOf(given), given.Header, (text) => context.warn(text));
    return {
      process() {
        for (const line of given.InputObject ?? []) for (const object of objects.read(toText(line))) context.write(object);
      },
    };
  },
});
