import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import type { EngineContext } from '../../shell/command/context.ts';
import { flag } from '../../shell/command/parameter.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { below, currentPlace, isContainerAt, leaf, type Place, placeOn, providerPath, shownPath } from '../../shell/drives/path.ts';
import { selection } from '../../shell/drives/selection.ts';
import { raise } from '../../shell/objects/error.ts';
import { force, itemFilters, itemPaths } from './path-parameters.ts';
import { eachPlace, filterOf, notSupported, workFor } from './places.ts';

export default coreCmdlet({
  verb: 'Remove',
  noun: 'Item',
  synopsis: 'Removes files, folders and other items.',
  aliases: ['ri', 'rm', 'rmdir', 'del', 'erase', 'rd'],
  output: [],
  impact: 'Medium',
  defaultSet: 'Path',
  parameters: {
    ...itemPaths,
    ...itemFilters,
    Recurse: flag({ help: 'Removes a folder with all that is in it.' }),
    Force: force,
  },
  examples: [{ says: 'Removes old logs.', run: 'Remove-Item ./logs/*.log' }],
  stage: (given, context) => ({
    process() {
      const choosing = given.Recurse && Boolean(given.Include?.length || given.Exclude?.length);
      const wide = choosing ? { ...given, Include: undefined, Exclude: undefined, Filter: undefined } : given;
      eachPlace(wide, context, (place) => {
        if (!place.provider.remove) notSupported();
        if (!choosing) remove(place, given, context);
        else {
          const chosen = selection(given.Include, given.Exclude);
          const matches = filterOf(place.provider, given.Filter);
          removeChosen(place, (name) => chosen(name) && matches(name), given, context);
        }
      });
    },
  }),
});

interface Given {
  readonly Recurse: boolean;
  readonly Force: boolean;
  readonly Filter?: string | undefined;
}

function remove(place: Place, given: Given, context: EngineContext): void {
  const { provider } = place;
  const path = providerPath(place);
  refuseUsed(place, context);
  if (!given.Recurse && isContainerAt(place) && !isLink(place) && provider.entries(path).length > 0) {
    const query = `The item at ${shownPath(place)} has children and the Recurse parameter was not specified. If you continue, all children will be removed with the item. Are you sure you want to continue?`;
    if (!context.shouldContinue(query, 'Confirm')) return;
  }
  provider.remove?.(path, workFor(context, { ...given, Filter: undefined }, provider));
}

/** A link to a folder is removed alone. */
function isLink(place: Place): boolean {
  const { provider, segments } = place;
  if (segments.length === 0) return false;
  const folder = provider.join(place.root, segments.slice(0, -1));
  return provider.entries(folder).find(({ name }) => name === leaf(place))?.link ?? false;
}

/** -Include and -Exclude with -Recurse: of a tree only what is chosen goes. */
function removeChosen(place: Place, chosen: (name: string) => boolean, given: Given, context: EngineContext): void {
  if (!isContainerAt(place) || isLink(place)) {
    if (chosen(leaf(place))) remove(place, given, context);
    return;
  }
  for (const { name, hidden } of place.provider.entries(providerPath(place))) {
    context.checkStop();
    if (!hidden || given.Force) removeChosen(below(place, name), chosen, given, context);
  }
  if (chosen(leaf(place)) && place.provider.entries(providerPath(place)).length === 0) remove(place, given, context);
}

/** Where the session stands, and what leads there, stays. */
function refuseUsed(place: Place, context: EngineContext): void {
  const table = drivesOf(context.session);
  const path = providerPath(place);
  for (const drive of [table.current, table.fileDrive]) {
    if (drive.provider !== place.provider || drive.provider.flat) continue;
    const stands = drive === table.current ? currentPlace(table) : placeOn(drive, drive.location);
    const here = providerPath(stands);
    if (here !== path && !here.startsWith(path + place.provider.separator)) continue;
    raise(
      'PSInvalidOperationException',
      'InvalidOperation',
      'InvalidOperation',
      `Cannot remove the item at '${path}' because it is in use.`,
      path,
      'Go to another folder first.',
    );
  }
}
