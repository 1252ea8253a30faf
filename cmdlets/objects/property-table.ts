import { toBool, typeFromText } from '../../shell/objects/convert.ts';
import { Dictionary } from '../../shell/objects/dictionary.ts';
import { ErrorRecord, NetException, Raised } from '../../shell/objects/error.ts';
import { typeOf } from '../../shell/objects/net-type.ts';
import { unwrap } from '../../shell/objects/ps-object.ts';
import { scriptHooks } from '../../shell/objects/script-hooks.ts';
import type { Value } from '../../shell/objects/value.ts';

/** What may stand in a calculated property besides its expression; `name` and `label` mean the same. */
export type PropertyKey = 'expression' | 'name' | 'label' | 'ascending' | 'descending' | 'alignment' | 'width';

/** One element of -Property, checked: a property name, a pattern or a script block, with what its table says. */
export interface PropertyRow {
  readonly expression: Value;
  readonly label: string | undefined;
  readonly ascending: boolean | undefined;
  readonly alignment: string | undefined;
  readonly width: string | undefined;
}

const textAndBlock = '{System.String, System.Management.Automation.ScriptBlock}';

/** Checks the values of -Property; throws PowerShell's DictionaryKey… errors. */
export function propertyRows(values: readonly Value[], keys: readonly PropertyKey[]): PropertyRow[] {
  return values.filter((value) => value !== null && value !== undefined).map((value) => propertyRow(unwrap(value), keys));
}

function propertyRow(value: Value, keys: readonly PropertyKey[]): PropertyRow {
  if (value instanceof Dictionary) return fromTable(value, keys);
  if (typeof value !== 'string' && !scriptHooks.isBlock(value))
    refuse('DictionaryKeyUnknownType', `Cannot convert ${typeOf(value).fullName} to one of the following types ${textAndBlock}.`);
  if (value === '') refuse('ExpressionEmptyString2', 'An empty string value is not allowed.');
  return { expression: value, label: undefined, ascending: undefined, alignment: undefined, width: undefined };
}

function fromTable(table: Dictionary, keys: readonly PropertyKey[]): PropertyRow {
  const given = new Map<PropertyKey, Value>();
  const words = new Map<PropertyKey, string>();
  for (const { key: word, value } of table.entries()) {
    if (typeof word !== 'string') refuse('DictionaryKeyNonString', `The ${String(word)} key type is not valid. The key must be a string.`);
    const key = keyOf(word, keys);
    const before = words.get(key);
    if (before !== undefined) refuse('DictionaryKeyDuplicate', `The duplicated key "${word}" conflicts with "${before}".`);
    words.set(key, word);
    given.set(key, unwrap(value));
  }
  if (!given.has('expression')) refuse('DictionaryKeyMandatoryEntry', 'A mandatory entry for expression is missing.');
  const ascending = given.has('descending')
    ? !flagOf('descending', given)
    : given.has('ascending')
      ? flagOf('ascending', given)
      : undefined;
  return {
    expression: expressionOf(given.get('expression')),
    label: textOf('name', given),
    ascending,
    alignment: textOf('alignment', given),
    width: textOf('width', given),
  };
}

/** The key that a word is, or begins, in any case. */
function keyOf(word: string, keys: readonly PropertyKey[]): PropertyKey {
  const wanted = word.toLowerCase();
  const found = wanted === '' ? [] : keys.filter((key) => key.startsWith(wanted));
  const one = found.find((key) => key === wanted) ?? found[0];
  if (one === undefined) return refuse('DictionaryKeyIllegal', `The ${word} key is not valid.`);
  if (found.length > 1 && one !== wanted)
    refuse('DictionaryKeyAmbiguous', `The ${word} key is ambiguous; ${found[0]} and ${found[1]} conflict.`);
  return one === 'label' ? 'name' : one;
}

function expressionOf(value: Value): Value {
  if (typeof value !== 'string' && !scriptHooks.isBlock(value)) {
    const type = value === null || value === undefined ? '' : typeOf(value).fullName;
    refuse(
      'DictionaryKeyIllegalValue1',
      `The "expression" key has a type, ${type}, that is not valid; expected types are ${textAndBlock}.`,
    );
  }
  if (value === '') refuse('ExpressionEmptyString1', 'The "expression" key cannot have an empty string value.');
  return value;
}

function flagOf(key: PropertyKey, given: ReadonlyMap<PropertyKey, Value>): boolean {
  const value = given.get(key);
  if (typeof value !== 'boolean' && typeOf(value) !== typeFromText('switch')) refuseType(key, value, 'System.Boolean');
  return toBool(value);
}

function textOf(key: PropertyKey, given: ReadonlyMap<PropertyKey, Value>): string | undefined {
  if (!given.has(key)) return undefined;
  const value = given.get(key);
  if (typeof value !== 'string') return refuseType(key, value, 'System.String');
  if (value === '') refuse('EmptyString', `The "${key}" key cannot have an empty string value.`);
  return value;
}

function refuseType(key: PropertyKey, value: Value, expected: string): never {
  const type = value === null || value === undefined ? '' : typeOf(value).fullName;
  return refuse('DictionaryKeyIllegalValue2', `The "${key}" key has a type, ${type}, that is not valid; expected type is ${expected}.`);
}

function refuse(id: string, details: string): never {
  const record = new ErrorRecord(
    new NetException('System.NotSupportedException', 'Specified method is not supported.'),
    id,
    'InvalidArgument',
  );
  record.details = details;
  throw new Raised(record);
}
