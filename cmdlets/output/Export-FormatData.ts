import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, text, typed } from '../../shell/command/parameter.ts';
import { ExtendedTypeDefinition } from '../../shell/formatting/format-data.ts';
import { writeFormatFile } from '../../shell/formatting/format-writer.ts';
import type { Value } from '../../shell/objects/value.ts';
import { filePlace, openTextFile } from './text-file.ts';

export default coreCmdlet({
  verb: 'Export',
  noun: 'FormatData',
  synopsis: 'Writes views into a format file.',
  defaultSet: 'ByPath',
  output: [],
  parameters: {
    InputObject: typed<Value>('System.Management.Automation.ExtendedTypeDefinition[]')({
      mandatory: true,
      fromPipeline: 'value',
      help: 'What Get-FormatData gives.',
    }),
    Path: text({ sets: { ByPath: { mandatory: true } }, aliases: ['FilePath'], completes: 'path', help: 'The file.' }),
    LiteralPath: text({
      sets: { ByLiteralPath: { mandatory: true } },
      aliases: ['PSPath', 'LP'],
      completes: 'path',
      help: 'The file; no character has a meaning of its own.',
    }),
    Force: flag({ help: 'Writes to a read-only file too.' }),
    NoClobber: flag({ aliases: ['NoOverwrite'], help: 'Refuses a file that is there.' }),
    IncludeScriptBlock: flag({ help: 'Writes scripts too.' }),
  },
  examples: [{ says: 'Keeps the view of a type.', run: 'Get-FormatData System.Version | Export-FormatData -Path version.format.ps1xml' }],
  stage(given, context) {
    const definitions: ExtendedTypeDefinition[] = [];
    return {
      process() {
        for (const each of [given.InputObject].flat()) if (each instanceof ExtendedTypeDefinition) definitions.push(each);
      },
      end() {
        const views = definitions.flatMap((definition) => definition.views.map(({ view }) => view));
        const place = filePlace(given.LiteralPath ?? given.Path ?? '', context.session);
        const file = openTextFile(place, { append: false, force: given.Force, noClobber: given.NoClobber, encoding: undefined });
        file.write(writeFormatFile(views, given.IncludeScriptBlock));
        file.close();
      },
    };
  },
});
