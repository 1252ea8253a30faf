import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text } from '../../shell/command/parameter.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { currentLocation } from '../../shell/drives/path-info.ts';
import { goTo, stackNamed } from './location-stack.ts';
import { passThru } from './path-parameters.ts';
import { reported } from './places.ts';

export default coreCmdlet({
  verb: 'Set',
  noun: 'Location',
  synopsis: 'Goes to a folder, or to a place on another drive.',
  aliases: ['sl', 'cd', 'chdir'],
  output: [],
  defaultSet: 'Path',
  parameters: {
    Path: text({
      sets: { Path: { position: 0, fromPipeline: 'both' } },
      allowNull: true,
      allowEmpty: true,
      wildcards: true,
      completes: 'path',
      help: 'Where to; - goes back, + forward, nothing goes home.',
    }),
    LiteralPath: text({
      sets: { LiteralPath: { mandatory: true, fromPipeline: 'property' } },
      aliases: ['PSPath', 'LP'],
      completes: 'path',
      help: 'Where to; no character has a meaning of its own.',
    }),
    PassThru: passThru,
    StackName: text({ sets: { Stack: { fromPipeline: 'property' } }, help: 'Makes this the stack of Push-Location and Pop-Location.' }),
  },
  examples: [{ says: 'Goes to the environment and back.', run: 'Set-Location env:; Set-Location -' }],
  stage: (given, context) => ({
    process() {
      const table = drivesOf(context.session);
      reported(context, () => {
        if (given.StackName !== undefined) {
          table.defaultStack = given.StackName === '' ? 'default' : stackNamed(given.StackName, table).name;
          return;
        }
        if (given.LiteralPath !== undefined) goTo(given.LiteralPath, true, table);
        else if (given.Path) goTo(given.Path, false, table);
        else goTo(table.fileDrive.provider.home ?? '/', true, table);
        if (given.PassThru) context.write(currentLocation(table));
      });
    },
  }),
});
