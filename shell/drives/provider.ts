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
  /** Asks ShouldProcess with the words of the provider. */
  may(target: string, action: string): boolean;
}

/** Reads the content of one item: pieces as Get-Content hands them on. */
export interface ContentReading {
  readonly raw: boolean;
  readonly bytes: boolean;
  readonly encoding: Value;
  readonly delimiter: string | undefined;
  /** First pieces only; undefined for all. */
  readonly head: number | undefined;
  readonly tail: number | undefined;
  /** Goes on with what is written to the item later; called between looks, it throws when the user has had enough. */
  readonly wait?: () => void;
}

export interface ContentWriting {
  readonly bytes: boolean;
  readonly encoding: Value;
  readonly append: boolean;
  readonly noNewline: boolean;
  readonly force: boolean;
}

/** Takes the items of Set-Content one by one; `close` makes them stay. */
export interface ContentWriter {
  write(item: Value): void;
  close(): void;
}

/** What a cmdlet lets a provider do while it works on a tree: report and go on, ask, look at Ctrl+C. */
export interface Work {
  readonly recurse: boolean;
  readonly force: boolean;
  /** Reports an error that concerns one item below; what was thrown is handed in. */
  failed(thrown: unknown): void;
  /** ShouldProcess with the words of the provider. */
  may(target: string, action: string): boolean;
  checkStop(): void;
  /** Items that were made or moved, for -PassThru. */
  made(path: string): void;
  /** False for items that a filter leaves out. */
  wants(name: string): boolean;
}

/** Space of a drive in bytes. */
export interface Space {
  readonly used: number;
  readonly free: number;
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
  /** True for what is shown only with -Force. */
  isHidden?(path: string): boolean;
  /** The object of an item that exists. */
  item(path: string): Value;
  /** The object of a child, where that is cheaper than `item`. */
  child?(folder: string, entry: Entry): Value;
  /** Children in the order in which the system gives them. */
  entries(path: string): Entry[];
  /** Sorts entries as Get-ChildItem shows them. */
  sorted(entries: Entry[]): Entry[];
  /** True when a name matches -Filter; providers that leave it out refuse the parameter. */
  filter?(filter: string): (name: string) => boolean;
  create?(path: string, creation: Creation): Value;
  remove?(path: string, work: Work): void;
  copy?(from: string, to: string, work: Work): void;
  move?(from: string, to: string, work: Work): void;
  rename?(path: string, name: string, work: Work): void;
  /** Set-Item. */
  set?(path: string, value: Value): Value;
  /** Clear-Item. */
  clear?(path: string): void;
  /** Invoke-Item. */
  open?(path: string): void;
  read?(path: string, how: ContentReading): Iterable<Value>;
  writer?(path: string, how: ContentWriting): ContentWriter;
  clearContent?(path: string): void;
  /** Properties of an item and their values; `set` and `remove` change one. */
  properties?: Properties;
  /** Checks a root that New-PSDrive was given and returns the path as the drive keeps it. */
  checkRoot?(root: string): string;
  space?(root: string): Space | undefined;
}

export interface Properties {
  get(path: string): Iterable<readonly [string, Value]>;
  /** What Get-ItemProperty gives without names, where it is not the properties alone. */
  item?(path: string): Value;
  set(path: string, name: string, value: Value): void;
  remove?(path: string, name: string): void;
  create?(path: string, name: string, type: string, value: Value): void;
  /** Clear-ItemProperty: back to what it is without a value. */
  clear?(path: string, name: string): void;
}
