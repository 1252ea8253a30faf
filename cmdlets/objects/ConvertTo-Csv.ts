import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag } from '../../shell/command/parameter.ts';
import { typeNamesOf } from '../../shell/objects/members.ts';
import { csvChoice, csvWriting, delimiter } from './csv-columns.ts';
import { CsvRows, columnsOf } from './csv-text.ts';
import { pipelineObject } from './pipeline-object.ts';

export default coreCmdlet({
  verb: 'ConvertTo',
  noun: 'Csv',
  synopsis: 'Makes comma-separated lines of objects.',
  output: ['System.String'],
  defaultSet: 'DelimiterPath',
  parameters: {
    InputObject: pipelineObject({
      position: 0,
      mandatory: true,
      fromPipeline: 'value',
      help: 'The objects; the first one says which columns there are.',
    }),
    Delimiter: delimiter({ sets: { Delimiter: { position: 1 }, DelimiterPath: { position: 1 } }, help: 'What stands between fields.' }),
    UseCulture: flag({ sets: ['CulturePath'], help: 'The list separator of the culture between fields.' }),
    ...csvWriting,
  },
  examples: [{ says: 'Without quotes.', run: "[pscustomobject]@{ A = 1; B = 'x' } | ConvertTo-Csv -UseQuotes Never", shows: 'A,B\n1,x' }],
  stage(given, context) {
    const choice = csvChoice(given, (name) => context.isBound(name));
    let rows: CsvRows | undefined;
    return {
      process() {
        const input = given.InputObject;
        if (input === null || input === undefined) return;
        if (!rows) {
          rows = new CsvRows(columnsOf(input), choice);
          if (rows.columns.length > 0 && given.IncludeTypeInformation) context.write(`#TYPE ${typeNamesOf(input)[0]}`);
          if (rows.columns.length > 0 && !given.NoHeader) context.write(rows.header());
        }
        if (rows.columns.length > 0) context.write(rows.row(input));
      },
    };
  },
});
