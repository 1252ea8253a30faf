/**
 * How objects of one type look: a view is data, with no function in it, so it can be checked, completed, printed in the
 * documentation and carried to another thread.
 *
 * A file `formats/<TypeName>.ts` (for `OfflineSeed.ImportJob`: `formats/OfflineSeed.ImportJob.ts`) exports one view by default;
 * the manifest maps the type name to the file, which is loaded when the first object of that type is shown:
 *
 *     import { view } from '../shell/formatting/view.ts';
 *     import type { ImportJob } from '../providers/contracts/cloud.ts';
 *
 *     export default view<ImportJob>({
 *       type: 'OfflineSeed.ImportJob',
 *       table: {
 *         columns: [
 *           'Name',                                                     // a property: its name is the label
 *           { from: 'State', kind: 'state' },                           // coloured by what the word means
 *           { from: 'Bytes', label: 'Size', kind: 'bytes' },            // 1.5 TB, at the right
 *           { from: 'Deadline', kind: 'due' },                          // in 3 days
 *           { from: 'ReturnAddress.City', label: 'Back to', width: 12 },// a path; a missing step gives an empty cell
 *         ],
 *         groupBy: { from: 'Vault' },
 *       },
 *       list: { lines: ['Name', 'State', { from: 'Bytes', kind: 'bytes' }] },
 *     });
 *
 * With no Format-* command the first of table, list, wide, custom that the view has is used, or the one that `preferred` names.
 * Where a kind is missing, Format-List and its brothers fall back to the object's properties. Width: a column without one takes
 * what its cells need; once the first column has a width, the columns without one share the rest of the line (PowerShell's rule).
 */
export type Alignment = 'left' | 'center' | 'right';

/**
 * | kind     | takes                         | shows                                                        |
 * |----------|-------------------------------|--------------------------------------------------------------|
 * | text     | anything (default)            | the text PowerShell gives, or what `format` says             |
 * | bytes    | a number of bytes             | `0 B`, `532 KB`, `1.5 TB`: 1024 a step, at the right         |
 * | date     | a date                        | `2024-03-05 14:07`, local time                               |
 * | due      | a date                        | `in 3 days`, `today`, `2 days ago` (late ones stand out)     |
 * | duration | a TimeSpan, or milliseconds   | `12 s`, `3 min 20 s`, `2 h 5 min`, `4 d 3 h`                 |
 * | percent  | a number from 0 to 100        | `45%`, at the right                                          |
 * | mark     | a truth                       | `✓` for true, `✗` for false, nothing for null                |
 * | state    | a word                        | the word, coloured by its meaning (see `states`)             |
 * | keys     | a dictionary                  | its keys, as a collection                                    |
 * | lines    | a collection                  | one element a line (a table needs `wrap`)                    |
 * | elapsed  | a TimeSpan                    | `5.500`, `1:05.123`, `1:05:09.123`, at the right             |
 * | location | a provider path               | the path without `Provider::` in front                       |
 * | sequence | an escape sequence            | its visible form, in its own style                           |
 * | moduleFolder, editions | of a PSModuleInfo | the folder that holds its versions; `Core,Desk`             |
 */
export type CellKind =
  | 'text'
  | 'bytes'
  | 'date'
  | 'due'
  | 'duration'
  | 'percent'
  | 'mark'
  | 'state'
  | 'keys'
  | 'lines'
  | 'elapsed'
  | 'location'
  | 'sequence'
  | 'moduleFolder'
  | 'editions';

export type Meaning = 'good' | 'busy' | 'waiting' | 'bad' | 'quiet';

/** A property of T, or a path that starts with one: `ReturnAddress.City`. */
export type Path<T> = Extract<keyof T, string> | `${Extract<keyof T, string>}.${string}`;

export interface Cell<T = Readonly<Record<string, unknown>>> {
  /** Property or path; of several the first that is not empty. */
  readonly from?: Path<T> | readonly Path<T>[];
  /** Default: the last step of `from`, or the script's text. */
  readonly label?: string;
  readonly kind?: CellKind;
  /** A .NET format string: `N2`, `yyyy-MM-dd`, `{0:N1} GB`. */
  readonly format?: string;
  /** The number is divided by this first (1048576 shows megabytes). */
  readonly scale?: number;
  /** Shown instead of null and of the empty text. */
  readonly absent?: string;
  /** For the kind `state`: words that mean something else than in the common table of `cell-kinds.ts`. */
  readonly states?: Readonly<Partial<Record<Meaning, readonly string[]>>>;
  /** Shown only where this property (one of these) is true, or not null and not empty. In a table the cell stays empty. */
  readonly when?: Path<T> | readonly Path<T>[];
  /** A ScriptBlock of a format.ps1xml file; views of the product have none. */
  readonly script?: unknown;
  /** A ScriptBlock that decides whether the line is shown. */
  readonly whenScript?: unknown;
}

export interface Column<T = Readonly<Record<string, unknown>>> extends Cell<T> {
  /** Display cells; without it the column takes what it needs. */
  readonly width?: number;
  readonly align?: Alignment;
  /** Alignment of the cells where it differs from the header's. */
  readonly cellAlign?: Alignment;
}

export interface GroupBy<T = Readonly<Record<string, unknown>>> extends Cell<T> {
  /** In place of the three blanks in front of the label. */
  readonly indent?: string;
  /** The heading as a custom view makes it; without one `   Label: value`. */
  readonly control?: readonly Item<T>[] | Control<T> | string;
}

/** Rows of a derived type may have other cells, in the same columns. An undefined cell is the default row's. */
export interface Row<T = Readonly<Record<string, unknown>>> {
  readonly types?: readonly string[];
  readonly whenScript?: unknown;
  readonly wrap?: boolean;
  readonly cells: readonly (Path<T> | Column<T> | undefined)[];
}

export interface TableShape<T = Readonly<Record<string, unknown>>> {
  readonly columns: readonly (Path<T> | Column<T>)[];
  readonly rows?: readonly Row<T>[];
  readonly groupBy?: Path<T> | GroupBy<T>;
  readonly autoSize?: boolean;
  readonly wrap?: boolean;
  readonly hideHeaders?: boolean;
}

export interface ListEntry<T = Readonly<Record<string, unknown>>> {
  readonly types?: readonly string[];
  readonly whenScript?: unknown;
  readonly lines: readonly (Path<T> | Cell<T>)[];
}

export interface ListShape<T = Readonly<Record<string, unknown>>> {
  readonly lines: readonly (Path<T> | Cell<T>)[];
  /** Entries for derived types. */
  readonly entries?: readonly ListEntry<T>[];
  readonly groupBy?: Path<T> | GroupBy<T>;
}

export interface WideShape<T = Readonly<Record<string, unknown>>> {
  readonly cell: Path<T> | Cell<T>;
  readonly entries?: readonly { readonly types: readonly string[]; readonly cell: Path<T> | Cell<T> }[];
  readonly columns?: number;
  readonly autoSize?: boolean;
  readonly groupBy?: Path<T> | GroupBy<T>;
}

/** A piece of a custom view, in the order it is written. */
export type Item<T = Readonly<Record<string, unknown>>> =
  | { readonly text: string }
  | { readonly newLine: number }
  | { readonly frame: Frame<T> }
  | Binding<T>
  /** A text that this room makes itself: an error record, what Get-Error shows, a match of Select-String. */
  | { readonly builtin: Builtin };

export type Builtin = 'error' | 'errorDetails' | 'match';

export interface Frame<T = Readonly<Record<string, unknown>>> {
  readonly left?: number;
  readonly right?: number;
  /** Positive: the first line starts further right; negative: all others do. */
  readonly firstLine?: number;
  readonly items: readonly Item<T>[];
}

/** A value, or, with `control`, what that makes of it. */
export interface Binding<T = Readonly<Record<string, unknown>>> extends Cell<T> {
  readonly bind: true;
  readonly each?: boolean;
  /** How the value (or each element) is shown; a name stands for one of the view's `controls`. */
  readonly control?: readonly Item[] | Control | string;
}

/** Pieces, with other ones for some types. */
export interface Control<T = Readonly<Record<string, unknown>>> {
  readonly items: readonly Item<T>[];
  readonly entries?: readonly { readonly types?: readonly string[]; readonly whenScript?: unknown; readonly items: readonly Item<T>[] }[];
}

export interface CustomShape<T = Readonly<Record<string, unknown>>> extends Control<T> {
  readonly groupBy?: Path<T> | GroupBy<T>;
}

export type ShapeKind = 'table' | 'list' | 'wide' | 'custom';

export interface Shapes<T = Readonly<Record<string, unknown>>> {
  readonly table?: TableShape<T>;
  readonly list?: ListShape<T>;
  readonly wide?: WideShape<T>;
  readonly custom?: CustomShape<T>;
}

export interface View<T = Readonly<Record<string, unknown>>> extends Shapes<T> {
  /** Full type name, or several that look alike. */
  readonly type: string | readonly string[];
  /** For -View; default: the type name. */
  readonly name?: string;
  readonly preferred?: ShapeKind;
  /** Shown alone, outside any table or list that is open: errors, script blocks. */
  readonly outOfBand?: boolean;
  /** Views that only -View reaches. */
  readonly more?: readonly (Shapes<T> & { readonly name: string })[];
  /** Named parts of custom shapes and headings. */
  readonly controls?: Readonly<Record<string, Control>>;
}

/** Declares a view; T is the record it shows, so that a misspelt property does not compile. */
export function view<T = Readonly<Record<string, unknown>>>(declaration: View<T>): View<T> {
  return declaration;
}
