import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, text } from '../../shell/command/parameter.ts';
import { type Place, providerPath, shownPath } from '../../shell/drives/path.ts';
import type { ContentWriter } from '../../shell/drives/provider.ts';
import { raise } from '../../shell/objects/error.ts';
import { typeNamesOf } from '../../shell/objects/members.ts';
import type { Value } from '../../shell/objects/value.ts';
import { csvChoice, csvWriting, delimiter } from './csv-columns.ts';
import { CsvReader } from './csv-reader.ts';
import { CsvRows, columnsOf } from './csv-text.ts';
import { fileText, openText, targetPlace } from './file-paths.ts';
import { pipelineObject } from './pipeline-object.ts';

export default coreCmdlet({
  verb: 'Export',
  noun: 'Csv',
  synopsis: 'Writes objects to a file of comma-separated lines.',
  aliases: ['epcsv'],
  output: [],
  defaultSet: 'Delimiter',
  impact: 'Medium',
  parameters: {
    InputObject: pipelineObject({
      mandatory: true,
      fromPipeline: 'value',
      help: 'The objects; the first one says which columns there are.',
    }),
    Path: text({ position: 0, notEmpty: true, completes: 'path', help: 'The file.' }),
    LiteralPath: text({
      aliases: ['PSPath', 'LP'],
      notEmpty: true,
      completes: 'path',
      help: 'The file; no character has a meaning of its own.',
    }),
    Force: flag({ help: 'Writes to a read-only file too; with -Append rows of other columns too.' }),
    NoClobber: flag({ aliases: ['NoOverwrite'], help: 'Refuses a file that is there.' }),
    Encoding: text({ notEmpty: true, help: 'utf8NoBOM (default), utf8BOM, unicode, ascii …' }),
    Append: flag({ help: 'Writes after what is there.' }),
    Delimiter: delimiter({ sets: { Delimiter: { position: 1 } }, help: 'What stands between fields.' }),
    UseCulture: flag({ sets: ['UseCulture'], help: 'The list separator of the culture between fields.' }),
    ...csvWriting,
  },
  examples: [{ says: 'Keeps rows.', run: '[pscustomobject]@{ A = 1 } | Export-Csv a.csv; Get-Content a.csv', shows: '"A"\n"1"' }],
  stage(given, context) {
    const choice = csvChoice(given, (name) => context.isBound(name));
    let file: ContentWriter | undefined;
    let place: Place | undefined;
    let rows: CsvRows | undefined;
    const open = (target: Place): ContentWriter =>
      openText(target, { append: given.Append, force: given.Force, noClobber: given.NoClobber, encoding: given.Encoding });
    const start = (first: Value): CsvRows => {
      const known = given.Append && place ? headerOf(place, choice.delimiter, given.Encoding) : undefined;
      const columns = columnsOf(first);
      if (known && !given.Force) mustFit(known, columns, place!);
      const made = new CsvRows(known ?? columns, choice);
      file ??= open(place!);
      if (!known && given.IncludeTypeInformation) file.write(`#TYPE ${typeNamesOf(first)[0]}\n`);
      if (!known && !given.NoHeader && columns.length > 0) file.write(`${made.header()}\n`);
      return made;
    };
    return {
      begin() {
        const path = given.LiteralPath ?? given.Path;
        if (path === undefined || (given.LiteralPath && given.Path))
          raise(
            'System.InvalidOperationException',
            'CannotSpecifyPathAndLiteralPath',
            'InvalidData',
            'You must specify either the -Path or -LiteralPath parameters, but not both.',
          );
        const target = targetPlace(path, context.session);
        if (!context.shouldProcess(shownPath(target))) return;
        place = target;
        if (!given.Append) file = open(target);
      },
      process() {
        const input = given.InputObject;
        if (!place || input === null || input === undefined) return;
        rows ??= start(input);
        if (rows.columns.length > 0) file?.write(`${rows.row(input)}\n`);
      },
      clean() {
        file?.close();
      },
    };
  },
});

/** Columns of a file that rows are appended to; undefined when it is new or empty. */
function headerOf(place: Place, delimiter: string, encoding: string | undefined): string[] | undefined {
  if (!place.provider.exists(providerPath(place))) return undefined;
  const reader = new CsvReader(fileText(place, encoding), delimiter);
  while (!reader.ended && reader.startsWith('#')) reader.line();
  const header = reader.ended ? [] : reader.record();
  return header.length > 0 ? header : undefined;
}

function mustFit(known: readonly string[], columns: readonly string[], place: Place): void {
  const given = new Set(columns.map((name) => name.toLowerCase()));
  const absent = known.find((name) => !given.has(name.toLowerCase()));
  if (absent === undefined) return;
  const path = providerPath(place);
  const message = `Cannot append CSV content to the following file: ${path}. The appended object does not have a property that corresponds to the following column: ${absent}. To continue with mismatched properties, add the -Force parameter, and then retry the command.`;
  raise('System.InvalidOperationException', 'CannotAppendCsvWithMismatchedPropertyNames', 'InvalidData', message, absent);
}
