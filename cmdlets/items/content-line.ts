import { ItemNotes } from '../../shell/drives/item.ts';
import type { Place } from '../../shell/drives/path.ts';
import { attachMember, type ExtendedMember, type NoteSource, noteSource } from '../../shell/objects/extended-members.ts';
import { PSObject } from '../../shell/objects/ps-object.ts';
import type { Value } from '../../shell/objects/value.ts';

/** A line of a file: a text that knows the file and its number (the count of lines read so far). */
export class ContentLine extends PSObject implements NoteSource {
  readonly #place: Place;
  readonly #count: number;
  [noteSource]: NoteSource | undefined;

  constructor(text: Value, place: Place, count: number) {
    super(text);
    this.#place = place;
    this.#count = count;
    this[noteSource] = this;
  }

  note(key: string): ExtendedMember | undefined {
    if (key === 'readcount') return { kind: 'NoteProperty', name: 'ReadCount', value: BigInt(this.#count) };
    return new ItemNotes(this.#place).note(key);
  }

  notes(): readonly ExtendedMember[] {
    return [...new ItemNotes(this.#place).notes(), ...[this.note('readcount')].filter((each) => each !== undefined)];
  }
}

/** Says of an array of lines where it is from. */
export function noteArray(lines: Value[], place: Place, count: number): Value[] {
  for (const member of new ContentLine('', place, count).notes()) attachMember(lines, member);
  return lines;
}
