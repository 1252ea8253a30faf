import { bestMatch } from './best-match.ts';
import type { Control, ShapeKind, Shapes, View } from './view.ts';

/** A view of one kind, as it is searched. */
export interface StoredView {
  readonly name: string;
  readonly types: readonly string[];
  readonly kind: ShapeKind;
  readonly shapes: Shapes;
  readonly outOfBand: boolean;
  readonly controls: Readonly<Record<string, Control>>;
}

/** What the DefaultSettings of a format file change for the whole session. */
export interface DisplaySettings {
  /** Up to so many properties an object without a view is a table. */
  propertyCountForTable: number;
  wrapTables: boolean;
  showError: boolean;
  displayError: boolean;
  /** How a collection of these types is expanded; entries without types are for all. */
  expansions: { readonly types: readonly string[]; readonly expand: Expansion }[];
}

export type Expansion = 'EnumOnly' | 'CoreOnly' | 'Both';

const kinds: readonly ShapeKind[] = ['table', 'list', 'wide', 'custom'];

/** One stored view per kind and name, the preferred kind first. */
export function storedViews(view: View): StoredView[] {
  const types = [view.type].flat();
  const order = view.preferred ? [view.preferred, ...kinds.filter((kind) => kind !== view.preferred)] : kinds;
  const base = { types, outOfBand: view.outOfBand ?? false, controls: view.controls ?? {} };
  const named = [{ ...view, name: view.name ?? types[0]! }, ...(view.more ?? [])];
  return named.flatMap(({ name, ...shapes }) => order.filter((kind) => shapes[kind]).map((kind) => ({ ...base, name, kind, shapes })));
}

/** All views of a session: prepended ones, then those that belong to types (loaded when a type is first seen), then appended ones. */
export class ViewStore {
  readonly settings: DisplaySettings = {
    propertyCountForTable: 4,
    wrapTables: false,
    showError: false,
    displayError: false,
    expansions: [],
  };
  readonly #load: (typeName: string) => View | readonly View[] | undefined;
  readonly #own = new Map<string, readonly StoredView[]>();
  readonly #loaded = new Map<View, StoredView[]>();
  #prepended: StoredView[] = [];
  #appended: StoredView[] = [];
  #chosen = new Map<string, StoredView | undefined>();

  readonly #typeNames: () => readonly string[];

  /**
   * `load` gives the product's view of a type (its name in lower case) or undefined; it is asked once for each type name.
   * `typeNames` are all names that it knows.
   */
  constructor(load: (typeName: string) => View | readonly View[] | undefined, typeNames: () => readonly string[] = () => []) {
    this.#load = load;
    this.#typeNames = typeNames;
  }

  prepend(views: readonly StoredView[]): void {
    this.#prepended = [...views, ...this.#prepended];
    this.#chosen.clear();
  }

  append(views: readonly StoredView[]): void {
    this.#appended.push(...views);
    this.#chosen.clear();
  }

  /** Takes views away, as removing a module does. */
  remove(views: readonly StoredView[]): void {
    const gone = new Set(views);
    this.#prepended = this.#prepended.filter((view) => !gone.has(view));
    this.#appended = this.#appended.filter((view) => !gone.has(view));
    this.#chosen.clear();
  }

  /** The view for an object: of a kind and a name if they are given, else the first that fits. */
  choose(typeNames: readonly string[], kind?: ShapeKind, name?: string): StoredView | undefined {
    return this.#remember(`${kind ?? ''}|${name ?? ''}|${typeNames.join('|')}`, typeNames, (view) => {
      if (view.outOfBand || (kind && view.kind !== kind)) return false;
      return name === undefined || view.name.toLowerCase() === name.toLowerCase();
    });
  }

  /** The view that shows an object alone, outside any table. */
  outOfBand(typeNames: readonly string[]): StoredView | undefined {
    return this.#remember(`alone|${typeNames.join('|')}`, typeNames, (view) => view.outOfBand);
  }

  /** All views that may concern an object, in the order of search. */
  viewsFor(typeNames: readonly string[]): StoredView[] {
    const own = new Set(typeNames.flatMap((name) => [...this.#ownViews(name)]));
    return [...this.#prepended, ...own, ...this.#appended];
  }

  /** Every view there is; loads all of them. */
  all(): StoredView[] {
    return this.viewsFor(this.#typeNames());
  }

  #remember(key: string, typeNames: readonly string[], wanted: (view: StoredView) => boolean): StoredView | undefined {
    if (this.#chosen.has(key)) return this.#chosen.get(key);
    const found = bestMatch(this.viewsFor(typeNames).filter(wanted), (view) => view.types, typeNames);
    this.#chosen.set(key, found);
    return found;
  }

  #ownViews(typeName: string): readonly StoredView[] {
    const key = typeName.toLowerCase().replace(/^deserialized\./, '');
    const known = this.#own.get(key);
    if (known) return known;
    const loaded = this.#load(key);
    const views = [loaded ?? []].flat().flatMap((view) => this.#stored(view));
    this.#own.set(key, views);
    return views;
  }

  /** One set of stored views for a view that several types share. */
  #stored(view: View): StoredView[] {
    const known = this.#loaded.get(view) ?? storedViews(view);
    this.#loaded.set(view, known);
    return known;
  }
}
