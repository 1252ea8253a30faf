import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, integer, text } from '../../shell/command/parameter.ts';
import { type Place, shownPath } from '../../shell/drives/path.ts';
import type { Value } from '../../shell/objects/value.ts';
import { toClixml } from './clixml-writer.ts';
import { openText, targetPlace } from './file-paths.ts';
import { pipelineObject } from './pipeline-object.ts';

export default coreCmdlet({
  verb: 'Export',
  noun: 'Clixml',
  synopsis: 'Keeps objects in a file, so that Import-Clixml makes them again.',
  output: [],
  defaultSet: 'ByPath',
  impact: 'Medium',
  parameters: {
    Depth: integer({ default: 2, range: [1, 2147483647], help: 'How deep objects in objects are followed.' }),
    Path: text({ sets: { ByPath: { position: 0, mandatory: true } }, completes: 'path', help: 'The file.' }),
    LiteralPath: text({
      sets: { ByLiteralPath: { mandatory: true } },
      aliases: ['PSPath', 'LP'],
      completes: 'path',
      help: 'The file; no character has a meaning of its own.',
    }),
    InputObject: pipelineObject({ mandatory: true, fromPipeline: 'value', allowNull: true, help: 'The objects.' }),
    Force: flag({ help: 'Writes to a read-only file too.' }),
    NoClobber: flag({ aliases: ['NoOverwrite'], help: 'Refuses a file that is there.' }),
    Encoding: text({ notEmpty: true, help: 'utf8NoBOM (default), unicode, ascii …' }),
  },
  examples: [{ says: 'There and back.', run: '@{ a = 1 } | Export-Clixml a.xml; (Import-Clixml a.xml).a', shows: '1' }],
  stage(given, context) {
    const inputs: Value[] = [];
    let place: Place | undefined;
    return {
      begin() {
        const target = targetPlace(given.LiteralPath ?? given.Path ?? '', context.session);
        if (context.shouldProcess(shownPath(target))) place = target;
      },
      process() {
        if (given.InputObject !== undefined) inputs.push(given.InputObject);
      },
      end() {
        if (!place) return;
        const file = openText(place, { force: given.Force, noClobber: given.NoClobber, encoding: given.Encoding });
        try {
          file.write(toClixml(inputs, given.Depth - 1));
        } finally {
          file.close();
        }
      },
    };
  },
});
