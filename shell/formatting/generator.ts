import type { ErrorRecord } from '../objects/error.ts';
import type { Value } from '../objects/value.ts';
import type { CellReader } from './cell-plan.ts';
import type { FormatParameter } from './format-parameters.ts';
import type { Formatting } from './formatting.ts';
import type { Grouping } from './grouping.ts';
import type { Entry, Shape } from './packets.ts';
import type { ShapeKind } from './view.ts';
import type { Expansion, StoredView } from './view-store.ts';

/** What a Format-* command was asked for. */
export interface FormatRequest {
  readonly kind: ShapeKind;
  readonly properties: readonly FormatParameter[];
  readonly groupBy?: FormatParameter;
  readonly view?: string;
  readonly autoSize?: boolean;
  readonly wrap?: boolean;
  readonly hideHeaders?: boolean;
  readonly repeatHeader?: boolean;
  readonly showError?: boolean;
  readonly displayError?: boolean;
  /** Formats what would be shown outside any table too: strings, errors. */
  readonly force?: boolean;
  readonly expand?: Expansion;
  /** Of a wide view. */
  readonly columns?: number;
  /** Levels of a custom view. */
  readonly depth?: number;
}

/** What the makers of entries share. */
export interface Making {
  readonly formatting: Formatting;
  readonly reader: CellReader;
  /** The view, or undefined when the object's properties are shown. */
  readonly view: StoredView | undefined;
  readonly request: FormatRequest | undefined;
}

/** Makes the entries of one open document. */
export interface Generator {
  readonly shape: Shape;
  readonly autoSize: boolean;
  readonly grouping: Grouping | undefined;
  /** True for objects that belong into this document; others are shown alone. */
  applies(typeNames: readonly string[]): boolean;
  entry(object: Value): Entry;
  drainErrors(): ErrorRecord[];
}

/** The part of a generator that belongs to a shape. */
export interface ShapeMaker {
  readonly shape: Shape;
  entry(object: Value): Entry;
}
