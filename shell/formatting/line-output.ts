import { ErrorRecord, NetException, Raised } from '../objects/error.ts';
import { wideColumnsThatFit } from './column-widths.ts';
import { customLines } from './custom-layout.ts';
import { cellsOf } from './display-cells.ts';
import { HeldRows } from './held-rows.ts';
import type { LineSink } from './line-sink.ts';
import { listLines } from './list-layout.ts';
import {
  type ColumnHeader,
  FormatEntryData,
  FormatStartData,
  GroupEndData,
  GroupStartData,
  type Packet,
  packetTypeName,
  type Shape,
} from './packets.ts';
import { type HeaderStyle, TableLayout } from './table-layout.ts';

/** What the layout takes from its surroundings at the moment a document starts. */
export interface LayoutStyle extends HeaderStyle {
  /** Escape sequence of list labels. */
  readonly accent: string;
  /** Two-letter language of the current culture: decides whether texts break between words. */
  readonly language: string;
}

interface Group {
  readonly table?: TableLayout;
  /** Lines of the header and rows since, for repeated headers. */
  shown: number;
  /** Texts of a wide row that is not full yet. */
  pending: string[];
}

const states = { start: 'reset', entry: 'group', groupStart: 'document', groupEnd: 'group', end: 'document' } as const;
type State = 'reset' | 'document' | 'group';

/** The second stage: packets become lines. */
export class LineOutput {
  readonly #sink: LineSink;
  readonly #style: () => LayoutStyle;
  readonly #held: HeldRows;
  #state: State = 'reset';
  #start: FormatStartData | undefined;
  /** The document that is being laid out; behind #start while rows are held back. */
  #document: FormatStartData | undefined;
  #look: LayoutStyle;
  #group: Group | undefined;
  #measured: { widths?: number[]; longest?: number } | undefined;

  constructor(sink: LineSink, style: () => LayoutStyle, clock: () => number) {
    this.#sink = sink;
    this.#style = style;
    this.#look = style();
    this.#held = new HeldRows(clock);
  }

  /** True while a document is open that a packet of another would break. */
  get insideGroup(): boolean {
    return this.#state === 'group';
  }

  /** Throws `ConsoleLineOutputOutOfSequencePacket` for a packet that cannot come now. */
  add(packet: Packet): void {
    this.#follow(packet);
    if (packet instanceof FormatStartData) this.#start = packet;
    for (const due of this.#held.add(packet, (rows) => this.#measure(rows))) this.#lay(due);
  }

  /** Lays out what was held back and forgets the open document. */
  end(): void {
    for (const due of this.#held.drain()) this.#lay(due);
  }

  #follow(packet: Packet): void {
    if (packet instanceof FormatEntryData) {
      if (!packet.outOfBand) this.#expect(states.entry, packet);
    } else if (packet instanceof FormatStartData) {
      this.#expect(states.start, packet);
      this.#state = 'document';
    } else if (packet instanceof GroupStartData) {
      this.#expect(states.groupStart, packet);
      this.#state = 'group';
    } else if (packet instanceof GroupEndData) {
      this.#expect(states.groupEnd, packet);
      this.#state = 'document';
    } else {
      this.#expect(states.end, packet);
      this.#state = 'reset';
    }
  }

  #expect(state: State, packet: Packet): void {
    if (this.#state === state) return;
    const shape = packet instanceof FormatStartData ? packet.shape.kind : undefined;
    const command = shape === undefined ? 'format-*' : shape === 'custom' ? 'format-complex' : `format-${shape}`;
    const exception = new NetException(
      'System.InvalidOperationException',
      'Operation is not valid due to the current state of the object.',
    );
    const record = new ErrorRecord(exception, 'ConsoleLineOutputOutOfSequencePacket', 'InvalidData');
    record.details = `The object of type "${packetTypeName(packet)}" is not valid or not in the correct sequence. This is likely caused by a user-specified "${command}" command which is conflicting with the default formatting.`;
    record.activity = 'out-lineoutput';
    throw new Raised(record);
  }

  #measure(rows: readonly FormatEntryData[]): void {
    const shape = this.#start?.shape;
    if (shape?.kind === 'table') this.#measured = { widths: columnWidths(shape.columns, rows) };
    else if (shape?.kind === 'wide' && shape.columns === 0) this.#measured = { longest: longestText(rows) };
  }

  #lay(packet: Packet): void {
    if (packet instanceof FormatEntryData) this.#entry(packet);
    else if (packet instanceof FormatStartData) {
      this.#document = packet;
      this.#look = this.#style();
      this.#line('');
    } else if (packet instanceof GroupStartData) this.#startGroup(packet);
    else if (packet instanceof GroupEndData) {
      if (this.#document?.shape.kind === 'wide') this.#flushWide();
      this.#group = undefined;
    } else {
      if (this.#document?.shape.kind !== 'list') this.#line('');
      this.#document = undefined;
    }
  }

  #startGroup(packet: GroupStartData): void {
    if (packet.heading) {
      for (const line of customLines(packet.heading, this.#sink.width, this.#look.language)) this.#line(line);
      this.#line('');
    }
    const shape = this.#document?.shape ?? { kind: 'custom' };
    const table = this.#tableFor(shape);
    this.#measured = undefined;
    this.#group = { table, shown: 0, pending: [] };
    if (shape.kind === 'table' && !shape.hideHeaders) this.#header(this.#group);
  }

  #tableFor(shape: Shape): TableLayout | undefined {
    const room = this.#sink.tableWidth;
    const { language } = this.#look;
    if (shape.kind === 'table') {
      const widths = this.#measured?.widths ?? shape.columns.map(({ width }) => width);
      return new TableLayout(shape.columns, widths, room, language, this.#look);
    }
    if (shape.kind !== 'wide') return undefined;
    const count = this.#measured?.longest ? wideColumnsThatFit(this.#measured.longest, room) : shape.columns || 2;
    const columns: ColumnHeader[] = Array.from({ length: count }, () => ({ label: '', width: 0, align: 'left', ownProperty: true }));
    return new TableLayout(columns, Array(count).fill(0), room, language, this.#look);
  }

  #header(group: Group): void {
    const lines = group.table?.header() ?? [];
    for (const line of lines) this.#line(line);
    group.shown = lines.length;
  }

  #entry({ entry, outOfBand, stream }: FormatEntryData): void {
    const group = this.#group;
    if (entry.kind === 'raw') this.#sink.raw(entry.text, stream);
    else if (entry.kind === 'custom') {
      const width = outOfBand ? Number.POSITIVE_INFINITY : this.#sink.width;
      for (const line of customLines(entry.pieces, width, this.#look.language)) this.#sink.line(line, stream);
    } else if (entry.kind === 'list') {
      if (outOfBand) this.#sink.line('', stream);
      const { language, accent } = outOfBand ? this.#style() : this.#look;
      for (const line of listLines(entry.labels, entry.values, this.#sink.width, language, accent)) this.#sink.line(line, stream);
      this.#sink.line('', stream);
    } else if (entry.kind === 'row' && group?.table) {
      this.#repeatHeader(group);
      for (const line of group.table.row(entry.cells, entry.wrap, entry.align)) this.#sink.line(line, stream);
      group.shown++;
    } else if (entry.kind === 'wide' && group) {
      group.pending.push(entry.text);
      if (group.pending.length === group.table?.columnCount) this.#flushWide();
    }
  }

  #repeatHeader(group: Group): void {
    const shape = this.#document?.shape;
    if (shape?.kind !== 'table' || !shape.repeatHeader || shape.hideHeaders || group.shown < this.#sink.height - 2) return;
    this.#line('');
    this.#header(group);
  }

  #flushWide(): void {
    const group = this.#group;
    if (!group?.table || group.pending.length === 0) return;
    for (const line of group.table.row(group.pending, false)) this.#line(line);
    group.pending = [];
  }

  #line(text: string): void {
    this.#sink.line(text, 'output');
  }
}

function columnWidths(columns: readonly ColumnHeader[], rows: readonly FormatEntryData[]): number[] {
  const widths = columns.map(({ label }) => cellsOf(label));
  for (const { entry } of rows) {
    if (entry.kind !== 'row') continue;
    const { cells } = entry;
    for (let at = 0; at < widths.length; at++) {
      const text = cells[at];
      if (text === undefined) break;
      const cellCount = cellsOf(text);
      if (cellCount > widths[at]!) widths[at] = cellCount;
    }
  }
  return widths;
}

function longestText(rows: readonly FormatEntryData[]): number {
  return rows.reduce((longest, { entry }) => (entry.kind === 'wide' ? Math.max(longest, cellsOf(entry.text)) : longest), 0);
}
