import type { OutputStream } from './packets.ts';

/** Where laid-out lines go: the console, a string, a file. */
export interface LineSink {
  /** Cells of a line for lists and custom views; Infinity when there is no limit. */
  readonly width: number;
  /** Cells for tables and wide views, which always have a limit. */
  readonly tableWidth: number;
  /** Rows of the window, for repeated headers; Infinity when there is none. */
  readonly height: number;
  /** One line of a layout, without its line break. */
  line(text: string, stream: OutputStream): void;
  /** The text of an object that is shown as it is; it may hold line breaks. */
  raw(text: string, stream: OutputStream): void;
}
