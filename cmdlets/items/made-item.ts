import { fromPlace } from '../../shell/drives/item.ts';
import type { Place } from '../../shell/drives/path.ts';
import type { Value } from '../../shell/objects/value.ts';

/** The object of an item that a provider made, for -PassThru. `near` is a place on the same drive. */
export function madeItem(path: string, near: Place): Value {
  const { provider, drive, root } = near;
  const inside = root !== '' && path.startsWith(root) ? path.slice(root.length) : path;
  const segments = provider.flat ? [inside] : inside.split(/[\\/]/).filter(Boolean);
  return fromPlace(provider.item(path), { provider, drive, root, segments }, provider.isContainer(path));
}
