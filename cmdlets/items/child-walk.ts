import type { EngineContext } from '../../shell/command/context.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { isPattern, resolveLiteral, resolvePath } from '../../shell/drives/glob.ts';
import { fromPlace } from '../../shell/drives/item.ts';
import { below, existsAt, isContainerAt, leaf, type Place, providerPath, unescapedPlace } from '../../shell/drives/path.ts';
import type { Entry } from '../../shell/drives/provider.ts';
import { selection } from '../../shell/drives/selection.ts';
import { getProperty } from '../../shell/objects/members.ts';
import { EnumValue } from '../../shell/objects/net-type.ts';
import type { Value } from '../../shell/objects/value.ts';
import { attributeTest } from './attribute-expression.ts';
import { filterOf, type GivenPaths, itemAt, reported, visibleItemAt } from './places.ts';

export interface ListingChoice extends GivenPaths {
  readonly Recurse: boolean;
  readonly Depth?: number | undefined;
  readonly Name: boolean;
  readonly Attributes?: readonly string[] | undefined;
  readonly FollowSymlink: boolean;
  readonly Directory: boolean;
  readonly File: boolean;
  readonly Hidden: boolean;
  readonly ReadOnly: boolean;
  readonly System: boolean;
}

const bit = { readOnly: 1, system: 4 } as const;

/**
 * The listings of Get-ChildItem. There are three of them, as in PowerShell: folder by folder (plain), name by name with -Name, and
 * item by item where -Include or -Exclude choose among names; the last two also look into folders behind links.
 */
export class ChildWalk {
  readonly #given: ListingChoice;
  readonly #context: EngineContext;
  readonly #most: number;
  readonly #attributes: ((attributes: number) => boolean) | undefined;
  readonly #showsHidden: boolean;

  constructor(given: ListingChoice, context: EngineContext) {
    this.#given = given;
    this.#context = context;
    this.#most = given.Depth ?? Number.POSITIVE_INFINITY;
    this.#attributes = given.Attributes?.length ? attributeTest(given.Attributes.join(',')) : undefined;
    this.#showsHidden = given.Force === true || given.Hidden || /(^|[,+\s])(hidden|h)\b/i.test(given.Attributes?.join(',') ?? '');
  }

  list(path: string, literal: boolean): void {
    const { Recurse, Name } = this.#given;
    let { Include } = this.#given;
    const { Exclude } = this.#given;
    const table = drivesOf(this.#context.session);
    let start = path === '' ? '.' : path;
    if (Recurse && !literal && !/[\\/]$/.test(start) && !Include?.length) {
      const place = isPattern(start) ? undefined : unescapedPlace(start, table);
      if (!place || !isContainerAt(place)) {
        // `dir -Recurse *.txt` and `dir -Recurse name`: the last part is looked for in all folders below.
        const [, parent = '', last = ''] = /^(.*?)([^\\/:]*)$/s.exec(start) ?? [];
        if (last !== '*') Include = [last];
        start = parent === '' ? '.' : parent;
      }
    }
    const globbed = !literal && isPattern(start);
    const chosen = selection(Include, Exclude);
    const choosing = Boolean(Include?.length || Exclude?.length);
    let places = literal ? resolveLiteral(start, table) : resolvePath(start, table, this.#given.Force);
    if (!Recurse && !literal) places = places.filter((place) => chosen(leaf(place) || '.'));
    for (const place of places) {
      if (Name) this.#names(place, '', chosen, globbed && !Recurse, 0);
      else if (choosing || (Recurse && globbed)) this.#chosen(place, chosen, 0);
      else if (isContainerAt(place) && (!globbed || Recurse)) this.#folder(place, 0);
      else this.#single(place);
    }
  }

  /** A path that is no folder, or that a wildcard found: the item itself. */
  #single(place: Place): void {
    const matches = filterOf(place.provider, this.#given.Filter);
    if (!matches(leaf(place))) return;
    const item = visibleItemAt(place, this.#showsHidden);
    const container = isContainerAt(place);
    if (this.#wants({ name: leaf(place), container, hidden: place.provider.isHidden?.(providerPath(place)) ?? false, link: false }, item))
      this.#context.writeEnumerated(item);
  }

  /** Everything in a folder, then, folder by folder in the order of the system, what is below. */
  #folder(place: Place, depth: number): void {
    const { provider } = place;
    const folder = providerPath(place);
    const matches = filterOf(provider, this.#given.Filter);
    const entries = provider.entries(folder);
    const raw = this.#given.Recurse && depth < this.#most ? entries.filter((entry) => entry.container) : [];
    for (const entry of provider.sorted(entries)) {
      if (!matches(entry.name) || (entry.hidden && !this.#showsHidden)) continue;
      const next = below(place, entry.name);
      const item = fromPlace(provider.child?.(folder, entry) ?? provider.item(providerPath(next)), next, entry.container);
      if (this.#wants(entry, item)) this.#context.write(item);
    }
    this.#context.checkStop();
    for (const entry of raw) {
      if ((entry.link && !this.#given.FollowSymlink) || (entry.hidden && !this.#given.Force)) continue;
      reported(this.#context, () => this.#folder(below(place, entry.name), depth + 1));
    }
  }

  /** Items whose names are chosen, each folder entered where it stands. */
  #chosen(place: Place, chosen: (name: string) => boolean, depth: number): void {
    if (!isContainerAt(place)) {
      if (chosen(leaf(place))) this.#single(place);
      return;
    }
    this.#context.checkStop();
    const { provider } = place;
    const matches = filterOf(provider, this.#given.Filter);
    for (const entry of provider.sorted(provider.entries(providerPath(place)))) {
      if (entry.hidden && !this.#showsHidden) continue;
      const next = below(place, entry.name);
      if (chosen(entry.name) && matches(entry.name)) {
        const item = itemAt(next);
        if (this.#wants(entry, item)) this.#context.write(item);
      }
      if (this.#given.Recurse && entry.container && depth < this.#most && (!entry.hidden || this.#given.Force))
        reported(this.#context, () => this.#chosen(next, chosen, depth + 1));
    }
  }

  /** Names below the path. */
  #names(place: Place, prefix: string, chosen: (name: string) => boolean, itself: boolean, depth: number): void {
    if (itself || !isContainerAt(place)) {
      if (existsAt(place)) this.#context.write(leaf(place));
      return;
    }
    this.#context.checkStop();
    const { provider } = place;
    const folder = providerPath(place);
    const matches = filterOf(provider, this.#given.Filter);
    const entries = provider.sorted(provider.entries(folder)).filter(({ hidden }) => !hidden || this.#showsHidden);
    for (const entry of entries)
      if (chosen(entry.name) && matches(entry.name) && this.#wants(entry, () => itemAt(below(place, entry.name))))
        this.#context.write(prefix + entry.name);
    if (!this.#given.Recurse || depth >= this.#most) return;
    for (const { name, container, hidden } of entries)
      if (container && (!hidden || this.#given.Force))
        reported(this.#context, () => this.#names(below(place, name), `${prefix}${name}${provider.separator}`, chosen, false, depth + 1));
  }

  /** What the switches and -Attributes let through; the item is looked at only where they ask for more than a name tells. */
  #wants(entry: Entry, item: Value | (() => Value)): boolean {
    const { Directory, File, Hidden, ReadOnly, System } = this.#given;
    if (Directory && !File && !entry.container) return false;
    if (File && !Directory && entry.container) return false;
    if (Hidden && !entry.hidden) return false;
    if (!ReadOnly && !System && !this.#attributes) return true;
    const value = getProperty(typeof item === 'function' ? item() : item, 'Attributes');
    const attributes = value instanceof EnumValue ? value.value : 0;
    if (ReadOnly && !(attributes & bit.readOnly)) return false;
    if (System && !(attributes & bit.system)) return false;
    return this.#attributes?.(attributes) ?? true;
  }
}
