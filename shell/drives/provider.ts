import type { Value } from '../objects/value.ts';

/** A child as a listing sees it, before an object is made of it. */
export interface Entry {
  readonly name: string;
  readonly container: boolean;
  readonly hidden: boolean;
  readonly link: boolean;
}

/** What New-Item was asked for. `value` is undefined when none was given. */
export interface Creation {
  readonly type: string;
  readonly value: Value;
  readonly force: boolean;
}

/** Reads the content of one item: pieces as Get-Content hands them on. */
export interface ContentReading {
  readonly raw: boolean;
  readonly bytes: boolean;
  readonly encoding: string | undefined;
  readonly delimiter: string | undefined;
  /** First pieces only; undefined for all. */
  readonly head: number | undefined;
  readonly tail: number | undefined;
}

export interface ContentWriting {
  readonly bytes: boolean;
  readonly encoding: string | undefined;
  readonly append: boolean;
  readonly noNewline: boolean;
  readonly force: boolean;
}

/** Takes the items of Set-Content one by one; `close` makes them stay. */
export interface ContentWriter {
  write(item: Value): void;
  close(): void;
}

/**
 * What is behind a drive. Paths are the provider's own and absolute ('/srv/data', 'HOME', '\\Software\\X'); they are already resolved:
 * no provider parses drive names, `..` or wildcards. What a provider cannot do it leaves out, and the cmdlet says so with NotSupported.
 * Failures are thrown as `Raised` with PowerShell's error id, without the `,Command` part.
 */
export interface Provider {
  readonly name: string;
  readonly module: string;
  /** As Get-PSProvider shows them. */
  readonly capabilities: string;
  readonly separator: '/' | '\\';
  /** True when items have no children of their own (Env:, Variable: …). */
  readonly flat: boolean;
  readonly home?: string;

  /** An absolute path of the provider from a drive's root and the segments below it. */
  join(root: string, segments: readonly string[]): string;
  exists(path: string): boolean;
  isContainer(path: string): boolean;
  /** The object of an item that exists. `force` shows what is hidden; undefined when hidden and not forced. */
  item(path: string, force: boolean): Value;
  /** Children in the order in which the system gives them. */
  entries(path: string): Entry[];
  /** Sorts entries as Get-ChildItem shows them. */
  sorted(entries: Entry[]): Entry[];

  create?(path: string, creation: Creation): Value;
  remove?(path: string, recurse: boolean, force: boolean): void;
  copy?(from: string, to: string, recurse: boolean, force: boolean): Value;
  move?(from: string, to: string, force: boolean): Value;
  rename?(path: string, name: string, force: boolean): Value;
  /** Set-Item. */
  set?(path: string, value: Value): Value;
  /** Clear-Item. */
  clear?(path: string): void;
  read?(path: string, how: ContentReading): Iterable<Value>;
  writer?(path: string, how: ContentWriting): ContentWriter;
  clearContent?(path: string): void;
  /** Property names of an item and their values; `set` and `remove` change one. */
  properties?: {
    get(path: string): Iterable<readonly [string, Value]>;
    set(path: string, name: string, value: Value): void;
    remove?(path: string, name: string): void;
    create?(path: string, name: string, type: string, value: Value): void;
  };
  /** Checks a root that New-PSDrive was given and returns the path as the drive keeps it. */
  checkRoot?(root: string): string;
}
