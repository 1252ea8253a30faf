import type { Alignment } from './view.ts';

/** What flows between formatting and output. The classes are the objects a script gets from `$x = … | Format-Table`. */
export type OutputStream = 'output' | 'error';

export interface ColumnHeader {
  readonly label: string;
  /** Display cells; 0: as wide as needed. */
  readonly width: number;
  readonly align: Alignment;
  /** A label of a view that is no property of the first object is shown in another style. */
  readonly ownProperty: boolean;
}

export type Shape =
  | { readonly kind: 'table'; readonly columns: readonly ColumnHeader[]; readonly hideHeaders: boolean; readonly repeatHeader: boolean }
  | { readonly kind: 'list' }
  /** columns 0: as many as fit, if sized, else two. */
  | { readonly kind: 'wide'; readonly columns: number }
  | { readonly kind: 'custom' };

/** A piece of a custom view: text, a line break, or a frame with pieces of its own. */
export type Piece = string | typeof newLine | FramePiece;
export const newLine: unique symbol = Symbol('newLine');
export interface FramePiece {
  readonly left: number;
  readonly right: number;
  readonly firstLine: number;
  readonly pieces: readonly Piece[];
}

export type Entry =
  | { readonly kind: 'row'; readonly cells: readonly string[]; readonly wrap: boolean; readonly align?: readonly (Alignment | undefined)[] }
  | { readonly kind: 'list'; readonly labels: readonly string[]; readonly values: readonly string[] }
  | { readonly kind: 'wide'; readonly text: string }
  | { readonly kind: 'custom'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'raw'; readonly text: string };

export class FormatStartData {
  readonly shape: Shape;
  /** The whole group is measured before it is laid out. */
  readonly autoSize: boolean;
  constructor(shape: Shape, autoSize: boolean) {
    this.shape = shape;
    this.autoSize = autoSize;
  }
}

export class GroupStartData {
  /** The line above the group. */
  readonly heading: readonly Piece[] | undefined;
  constructor(heading?: readonly Piece[]) {
    this.heading = heading;
  }
}

export class FormatEntryData {
  readonly entry: Entry;
  readonly outOfBand: boolean;
  readonly stream: OutputStream;
  constructor(entry: Entry, outOfBand = false, stream: OutputStream = 'output') {
    this.entry = entry;
    this.outOfBand = outOfBand;
    this.stream = stream;
  }
}

export class GroupEndData {}
export class FormatEndData {}

export type Packet = FormatStartData | GroupStartData | FormatEntryData | GroupEndData | FormatEndData;

const names = new Map<unknown, string>([
  [FormatStartData, 'FormatStartData'],
  [GroupStartData, 'GroupStartData'],
  [FormatEntryData, 'FormatEntryData'],
  [GroupEndData, 'GroupEndData'],
  [FormatEndData, 'FormatEndData'],
]);

export function isPacket(value: unknown): value is Packet {
  return typeof value === 'object' && value !== null && names.has(value.constructor);
}

/** Full .NET name of a packet's type. */
export function packetTypeName(packet: Packet): string {
  return `Microsoft.PowerShell.Commands.Internal.Format.${names.get(packet.constructor)}`;
}
