import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import type { EngineContext } from '../../shell/command/context.ts';
import { flag, integer, objects, text } from '../../shell/command/parameter.ts';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import { addMember } from '../../shell/objects/members.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Value } from '../../shell/objects/value.ts';
import { defaultKeys, expandPatterns, keyValue, type OrderKey, orderKeys } from './order-key.ts';
import { pipelineObjects } from './pipeline-object.ts';
import { missing } from './property-expression.ts';
import { cultureOf, type ValueOrder, valueOrder } from './value-order.ts';

export default coreCmdlet({
  verb: 'Compare',
  noun: 'Object',
  synopsis: 'Shows what is in one of two lists and not in the other.',
  aliases: ['compare', 'diff'],
  output: ['System.Management.Automation.PSObject'],
  parameters: {
    ReferenceObject: pipelineObjects({ position: 0, mandatory: true, allowEmpty: true, help: 'The first list.' }),
    DifferenceObject: pipelineObjects({
      position: 1,
      mandatory: true,
      allowEmpty: true,
      fromPipeline: 'value',
      help: 'The list that is compared with it.',
    }),
    SyncWindow: integer({ default: 2147483647, range: [0, 2147483647], help: 'How far apart equal objects may stand.' }),
    Property: objects({ completes: 'property', help: 'Properties that decide; without it the objects themselves.' }),
    ExcludeDifferent: flag({ help: 'Leaves out what differs.' }),
    IncludeEqual: flag({ help: 'Shows what is in both as well.' }),
    PassThru: flag({ help: 'Gives the objects themselves.' }),
    Culture: text({ help: 'Culture by whose rules text is compared.' }),
    CaseSensitive: flag({ help: 'Tells upper from lower case.' }),
  },
  examples: [
    {
      says: 'What is new and what is gone.',
      run: 'Compare-Object 1, 2 2, 3 | ForEach-Object { "$($_.InputObject) $($_.SideIndicator)" }',
      shows: '3 =>\n1 <=',
    },
  ],
  stage(given, context) {
    const { name } = cultureOf(given.Culture);
    const order = valueOrder(given.CaseSensitive, name || undefined);
    const named = orderKeys(given.Property, ['expression'], context);
    const keys = named.length > 0 ? expandPatterns(named, given.ReferenceObject) : defaultKeys(given.ReferenceObject[0]);
    const entryOf = (value: Value): Entry => makeEntry(value, keys, given.CaseSensitive, context);
    const emit = (entry: Entry, side: string): void => context.write(outcome(entry, named.length > 0 ? keys : [], side, given.PassThru));
    const equal = given.IncludeEqual || (given.ExcludeDifferent && !context.isBound('IncludeEqual'));
    const matcher = new Matcher(given.ReferenceObject.map(entryOf), order, given.SyncWindow, {
      match: (entry) => {
        if (equal) emit(entry, '==');
      },
      reference: (entry) => {
        if (!given.ExcludeDifferent) emit(entry, '<=');
      },
      difference: (entry) => {
        if (!given.ExcludeDifferent) emit(entry, '=>');
      },
    });
    return {
      process() {
        for (const each of given.DifferenceObject) matcher.next(entryOf(each));
      },
      end: () => matcher.end(),
    };
  },
});

interface Entry {
  readonly input: Value;
  readonly keys: readonly (Value | typeof missing)[];
  /** Entries that are equal have the same text. */
  readonly text: string;
}

function makeEntry(input: Value, orders: readonly OrderKey[], caseSensitive: boolean, context: EngineContext): Entry {
  const keys = orders.length ? orders.map((key) => keyValue(key, input, context)) : [input];
  const texts = keys.map((key) => (key === missing ? '' : toText(key)));
  const text = texts.length === 1 ? texts[0]! : texts.map((each) => `${each.length}:${each}`).join('|');
  return { input, keys, text: caseSensitive ? text : text.toLowerCase() };
}

interface Found {
  match(entry: Entry): void;
  reference(entry: Entry): void;
  difference(entry: Entry): void;
}

/** Walks both lists side by side; what has no partner waits for one, at most so many at a time. */
class Matcher {
  readonly #references: readonly Entry[];
  readonly #order: ValueOrder;
  readonly #window: number;
  readonly #found: Found;
  readonly #waitingReferences = new Backlog();
  readonly #waitingDifferences = new Backlog();
  #at = 0;

  constructor(references: readonly Entry[], order: ValueOrder, window: number, found: Found) {
    this.#references = references;
    this.#order = order;
    this.#window = window;
    this.#found = found;
  }

  next(difference: Entry | undefined): void {
    let reference: Entry | undefined = this.#references[this.#at++];
    let other = difference;
    if (reference && other && this.#same(reference, other)) {
      this.#found.match(reference);
      return;
    }
    const partner = other && this.#waitingReferences.take(other, (each) => this.#same(other!, each));
    if (partner) {
      this.#found.match(partner);
      other = undefined;
    }
    if (reference && this.#waitingDifferences.take(reference, (each) => this.#same(reference!, each))) {
      this.#found.match(reference);
      reference = undefined;
    }
    if (other) this.#wait(other, this.#waitingDifferences, (entry) => this.#found.difference(entry));
    if (reference) this.#wait(reference, this.#waitingReferences, (entry) => this.#found.reference(entry));
  }

  #wait(entry: Entry, backlog: Backlog, alone: (entry: Entry) => void): void {
    if (this.#window === 0) {
      alone(entry);
      return;
    }
    while (backlog.size >= this.#window) alone(backlog.oldest());
    backlog.add(entry);
  }

  #same(left: Entry, right: Entry): boolean {
    return left.keys.every((key, at) => {
      const other = right.keys[at];
      return key === missing || other === missing ? key === other : this.#order(key, other) === 0;
    });
  }

  end(): void {
    while (this.#at < this.#references.length) this.next(undefined);
    while (this.#waitingDifferences.size > 0) this.#found.difference(this.#waitingDifferences.oldest());
    while (this.#waitingReferences.size > 0) this.#found.reference(this.#waitingReferences.oldest());
  }
}

/** Entries in the order in which they came, found by their text. */
class Backlog {
  readonly #entries = new Set<Entry>();
  readonly #byText = new Map<string, Entry[]>();

  get size(): number {
    return this.#entries.size;
  }

  add(entry: Entry): void {
    this.#entries.add(entry);
    const same = this.#byText.get(entry.text);
    if (same) same.push(entry);
    else this.#byText.set(entry.text, [entry]);
  }

  take(like: Entry, same: (entry: Entry) => boolean): Entry | undefined {
    const bucket = this.#byText.get(like.text);
    const found = bucket?.find(same);
    if (found) this.#remove(found, bucket!);
    return found;
  }

  oldest(): Entry {
    const [entry] = this.#entries;
    this.#remove(entry!, this.#byText.get(entry!.text)!);
    return entry!;
  }

  #remove(entry: Entry, bucket: Entry[]): void {
    this.#entries.delete(entry);
    if (bucket.length === 1) this.#byText.delete(entry.text);
    else bucket.splice(bucket.indexOf(entry), 1);
  }
}

function outcome(entry: Entry, keys: readonly OrderKey[], side: string, passThru: boolean): Value {
  if (passThru) return addMember(entry.input, { kind: 'NoteProperty', name: 'SideIndicator', value: side });
  const notes: [string, Value][] = keys.map((key, at) => {
    const value = entry.keys[at];
    return [key.expression.text, value === missing ? null : value];
  });
  return CustomObject.from([...(keys.length ? notes : [['InputObject', entry.input] as const]), ['SideIndicator', side]]);
}
