import { ErrorRecord, NetException, Raised } from '../objects/error.ts';
import type { Value } from '../objects/value.ts';
import { type Expression, isPattern, propertyExpression, scriptExpression } from './expression.ts';
import { isBlock } from './script.ts';
import { dictionaryEntries, typeNameOf } from './subject.ts';
import type { Alignment, ShapeKind } from './view.ts';

/** One element of -Property or -GroupBy: a name, a script block, or a table of both with label, width and so on. */
export interface FormatParameter {
  /** A property name or pattern that still has to be looked up in an object; undefined for scripts. */
  readonly name: string | undefined;
  readonly pattern: boolean;
  readonly expression: Expression;
  readonly label?: string;
  readonly format?: string;
  readonly width?: number;
  readonly align?: Alignment;
  readonly depth?: number;
}

type Key = 'expression' | 'formatString' | 'width' | 'alignment' | 'label' | 'depth';

/** Keys of a calculated property for each place that takes one; `name` is another word for label. */
const keysOf: Readonly<Record<ShapeKind | 'groupBy', readonly Key[]>> = {
  table: ['expression', 'formatString', 'width', 'alignment', 'label'],
  list: ['expression', 'formatString', 'label'],
  wide: ['expression', 'formatString'],
  custom: ['expression', 'depth'],
  groupBy: ['expression', 'formatString', 'label'],
};
const words: Readonly<Record<Key, readonly string[]>> = {
  expression: ['expression'],
  formatString: ['formatString'],
  width: ['width'],
  alignment: ['alignment'],
  label: ['label', 'name'],
  depth: ['depth'],
};
const textAndBlock = ['System.String', 'System.Management.Automation.ScriptBlock'];

export function parseParameters(values: readonly Value[], place: ShapeKind | 'groupBy'): FormatParameter[] {
  return values.filter((value) => value !== null && value !== undefined).map((value) => parseParameter(value, place));
}

export function parseParameter(value: Value, place: ShapeKind | 'groupBy'): FormatParameter {
  const entries = dictionaryEntries(value);
  if (entries) return parseTable(entries, place);
  if (typeof value !== 'string' && !isBlock(value)) {
    refuse('DictionaryKeyUnknownType', `Cannot convert ${typeNameOf(value)} to one of the following types ${braces(textAndBlock)}.`);
  }
  if (value === '') refuse('ExpressionEmptyString2', 'An empty string value is not allowed.');
  return { ...named(value) };
}

function named(value: Value): Pick<FormatParameter, 'name' | 'pattern' | 'expression'> {
  if (typeof value !== 'string') return { name: undefined, pattern: false, expression: scriptExpression(value) };
  return { name: value, pattern: isPattern(value), expression: propertyExpression(value) };
}

function parseTable(entries: Iterable<readonly [Value, Value]>, place: ShapeKind | 'groupBy'): FormatParameter {
  const given = new Map<Key, { word: string; value: Value }>();
  for (const [word, value] of entries) {
    if (typeof word !== 'string') refuse('DictionaryKeyNonString', `The ${String(word)} key type is not valid. The key must be a string.`);
    if (word === '') refuse('DictionaryKeyEmpty', `The "${word}" key cannot have an empty string value.`);
    const key = keyFor(word, keysOf[place]);
    const before = given.get(key);
    if (before) refuse('DictionaryKeyDuplicate', `The duplicated key "${word}" conflicts with "${before.word}".`);
    given.set(key, { word, value });
  }
  const value = (key: Key): Value => given.get(key)?.value;
  if (!given.has('expression')) refuse('DictionaryKeyMandatoryEntry', 'A mandatory entry for expression is missing.');
  return {
    ...named(expressionOf(value('expression'))),
    ...(given.has('label') && { label: textOf('label', value('label')) }),
    ...(given.has('formatString') && { format: formatOf(value('formatString')) }),
    ...(given.has('width') && { width: positiveOf('width', value('width'), 'WidthOutOfRange') }),
    ...(given.has('depth') && { depth: positiveOf('depth', value('depth'), 'DepthOutOfRange') }),
    ...(given.has('alignment') && { align: alignmentOf(value('alignment')) }),
  };
}

/** The key that a word is, or begins, in any case. */
function keyFor(word: string, keys: readonly Key[]): Key {
  const wanted = word.toLowerCase();
  const begun = keys.flatMap((key) => words[key].filter((name) => name.toLowerCase().startsWith(wanted)).map((name) => ({ key, name })));
  const exact = begun.find(({ name }) => name.toLowerCase() === wanted);
  if (exact) return exact.key;
  if (begun.length === 0) refuse('DictionaryKeyIllegal', `The ${word} key is not valid.`);
  if (begun.length > 1 && begun[0]!.key !== begun[1]!.key)
    refuse('DictionaryKeyAmbiguous', `The ${word} key is ambiguous; ${begun[0]!.name} and ${begun[1]!.name} conflict.`);
  return begun[0]!.key;
}

function expressionOf(value: Value): Value {
  if (typeof value !== 'string' && !isBlock(value)) {
    refuse(
      'DictionaryKeyIllegalValue1',
      `The "expression" key has a type, ${typeNameOf(value)}, that is not valid; expected types are ${braces(textAndBlock)}.`,
    );
  }
  if (value === '') refuse('ExpressionEmptyString1', 'The "expression" key cannot have an empty string value.');
  return value;
}

function textOf(key: Key, value: Value): string {
  if (typeof value !== 'string') refuseType(key, value, 'System.String');
  if (value === '') refuse('LabelEmpty', `The "${key}" key cannot have an empty string value.`);
  return value;
}

function formatOf(value: Value): string {
  if (typeof value !== 'string') refuseType('formatString', value, 'System.String');
  if (value === '') refuse('FormatStringEmpty', 'Cannot have an empty formatting string for key "formatString".');
  return value;
}

function positiveOf(key: Key, value: Value, id: string): number {
  if (typeof value !== 'number') refuseType(key, value, 'System.Int32');
  if (value <= 0) refuse(id, `The value "${value}" for key "${key}" should be greater than 0.`);
  return value;
}

function alignmentOf(value: Value): Alignment {
  if (typeof value !== 'string') refuseType('alignment', value, 'System.String');
  const found = (['left', 'center', 'right'] as const).find((side) => value !== '' && side.startsWith(value.toLowerCase()));
  if (!found)
    refuse('AlignmentIllegalValue', `The value "${value}" for key "alignment" is not valid; valid values are {left, center, right}.`);
  return found;
}

function refuseType(key: Key, value: Value, expected: string): never {
  refuse(
    'DictionaryKeyIllegalValue2',
    `The "${key}" key has a type, ${typeNameOf(value)}, that is not valid; expected type is ${expected}.`,
  );
}

function braces(names: readonly string[]): string {
  return `{${names.join(', ')}}`;
}

function refuse(id: string, message: string): never {
  throw refusal(id, message);
}

const messages: Readonly<Record<string, string>> = {
  'System.NotSupportedException': 'Specified method is not supported.',
  'System.IO.InvalidDataException': 'Found invalid data while decoding.',
};

/** The error of a Format-* command whose parameters cannot be used. */
export function refusal(id: string, message: string, exception = 'System.NotSupportedException'): Raised {
  const record = new ErrorRecord(new NetException(exception, messages[exception] ?? message), id, 'InvalidArgument');
  record.details = message;
  return new Raised(record);
}
