import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { texts } from '../../shell/command/parameter.ts';
import { providerPath } from '../../shell/drives/path.ts';
import { Raised } from '../../shell/objects/error.ts';
import { placesOf } from './file-paths.ts';

export default coreCmdlet({
  verb: 'Unblock',
  noun: 'File',
  synopsis: 'Takes away the mark that a file came from the internet. Only Windows has such a mark.',
  output: [],
  defaultSet: 'ByPath',
  impact: 'Medium',
  parameters: {
    Path: texts({ sets: { ByPath: { position: 0, mandatory: true } }, completes: 'path', help: 'The files.' }),
    LiteralPath: texts({
      sets: { ByLiteralPath: { mandatory: true, fromPipeline: 'property' } },
      aliases: ['PSPath', 'LP'],
      completes: 'path',
      help: 'The files; no character has a meaning of its own.',
    }),
  },
  examples: [
    { says: 'A file that is not marked stays as it is.', run: "Set-Content a.txt 'x'; Unblock-File a.txt; Get-Content a.txt", shows: 'x' },
  ],
  stage(given, context) {
    return {
      process() {
        for (const path of given.LiteralPath ?? given.Path ?? []) {
          try {
            for (const place of placesOf(path, given.LiteralPath !== undefined, context.session)) {
              const file = providerPath(place);
              const mark = `${file}:Zone.Identifier`;
              if (context.shouldProcess(file) && place.provider.separator === '\\' && place.provider.exists(mark))
                context.session.commands.invoke('Remove-Item', [], { LiteralPath: mark, Force: true });
            }
          } catch (thrown) {
            if (!(thrown instanceof Raised)) throw thrown;
            thrown.record.id = 'FileNotFound';
            context.error(thrown.record);
          }
        }
      },
    };
  },
});
