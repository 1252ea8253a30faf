import type { SourceText } from '../../language/position.ts';
import type { Value } from '../../objects/value.ts';
import type { Code } from '../block/code.ts';
import type { Output } from '../output.ts';
import type { Frame } from '../scope/frame.ts';
import type { Layout } from '../scope/layout.ts';
import type { Signal } from '../signal.ts';

/** A compiled expression. */
export type Eval = (frame: Frame) => Value;
/** A compiled condition. */
export type Test = (frame: Frame) => boolean;
/** A compiled statement: writes its output and says how it ended. */
export type Run = (frame: Frame, out: Output) => Signal;
/** A compiled target of an assignment. */
export type Store = (frame: Frame, value: Value) => void;

/** What the compiler of a script block hands down the tree. */
export interface Compiling {
  readonly code: Code;
  readonly layout: Layout;
  readonly source: SourceText;
}
