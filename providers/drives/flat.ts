import type { Entry, Provider } from '../../shell/drives/provider.ts';
import { compareTextInCulture } from '../../shell/objects/collation.ts';
import type { Value } from '../../shell/objects/value.ts';

/** What a drive of named things (environment, variables, functions, aliases) has to know. */
export interface NamedThings {
  readonly name: string;
  readonly capabilities: string;
  names(): Iterable<string>;
  has(name: string): boolean;
  /** The object that Get-Item gives. */
  item(name: string): Value;
  /** Value as content: what Get-Content and `${drive:name}` give. */
  content(name: string): Value;
  set(name: string, value: Value): Value;
  remove(name: string): void;
  rename?(name: string, next: string): Value;
  /** Name under which something is kept, where the case of letters does not count. */
  spelled?(name: string): string;
  /** Order of Get-ChildItem; by name when left out. */
  sorted?(entries: Entry[]): Entry[];
}

const byName = (entries: Entry[]): Entry[] => entries.sort((a, b) => compareTextInCulture(a.name, b.name, false));

/** The provider of a drive without folders. */
export function flatProvider(things: NamedThings): Provider {
  const write = (name: string, items: readonly Value[]): void => void things.set(name, items.length === 1 ? items[0] : items);
  return {
    name: things.name,
    module: 'Microsoft.PowerShell.Core',
    capabilities: things.capabilities,
    separator: process.platform === 'win32' ? '\\' : '/',
    flat: true,
    join: (_root, segments) => segments.join('/'),
    exists: (path) => path === '' || things.has(path),
    isContainer: (path) => path === '',
    item: (path) => (path === '' ? [...things.names()].map((name) => things.item(name)) : things.item(path)),
    entries: () => Array.from(things.names(), (name) => ({ name, container: false, hidden: false, link: false })),
    sorted: things.sorted ?? byName,
    create(path, { value, may }) {
      if (!may(`Item: ${path} Type: NewItem Value: ${String(value ?? '')}`, 'New Item')) return undefined;
      return things.set(path, value ?? '');
    },
    remove(path, work) {
      if (work.may(`Item: ${path}`, 'Remove Item')) things.remove(path);
    },
    copy(from, to, work) {
      if (!work.may(`Item: ${from} Destination: ${to}`, 'Copy Item')) return;
      things.set(to, things.content(from));
      work.made(to);
    },
    rename(path, next, work) {
      if (!work.may(`Item: ${path} NewName: ${next}`, 'Rename Item')) return;
      if (things.rename) things.rename(path, next);
      else {
        things.set(next, things.content(path));
        things.remove(path);
      }
      work.made(next);
    },
    set: (path, value) => things.set(path, value),
    clear: (path) => void things.set(path, null),
    *read(path) {
      const content = things.content(path);
      if (Array.isArray(content)) yield* content;
      else yield content;
    },
    writer(path, how) {
      const items: Value[] = how.append && things.has(path) ? [things.content(path)].flat() : [];
      return {
        write: (item) => void items.push(item),
        close: () => write(path, items),
      };
    },
    clearContent: (path) => void things.set(path, null),
  };
}
