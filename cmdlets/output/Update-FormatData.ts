import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import type { EngineContext } from '../../shell/command/context.ts';
import { texts } from '../../shell/command/parameter.ts';
import { literalPlace, providerPath } from '../../shell/drives/path.ts';
import type { DriveTable } from '../../shell/drives/table.ts';
import { readFormatFile } from '../../shell/formatting/format-views.ts';
import { formattingOf } from '../../shell/formatting/formatting.ts';
import { textOf } from '../../shell/formatting/subject.ts';
import { ErrorRecord, NetException } from '../../shell/objects/error.ts';

export default coreCmdlet({
  verb: 'Update',
  noun: 'FormatData',
  synopsis: 'Loads views from format files into this session.',
  description: 'Views of -PrependPath come before the built-in ones and replace them; those of -AppendPath are used where no other fits.',
  defaultSet: 'FileSet',
  output: [],
  impact: 'Medium',
  parameters: {
    AppendPath: texts({
      position: 0,
      fromPipeline: 'both',
      aliases: ['PSPath', 'Path'],
      notEmpty: true,
      completes: 'path',
      help: 'Files whose views come last.',
    }),
    PrependPath: texts({ notEmpty: true, completes: 'path', help: 'Files whose views come first.' }),
  },
  examples: [
    {
      says: 'Loads the views of a folder first.',
      run: 'Update-FormatData -PrependPath ./views.format.ps1xml -ErrorAction SilentlyContinue',
    },
  ],
  stage(given, context) {
    const formatting = formattingOf(context.session);
    const load = (path: string, option: 'Append' | 'Prepend') => {
      const text = fileText(path, option, context);
      if (text === undefined || !context.shouldProcess(path, 'Update FormatData')) return [];
      const file = readFormatFile(text, path, (code) => context.session.blocks.create(code));
      Object.assign(formatting.views.settings, file.settings);
      return file.views;
    };
    return {
      process() {
        for (const path of given.AppendPath ?? []) formatting.views.append(load(path, 'Append'));
      },
      end() {
        formatting.views.prepend((given.PrependPath ?? []).flatMap((path) => load(path, 'Prepend')));
      },
    };
  },
});

/** The text of a format file; an error is written and undefined given for a path that is none. */
function fileText(path: string, option: 'Append' | 'Prepend', context: EngineContext): string | undefined {
  const place = literalPlace(path, context.session.drives.table as DriveTable);
  const full = providerPath(place);
  const { provider } = place;
  if (!provider.exists(full) || provider.isContainer(full)) {
    const exception = new NetException(
      'System.Management.Automation.ItemNotFoundException',
      `Cannot find path '${full}' because it does not exist.`,
    );
    context.error(new ErrorRecord(exception, `Format${option}PathException`, 'ObjectNotFound', path));
    return undefined;
  }
  if (!/\.ps1xml$/i.test(full)) {
    const message = `Cannot read the file "${full}"  because it does not have the file name extension "ps1xml".`;
    context.error(
      new ErrorRecord(
        new NetException('System.Management.Automation.PSInvalidOperationException', message),
        'WrongExtension',
        'InvalidArgument',
        path,
      ),
    );
    return undefined;
  }
  const how = { raw: true, bytes: false, encoding: undefined, delimiter: undefined, head: undefined, tail: undefined };
  return [...(provider.read?.(full, how) ?? [])].map(textOf).join('');
}
