import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, text, texts } from '../../shell/command/parameter.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { currentPlace, type Place, shownPath, unescapedPlace } from '../../shell/drives/path.ts';
import { PathInfo } from '../../shell/drives/path-info.ts';
import { force } from './path-parameters.ts';
import { eachPlace } from './places.ts';

export default coreCmdlet({
  verb: 'Resolve',
  noun: 'Path',
  synopsis: 'Gives the full paths of items that are there.',
  aliases: ['rvpa'],
  output: ['System.Management.Automation.PathInfo', 'System.String'],
  defaultSet: 'Path',
  parameters: {
    Path: texts({
      sets: {
        Path: { position: 0, mandatory: true, fromPipeline: 'both' },
        RelativePath: { position: 0, mandatory: true, fromPipeline: 'both' },
      },
      wildcards: true,
      completes: 'path',
      help: 'Paths; wildcards are allowed.',
    }),
    LiteralPath: texts({
      sets: { LiteralPath: { mandatory: true, fromPipeline: 'property' } },
      aliases: ['PSPath', 'LP'],
      completes: 'path',
      help: 'Paths in which no character has a meaning of its own.',
    }),
    Relative: flag({ help: 'Gives texts, seen from the current folder.' }),
    RelativeBasePath: text({ completes: 'path', help: 'The folder that relative paths are seen from.' }),
    Force: force,
  },
  examples: [{ says: 'Says where a file is, seen from here.', run: 'Resolve-Path ./plan.txt -Relative' }],
  stage: (given, context) => ({
    process() {
      const table = drivesOf(context.session);
      const base = given.RelativeBasePath === undefined ? currentPlace(table) : unescapedPlace(given.RelativeBasePath, table);
      eachPlace(given, context, (place) => context.write(given.Relative ? relative(place, base) : new PathInfo(place)));
    },
  }),
});

/** `./data/plan.txt`, `../plan.txt`; the full path where no way leads from one to the other. */
function relative(place: Place, from: Place): string {
  if (place.drive !== from.drive) return shownPath(place);
  const { separator } = place.provider;
  let common = 0;
  while (common < from.segments.length && common < place.segments.length && from.segments[common] === place.segments[common]) common++;
  const up = from.segments.slice(common).map(() => '..');
  return [...(up.length ? up : ['.']), ...place.segments.slice(common)].join(separator);
}
