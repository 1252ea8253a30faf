import { bindClass, registerType } from '../objects/net-type.ts';
import { wildcard } from '../objects/wildcard.ts';
import type { StoredView, ViewStore } from './view-store.ts';

/** What Get-FormatData gives: the views that some types share. */
export class ExtendedTypeDefinition {
  readonly typeNames: readonly string[];
  readonly views: readonly FormatViewDefinition[];
  constructor(typeNames: readonly string[], views: readonly FormatViewDefinition[]) {
    this.typeNames = typeNames;
    this.views = views;
  }
}

export class FormatViewDefinition {
  readonly view: StoredView;
  constructor(view: StoredView) {
    this.view = view;
  }
}

const controls = { table: 'TableControl', list: 'ListControl', wide: 'WideControl', custom: 'CustomControl' };

const space = 'System.Management.Automation';
bindClass(ExtendedTypeDefinition, `${space}.ExtendedTypeDefinition`);
bindClass(FormatViewDefinition, `${space}.FormatViewDefinition`);
registerType(`${space}.ExtendedTypeDefinition`, () => ({
  instance: {
    'string TypeName {get;}': (self: ExtendedTypeDefinition) => self.typeNames[0] ?? '',
    'System.Object TypeNames {get;}': (self: ExtendedTypeDefinition) => [...self.typeNames],
    'System.Object FormatViewDefinition {get;}': (self: ExtendedTypeDefinition) => [...self.views],
  },
  hooks: { text: (self: ExtendedTypeDefinition) => self.typeNames[0] ?? '' },
}));
registerType(`${space}.FormatViewDefinition`, () => ({
  instance: {
    'string Name {get;}': ({ view }: FormatViewDefinition) => view.name,
    'string Control {get;}': ({ view }: FormatViewDefinition) => `${space}.${controls[view.kind]}`,
  },
  hooks: { text: ({ view }: FormatViewDefinition) => `${view.name} , ${controls[view.kind]}` },
}));

/** The views of types whose names match one of the patterns, gathered by the types they share. */
export function formatData(store: ViewStore, patterns: readonly string[]): ExtendedTypeDefinition[] {
  const matchers = patterns.map((pattern) => wildcard(pattern));
  const exact = patterns.every((pattern) => !/[*?[]/.test(pattern));
  const views = exact ? store.viewsFor(patterns) : store.all();
  const groups = new Map<string, StoredView[]>();
  for (const view of views) {
    if (!view.types.some((type) => matchers.some((matcher) => matcher.matches(type)))) continue;
    const key = view.types.join('|');
    groups.set(key, [...(groups.get(key) ?? []), view]);
  }
  return [...groups.values()].map(
    (group) =>
      new ExtendedTypeDefinition(
        group[0]!.types,
        group.map((view) => new FormatViewDefinition(view)),
      ),
  );
}
