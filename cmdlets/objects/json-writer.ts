import { invariant } from '../../shell/objects/culture.ts';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import { formatDate } from '../../shell/objects/date-format.ts';
import { DateTime, DateTimeOffset } from '../../shell/objects/datetime.ts';
import { decimalText } from '../../shell/objects/decimal.ts';
import { Dictionary } from '../../shell/objects/dictionary.ts';
import { enumerable } from '../../shell/objects/enumerate.ts';
import { NetException, Raised, raise } from '../../shell/objects/error.ts';
import { membersOn, typeMembers } from '../../shell/objects/extended-members.ts';
import { getProperty, type MemberView, propertiesOf, typeNamesOf } from '../../shell/objects/members.ts';
import { EnumValue, NetType, typeOf } from '../../shell/objects/net-type.ts';
import { roundTrip } from '../../shell/objects/number-format.ts';
import { PSObject } from '../../shell/objects/ps-object.ts';
import { toText } from '../../shell/objects/text.ts';
import { BigInteger, Char, Decimal, Double, Single, SmallInteger, UInt64, type Value } from '../../shell/objects/value.ts';
import { type JsonEscaping, jsonString } from './json-text.ts';

export interface JsonChoice {
  readonly depth: number;
  readonly compress: boolean;
  readonly enumsAsText: boolean;
  readonly escaping: JsonEscaping;
  /** Called once when something lies deeper than `depth` and is written as text. */
  readonly truncated: () => void;
  /** Called for each object: throws when the user has stopped the command. */
  readonly checkStop: () => void;
}

/** The JSON of a value, as ConvertTo-Json writes it. `piped` values carry what their types are given besides their own properties. */
export function toJson(value: Value, piped: boolean, choice: JsonChoice): string {
  const writer = new JsonWriter(choice);
  writer.write(value, 0, '', piped);
  return writer.text;
}

type Pair = readonly [name: string, value: Value];

class JsonWriter {
  readonly #choice: JsonChoice;
  readonly #lineBreak: string;
  readonly #colon: string;
  #warned = false;
  text = '';

  constructor(choice: JsonChoice) {
    this.#choice = choice;
    this.#lineBreak = choice.compress ? '' : '\n';
    this.#colon = choice.compress ? ':' : ': ';
  }

  write(value: Value, depth: number, indent: string, wrapped: boolean): void {
    const simple = wrapped && typeof value === 'object' ? undefined : this.#simple(value);
    if (simple !== undefined) {
      this.text += simple;
      return;
    }
    if (value === null) {
      this.text += 'null';
      return;
    }
    const carrier = value as object;
    const bare = carrier instanceof PSObject ? carrier.base : carrier;
    const added = bare instanceof CustomObject ? [] : addedProperties(carrier, bare, wrapped || carrier instanceof PSObject);
    const ownText = this.#simple(bare);
    if (ownText !== undefined) this.#withAdded(() => void (this.text += ownText), added, depth, indent);
    else if (depth > this.#choice.depth) this.#withAdded(() => void (this.text += this.#cut(bare as object)), added, depth, indent);
    else this.#object(bare as object, added, depth, indent);
  }

  #object(bare: object, added: readonly Pair[], depth: number, indent: string): void {
    if (bare instanceof CustomObject) {
      this.#customObject(bare, depth, indent);
      return;
    }
    if (bare instanceof Dictionary) {
      this.#pairs([...dictionaryPairs(bare), ...added], depth, indent);
      return;
    }
    const items = enumerable(bare);
    if (items) this.#withAdded(() => this.#list(items, depth, added.length ? indent + step : indent), added, depth, indent);
    else this.#pairs(mergePairs(ownProperties(bare), added), depth, indent);
  }

  /** A value that is no table gets what was added to it beside itself, under the name `value`. */
  #withAdded(write: () => void, added: readonly Pair[], depth: number, indent: string): void {
    if (added.length === 0) {
      write();
      return;
    }
    const inner = this.#choice.compress ? '' : indent + step;
    this.text += `{${this.#lineBreak}${inner}"value"${this.#colon}`;
    write();
    for (const [name, value] of added) this.#pair(name, value, ',', depth, inner);
    this.text += `${this.#lineBreak}${this.#choice.compress ? '' : indent}}`;
  }

  #customObject(object: CustomObject, depth: number, indent: string): void {
    const { names } = object.shape;
    if (object.typeNames === undefined && membersOn(object) === undefined) {
      this.#pairs(object.entries(), depth, indent);
      return;
    }
    const views = propertiesOf(object).filter((view) => !view.hidden);
    this.#pairs(
      views.length === names.length ? object.entries() : views.map((view) => [view.name, shownOrNull(view)] as const),
      depth,
      indent,
    );
  }

  #pairs(pairs: Iterable<Pair>, depth: number, indent: string): void {
    this.#choice.checkStop();
    const inner = this.#choice.compress ? '' : indent + step;
    let before = '{';
    for (const [name, value] of pairs) {
      this.#pair(name, value, before, depth, inner);
      before = ',';
    }
    this.text += before === '{' ? '{}' : `${this.#lineBreak}${this.#choice.compress ? '' : indent}}`;
  }

  #pair(name: string, value: Value, before: string, depth: number, inner: string): void {
    this.text += `${before}${this.#lineBreak}${inner}${jsonString(name, this.#choice.escaping)}${this.#colon}`;
    this.write(value, depth + 1, inner, false);
  }

  #list(items: Iterable<Value>, depth: number, indent: string): void {
    const inner = this.#choice.compress ? '' : indent + step;
    let before = '[';
    for (const item of items) {
      this.text += `${before}${this.#lineBreak}${inner}`;
      this.write(item, depth + 1, inner, false);
      before = ',';
    }
    this.text += before === '[' ? '[]' : `${this.#lineBreak}${this.#choice.compress ? '' : indent}]`;
  }

  /** What lies too deep: its text. */
  #cut(value: object): string {
    if (!this.#warned) this.#choice.truncated();
    this.#warned = true;
    return jsonString(toText(value, ' '), this.#choice.escaping);
  }

  /** Values that stand in JSON as they are; undefined for objects. */
  #simple(value: Value): string | undefined {
    switch (typeof value) {
      case 'string':
        return jsonString(value, this.#choice.escaping);
      case 'number':
        return `${value}`;
      case 'bigint':
        return value.toString();
      case 'boolean':
        return value ? 'true' : 'false';
      case 'undefined':
        return 'null';
    }
    if (value === null) return 'null';
    if (value instanceof Double) return isShortInteger(value.value) ? `${value.value}.0` : real(value.value, roundTrip(value.value));
    if (value instanceof Single) return real(value.value, toText(value));
    if (value instanceof SmallInteger || value instanceof UInt64 || value instanceof BigInteger) return value.value.toString();
    if (value instanceof Decimal) return withPoint(decimalText(value));
    if (value instanceof Char) return jsonString(toText(value), this.#choice.escaping);
    if (value instanceof DateTime || value instanceof DateTimeOffset) return jsonString(isoText(value), this.#choice.escaping);
    if (value instanceof EnumValue) return this.#enumText(value);
    if (value instanceof PSObject)
      return membersOn(value) ? (typeof value.base === 'string' ? this.#simple(value.base) : undefined) : this.#simple(value.base);
    const { display } = typeOf(value);
    if (display === 'System.Guid') return membersOn(value as object) ? undefined : jsonString(toText(value), this.#choice.escaping);
    if (display === 'System.Uri') return jsonString(toText(getProperty(value, 'OriginalString')), this.#choice.escaping);
    if (display === 'System.DBNull') return 'null';
    return undefined;
  }

  #enumText(value: EnumValue): string {
    const wide = /64$/.test(value.netType.enumTable.underlying ?? '');
    return this.#choice.enumsAsText || wide ? jsonString(toText(value), this.#choice.escaping) : String(value.value);
  }
}

const step = '  ';

/** Integers below 10^15 have the same digits in every notation. */
const isShortInteger = (value: number): boolean => Number.isInteger(value) && value !== 0 && Math.abs(value) < 1e15;

/** A real number always shows that it is one. */
function real(value: number, text: string): string {
  if (Number.isNaN(value)) return '"NaN"';
  if (!Number.isFinite(value)) return value > 0 ? '"Infinity"' : '"-Infinity"';
  return withPoint(text);
}

const withPoint = (text: string): string => (/[.Ee]/.test(text) ? text : `${text}.0`);

/** ISO 8601 with as many digits of the second as there are, and the offset where it is known. */
function isoText(value: DateTime | DateTimeOffset): string {
  return formatDate(value, "yyyy-MM-ddTHH':'mm':'ss.FFFFFFFK", invariant);
}

function dictionaryPairs(table: Dictionary): Pair[] {
  return Array.from(table.entries(), ({ key, value }) => {
    if (typeof key !== 'string')
      raise(
        'System.InvalidOperationException',
        'NonStringKeyInDictionary',
        'InvalidOperation',
        `The type '${typeOf(table).fullName}' is not supported for serialization or deserialization of a dictionary. Keys must be strings.`,
        table,
      );
    return [key, value] as const;
  });
}

function ownProperties(value: object): Pair[] {
  if (value instanceof NetType) return [['FullName', value.fullName]];
  return propertiesOf(value)
    .filter((view) => !view.hidden && view.memberType === 'Property')
    .map((view) => [view.name, shownOrNull(view)] as const);
}

/** Properties that were added to a value, and to its type where it came through the pipeline. Text and dates never show them. */
function addedProperties(carrier: object, bare: Value, wrapped: boolean): Pair[] {
  if (typeof bare === 'string' || bare instanceof DateTime) return [];
  const own = membersOn(carrier);
  const typed = wrapped && typeNamesOf(carrier).some((name) => typeMembers(name) !== undefined);
  if (!own?.size && !typed) return [];
  return propertiesOf(carrier)
    .filter((view) => !view.hidden && view.memberType !== 'Property' && (wrapped || view.isInstance))
    .map((view) => [view.name, shownOrNull(view)] as const);
}

function mergePairs(own: readonly Pair[], added: readonly Pair[]): Pair[] {
  const known = new Set(own.map(([name]) => name.toLowerCase()));
  return [...own, ...added.filter(([name]) => !known.has(name.toLowerCase()))];
}

/** A property that fails counts as null. */
function shownOrNull(view: MemberView): Value {
  try {
    return view.value;
  } catch (thrown) {
    if (thrown instanceof Raised || thrown instanceof NetException) return null;
    throw thrown;
  }
}
