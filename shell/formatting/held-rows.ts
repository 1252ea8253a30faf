import { FormatEntryData, FormatStartData, GroupEndData, GroupStartData, type Packet } from './packets.ts';

/** How long the rows of a group are held back to measure their columns. */
const patience = 300;

/**
 * Rows that wait until their columns can be measured: of an auto-sized document the whole group; of a table whose first column
 * has no width until the group ends or the first packet comes more than 300 ms after its start, that one included.
 * The way of holding stays until a document asks for another.
 */
export class HeldRows {
  readonly #clock: () => number;
  #mode: 'pass' | 'timed' | 'group' = 'pass';
  #held: Packet[] | undefined;
  #since = 0;

  /** `clock` gives milliseconds. */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /**
   * Takes a packet and gives those that are due now; when a held group is complete, `measure` is called first with its rows
   * (out-of-band entries do not take part).
   */
  add(packet: Packet, measure: (rows: readonly FormatEntryData[]) => void): readonly Packet[] {
    if (packet instanceof FormatStartData) this.#prepare(packet);
    if (this.#mode === 'pass') return [packet];
    if (this.#held === undefined) {
      if (!(packet instanceof GroupStartData)) return [packet];
      this.#held = [packet];
      this.#since = this.#mode === 'timed' ? this.#clock() : 0;
      return [];
    }
    this.#held.push(packet);
    if (!(packet instanceof GroupEndData) && !this.#late()) return [];
    const due = this.#held;
    this.#held = undefined;
    measure(due.filter((held): held is FormatEntryData => held instanceof FormatEntryData && !held.outOfBand));
    return due;
  }

  /** What is still held when everything ends; it is laid out without having been measured. */
  drain(): readonly Packet[] {
    const left = this.#held ?? [];
    this.#held = undefined;
    return left;
  }

  #prepare({ autoSize, shape }: FormatStartData): void {
    if (autoSize) this.#mode = 'group';
    else if (shape.kind === 'table' && shape.columns[0]?.width === 0) this.#mode = 'timed';
  }

  #late(): boolean {
    return this.#mode === 'timed' && this.#clock() - this.#since > patience;
  }
}
