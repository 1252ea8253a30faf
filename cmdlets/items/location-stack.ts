import { resolveLiteral, resolvePath } from '../../shell/drives/glob.ts';
import { isContainerAt, type Place, placeOn } from '../../shell/drives/path.ts';
import { PathInfo, PathInfoStack } from '../../shell/drives/path-info.ts';
import type { DriveTable } from '../../shell/drives/table.ts';
import { raise } from '../../shell/objects/error.ts';

const argument = (message: string, target: unknown = null): never =>
  raise('PSArgumentException', 'Argument', 'InvalidArgument', message, target);

/** A stack of locations by name; the default one is always there. */
export function stackNamed(name: string, table: DriveTable): PathInfoStack {
  const items = table.stack(name === '' ? table.defaultStack : name);
  if (!items) return argument(`Cannot find location stack '${name}'. It does not exist or it is not a container.`, name);
  return new PathInfoStack(
    name,
    items.map(({ drive, location }) => new PathInfo(placeOn(drive, location))),
  );
}

/** Goes to a path, which must be one folder; keeps where the session stood for `-`. */
export function goTo(path: string, literal: boolean, table: DriveTable): void {
  if (!literal && (path === '-' || path === '+')) {
    travel(path, table);
    return;
  }
  const places = literal ? resolveLiteral(path, table) : resolvePath(path, table, true);
  if (places.length > 1 && places.filter(isContainerAt).length !== 1)
    argument(
      `Cannot set the location because path '${path}' resolved to multiple containers. You can only set the location to a single container at a time.`,
      path,
    );
  const place = places.find(isContainerAt);
  if (!place) notFound(path);
  remember(table.back, table);
  table.forward.length = 0;
  stand(place, table);
}

function notFound(path: string): never {
  return raise('ItemNotFoundException', 'PathNotFound', 'ObjectNotFound', `Cannot find path '${path}' because it does not exist.`, path);
}

function stand(place: Place, table: DriveTable): void {
  const { drive } = place;
  if (drive) {
    table.stand(drive, place.segments);
    return;
  }
  // `FileSystem::/srv`: stands on the drive whose root leads there.
  const owner = table.all().find((each) => each.provider === place.provider);
  if (owner) table.stand(owner, place.segments);
}

const remember = (list: DriveTable['back'], table: DriveTable): void => {
  list.push({ drive: table.current, location: table.current.location });
  if (list.length > historyLimit) list.shift();
};
const historyLimit = 20;

function travel(way: '-' | '+', table: DriveTable): void {
  const from = way === '-' ? table.back : table.forward;
  const next = from.pop();
  if (!next) {
    const where = way === '-' ? 'backwards' : 'forwards';
    raise(
      'System.InvalidOperationException',
      'System.InvalidOperationException',
      'InvalidOperation',
      `There is no location history left to navigate ${where}.`,
    );
  }
  remember(way === '-' ? table.forward : table.back, table);
  table.stand(next.drive, next.location);
}

export function pushLocation(stack: string | undefined, table: DriveTable): void {
  table.push(stack ? stack : table.defaultStack);
}

/** Goes back to what was pushed last; false when nothing was. */
export function popLocation(stack: string | undefined, table: DriveTable): boolean {
  const name = stack ? stack : table.defaultStack;
  if (table.stack(name) === undefined) stackNamed(name, table);
  const last = table.pop(name);
  if (!last) return false;
  remember(table.back, table);
  table.stand(last.drive, last.location);
  return true;
}
