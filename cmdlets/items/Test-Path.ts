import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import type { EngineContext } from '../../shell/command/context.ts';
import { date, flag, oneOf, texts } from '../../shell/command/parameter.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { isContainerAt, type Place, parsePath } from '../../shell/drives/path.ts';
import { compare } from '../../shell/objects/comparison.ts';
import { ErrorRecord, NetException, Raised } from '../../shell/objects/error.ts';
import { getProperty } from '../../shell/objects/members.ts';
import { force, itemFilters } from './path-parameters.ts';
import { itemAt, placesOf } from './places.ts';

export default coreCmdlet({
  verb: 'Test',
  noun: 'Path',
  synopsis: 'Says whether paths lead to something.',
  output: ['System.Boolean'],
  defaultSet: 'Path',
  parameters: {
    Path: texts({
      sets: { Path: { position: 0, mandatory: true, fromPipeline: 'both' } },
      allowNull: true,
      allowEmpty: true,
      wildcards: true,
      completes: 'path',
      help: 'Paths; wildcards are allowed.',
    }),
    LiteralPath: texts({
      sets: { LiteralPath: { mandatory: true, fromPipeline: 'property' } },
      aliases: ['PSPath', 'LP'],
      allowNull: true,
      allowEmpty: true,
      completes: 'path',
      help: 'Paths in which no character has a meaning of its own.',
    }),
    ...itemFilters,
    PathType: oneOf(['Any', 'Container', 'Leaf'], {
      default: 'Any',
      aliases: ['Type'],
      help: 'A folder (Container), no folder (Leaf), or either.',
    }),
    IsValid: flag({ help: 'Looks only at the form of the path.' }),
    OlderThan: date({ help: 'Written before this time.' }),
    NewerThan: date({ help: 'Written after this time.' }),
    Force: force,
  },
  examples: [{ says: 'Looks for a variable of the environment.', run: 'Test-Path env:NO_SUCH_VARIABLE', shows: 'False' }],
  stage: (given, context) => ({
    process() {
      const paths = given.LiteralPath ?? given.Path;
      if (!paths || paths.length === 0) {
        context.error(nullPath());
        return;
      }
      for (const path of paths) {
        if (path === null || path === undefined) context.error(nullPath());
        else context.write(path.trim() !== '' && (given.IsValid ? isValid(path, context) : leads(path)));
      }

      function leads(path: string): boolean {
        try {
          const all = { ...given, Force: true };
          return placesOf(path, given.LiteralPath !== undefined, all, context).some(fits);
        } catch (thrown) {
          if (thrown instanceof Raised) return false;
          throw thrown;
        }
      }

      function fits(place: Place): boolean {
        if (given.PathType !== 'Any' && isContainerAt(place) !== (given.PathType === 'Container')) return false;
        if (!given.OlderThan && !given.NewerThan) return true;
        const written = getProperty(itemAt(place), 'LastWriteTime');
        if (given.OlderThan && compare(written, given.OlderThan, false) >= 0) return false;
        return !given.NewerThan || compare(written, given.NewerThan, false) > 0;
      }
    },
  }),
});

function isValid(path: string, context: EngineContext): boolean {
  try {
    parsePath(path, drivesOf(context.session));
    return !path.includes('\0');
  } catch (thrown) {
    if (thrown instanceof Raised) return false;
    throw thrown;
  }
}

function nullPath(): ErrorRecord {
  const message = "Value cannot be null. (Parameter 'The provided Path argument was null or an empty collection.')";
  return new ErrorRecord(new NetException('System.ArgumentNullException', message), 'NullPathNotPermitted', 'InvalidArgument', null);
}
