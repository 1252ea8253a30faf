import type { EngineContext } from '../../shell/command/context.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { resolveLiteral, resolvePath } from '../../shell/drives/glob.ts';
import { fromPlace } from '../../shell/drives/item.ts';
import { isContainerAt, leaf, type Place, providerPath } from '../../shell/drives/path.ts';
import type { Provider, Work } from '../../shell/drives/provider.ts';
import { selection } from '../../shell/drives/selection.ts';
import { ErrorRecord, NetException, Raised, raise } from '../../shell/objects/error.ts';
import type { Value } from '../../shell/objects/value.ts';

/** The parameters that tell which items are meant. */
export interface GivenPaths {
  readonly Path?: readonly string[] | undefined;
  readonly LiteralPath?: readonly string[] | undefined;
  readonly Filter?: string | undefined;
  readonly Include?: readonly string[] | undefined;
  readonly Exclude?: readonly string[] | undefined;
  readonly Force?: boolean | undefined;
}

/** Reports what an action throws for one item and goes on; errors of the shell itself and Ctrl+C pass. */
export function reported(context: EngineContext, action: () => void): void {
  try {
    action();
  } catch (thrown) {
    report(context, thrown);
  }
}

export function report(context: EngineContext, thrown: unknown): void {
  if (thrown instanceof Raised && thrown.constructor === Raised) context.error(thrown.record);
  else if (thrown instanceof NetException) context.error(new ErrorRecord(thrown, thrown.type, 'NotSpecified'));
  else throw thrown;
}

/** The test that -Filter means for a provider. */
export function filterOf(provider: Provider, filter: string | undefined): (name: string) => boolean {
  if (!filter) return () => true;
  if (provider.filter) return provider.filter(filter);
  return raise(
    'PSNotSupportedException',
    'NotSupported',
    'NotImplemented',
    'Cannot call method. The provider does not support the use of filters.',
  );
}

/** Runs an action for every item that the parameters mean; what does not exist is reported, path by path. */
export function eachPlace(given: GivenPaths, context: EngineContext, action: (place: Place) => void): void {
  const literal = given.LiteralPath !== undefined;
  for (const path of given.LiteralPath ?? given.Path ?? ['.'])
    reported(context, () => {
      for (const place of placesOf(path, literal, given, context)) reported(context, () => action(place));
    });
}

/** The items that one path means, narrowed by -Filter, -Include and -Exclude. */
export function placesOf(path: string, literal: boolean, given: GivenPaths, context: EngineContext): Place[] {
  const table = drivesOf(context.session);
  const places = literal ? resolveLiteral(path, table) : resolvePath(path, table, given.Force);
  const chosen = selection(given.Include, given.Exclude);
  return places.filter((place) => chosen(leaf(place)) && filterOf(place.provider, given.Filter)(leaf(place)));
}

/** The object of an item, with where it is from. */
export function itemAt(place: Place): Value {
  return fromPlace(place.provider.item(providerPath(place)), place, isContainerAt(place));
}

/** Same, refusing hidden items unless forced. */
export function visibleItemAt(place: Place, force: boolean): Value {
  const path = providerPath(place);
  if (!force && place.segments.length > 0 && place.provider.isHidden?.(path))
    raise('System.IO.IOException', 'ItemNotFound', 'ObjectNotFound', `Could not find item ${path}.`, path, 'Use -Force for hidden items.');
  return itemAt(place);
}

const interfaces = {
  content: 'Cannot use interface. The IContentCmdletProvider interface is not supported by this provider.',
  property: 'Cannot use interface. The IPropertyCmdletProvider interface is not supported by this provider.',
  dynamicProperty: 'Cannot use interface. The IDynamicPropertyCmdletProvider interface is not supported by this provider.',
  operation: 'Provider operation stopped because the provider does not support this operation.',
} as const;

export function notSupported(what: keyof typeof interfaces = 'operation'): never {
  return raise('PSNotSupportedException', 'NotSupported', 'NotImplemented', interfaces[what]);
}

/** What a cmdlet lets a provider do with a tree. */
export function workFor(
  context: EngineContext,
  given: { readonly Recurse?: boolean; readonly Force?: boolean; readonly PassThru?: boolean; readonly Filter?: string | undefined },
  provider: Provider,
  made: (path: string) => void = () => {},
): Work {
  return {
    recurse: given.Recurse ?? false,
    force: given.Force ?? false,
    failed: (thrown) => report(context, thrown),
    may: (target, action) => context.shouldProcess(target, action),
    checkStop: () => context.checkStop(),
    made,
    wants: filterOf(provider, given.Filter),
  };
}
