import { compare, opMatch } from '../../objects/comparison.ts';
import { convertTo, toText, tryConvert } from '../../objects/convert.ts';
import { enumerable } from '../../objects/enumerate.ts';
import { Raised } from '../../objects/error.ts';
import { construct, invokeMethod } from '../../objects/members.ts';
import { type NetType, requireType, typeOf } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';
import type { ScriptBlock } from '../block/script-block.ts';
import type { Frame } from '../scope/frame.ts';
import { AttributeObject } from '../values/attribute.ts';

/** Gives null when a value may pass, else the text that says why not. */
export type Check = (value: Value, frame: Frame) => string | null;

type Maker = (attribute: AttributeObject) => Check;

const isEmpty = (value: Value): boolean => value === null || value === undefined || value === '';

/** Applies a check to each element of a collection. */
function eachElement(check: Check): Check {
  return (value, frame) => {
    const items = elements(value);
    if (items === undefined) return check(value, frame);
    for (const item of items) {
      const wrong = check(item, frame);
      if (wrong !== null) return wrong;
    }
    return null;
  };
}

const elements = (value: Value): Iterable<Value> | undefined =>
  typeof value === 'object' && value !== null ? enumerable(value) : undefined;

const makers: Readonly<Record<string, Maker>> = {
  ValidateSetAttribute: (attribute) => {
    const ignoreCase = attribute.get('IgnoreCase') !== false;
    return eachElement((value) => {
      if (value === null || value === undefined)
        return 'The argument is null. Provide a valid value for the argument, and then try running the command again.';
      const values = validValues(attribute);
      const text = toText(value);
      const fits = values.some((each) => (ignoreCase ? each.toLowerCase() === text.toLowerCase() : each === text));
      if (fits) return null;
      const message = attribute.get('ErrorMessage');
      if (message) return filled(message, text, values.join(','));
      return `The argument "${text}" does not belong to the set "${values.join(',')}" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.`;
    });
  },
  ValidateRangeAttribute: (attribute) => {
    const kind = attribute.get('RangeKind');
    if (kind !== null && kind !== undefined && attribute.get('MinRange') === null)
      return eachElement((value) => kindCheck(toText(kind), value));
    return eachElement((value) => rangeCheck(attribute.get('MinRange'), attribute.get('MaxRange'), value));
  },
  ValidatePatternAttribute: (attribute) => {
    const pattern = toText(attribute.get('RegexPattern'));
    const caseSensitive = !/ignorecase/i.test(toText(attribute.get('Options')));
    return eachElement((value) => {
      const text = toText(value);
      if (opMatch(text, pattern, caseSensitive).result === true) return null;
      const message = attribute.get('ErrorMessage');
      if (message) return filled(message, text, pattern);
      return `The argument "${text}" does not match the "${pattern}" pattern. Supply an argument that matches "${pattern}" and try the command again.`;
    });
  },
  ValidateLengthAttribute: (attribute) => {
    const [least, most] = [attribute.get('MinLength') as number, attribute.get('MaxLength') as number];
    return eachElement((value) => {
      if (typeof value !== 'string')
        return 'The ValidateLength attribute cannot be applied to a parameter that is not a string or string[] parameter. Make the parameter a string or string[] parameter.';
      if (value.length < least)
        return `The character length (${value.length}) of the argument is too short. Specify an argument with a length that is greater than or equal to "${least}", and then try the command again.`;
      if (value.length > most)
        return `The character length of the ${value.length} argument is too long. Shorten the character length of the argument so it is fewer than or equal to "${most}" characters, and then try the command again.`;
      return null;
    });
  },
  ValidateCountAttribute: (attribute) => {
    const [least, most] = [attribute.get('MinLength') as number, attribute.get('MaxLength') as number];
    return (value) => {
      const items = elements(value);
      if (items === undefined && value !== null && value !== undefined)
        return 'The ValidateCount attribute cannot be applied to a non-array parameter. Either remove the attribute from the parameter or make the parameter an array parameter.';
      const count = items === undefined ? 0 : [...items].length;
      if (count >= least && count <= most) return null;
      if (least === most) return `The parameter requires exactly ${least} value(s) - ${count} value(s) were provided.`;
      return `The parameter requires at least ${least} value(s) and no more than ${most} value(s) - ${count} value(s) were provided.`;
    };
  },
  ValidateScriptAttribute: (attribute) => {
    const block = attribute.get('ScriptBlock') as ScriptBlock;
    return eachElement((value, frame) => {
      let result: Value;
      try {
        result = frame.engine.blocks.invokeAsCheck(block, value);
      } catch (thrown) {
        if (thrown instanceof Raised) return thrown.record.details ?? thrown.record.exception.message;
        throw thrown;
      }
      if (frame.engine.truth(result)) return null;
      const message = attribute.get('ErrorMessage');
      if (message) return filled(message, toText(value), block.toString());
      return `The "${block}" validation script for the argument with value "${toText(value)}" did not return a result of True. Determine why the validation script failed, and then try the command again.`;
    });
  },
  ValidateNotNullAttribute: () => (value) => {
    const text = 'The argument is null. Provide a valid value for the argument, and then try running the command again.';
    if (value === null || value === undefined) return text;
    for (const item of elements(value) ?? [])
      if (item === null || item === undefined)
        return 'The argument collection contains a null value. Provide a collection that does not contain any null values, and then try running the command again.';
    return null;
  },
  ValidateNotNullOrEmptyAttribute: () => (value) => {
    if (isEmpty(value))
      return 'The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.';
    const items = elements(value);
    if (items === undefined) return null;
    const list = [...items];
    if (list.length === 0 || list.some(isEmpty))
      return 'The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.';
    return null;
  },
  ValidateNotNullOrWhiteSpaceAttribute: () => (value) => {
    const blank =
      'The argument is null, empty, or consists of only white-space characters. Provide an argument that contains non white-space characters, and then try the command again.';
    const wrong = (each: Value): boolean => isEmpty(each) || (typeof each === 'string' && each.trim() === '');
    const items = elements(value);
    if (items === undefined) return wrong(value) ? blank : null;
    const list = [...items];
    if (list.length === 0 || list.some(wrong))
      return 'The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.';
    return null;
  },
  ValidateDriveAttribute: (attribute) => (value) => {
    const allowed = attribute.get('ValidRootDrives') as string[];
    if (isEmpty(value))
      return 'The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.';
    const drive = /^([^:\\/]+):/.exec(toText(value))?.[1] ?? '/';
    if (allowed.some((each) => each.toLowerCase() === drive.toLowerCase())) return null;
    return `The path argument drive ${drive} does not belong to the set of approved drives: ${allowed.join(', ')}. Supply a path argument with an approved drive.`;
  },
};

/** `{0}` is the value, `{1}` what was asked for. */
const filled = (message: Value, value: string, wanted: string): string =>
  toText(message).replaceAll('{0}', value).replaceAll('{1}', wanted);

function validValues(attribute: AttributeObject): string[] {
  const given = (attribute.get('ValidValues') as Value[] | null) ?? [];
  const [first] = given;
  if (given.length === 1 && isGenerator(first))
    return [...(enumerable(invokeMethod(construct(first, []), 'GetValidValues', [])) ?? [])].map((each) => toText(each));
  return given.map((each) => toText(each));
}

const isGenerator = (value: Value): value is NetType =>
  typeof value === 'object' && value !== null && 'display' in value && typeOf(value).name.includes('Type');

function kindCheck(kind: string, value: Value): string | null {
  const order = compareToZero(value);
  const rules: Readonly<Record<string, readonly [ok: (order: number) => boolean, words: string]>> = {
    positive: [(n) => n > 0, 'greater than zero'],
    nonnegative: [(n) => n >= 0, 'greater than or equal to zero'],
    negative: [(n) => n < 0, 'less than zero'],
    nonpositive: [(n) => n <= 0, 'less than or equal to zero'],
  };
  const [ok, words] = rules[kind.toLowerCase()] ?? rules.positive!;
  return ok(order) ? null : `The argument "${toText(value)}" cannot be validated because its value is not ${words}.`;
}

const compareToZero = (value: Value): number => {
  const number = tryConvert(value, requireType('System.Double'));
  return number.ok ? Math.sign((number.value as { value: number }).value) : Number.NaN;
};

function rangeCheck(least: Value, most: Value, value: Value): string | null {
  const type = typeOf(least);
  let given = value;
  if (typeOf(value) !== type) {
    const changed = tryConvert(value, type);
    if (!changed.ok || value === null || value === undefined)
      return `The argument cannot be validated because its type "${value === null || value === undefined ? '' : typeOf(value).name}" is not the same type (${type.name}) as the maximum and minimum limits of the parameter. Make sure the argument is of type ${type.name} and then try the command again.`;
    given = changed.value;
  }
  if (compare(convertTo(least, typeOf(given)), given, false) > 0)
    return `The ${toText(value)} argument is less than the minimum allowed range of ${toText(least)}. Supply an argument that is greater than or equal to ${toText(least)} and then try the command again.`;
  if (compare(convertTo(most, typeOf(given)), given, false) < 0)
    return `The ${toText(value)} argument is greater than the maximum allowed range of ${toText(most)}. Supply an argument that is less than or equal to ${toText(most)} and then try the command again.`;
  return null;
}

/** The checks that attributes stand for, in order. A class of a script that derives from ValidateArgumentsAttribute is asked by its method. */
export function checksOf(attributes: readonly Value[]): Check[] {
  const checks: Check[] = [];
  for (const attribute of attributes) {
    if (attribute instanceof AttributeObject) {
      const maker = makers[attribute.netType.name];
      if (maker) checks.push(maker(attribute));
      continue;
    }
    const own = scriptCheck(attribute);
    if (own) checks.push(own);
  }
  return checks;
}

function scriptCheck(attribute: Value): Check | undefined {
  const type = typeOf(attribute);
  const automation = 'System.Management.Automation.';
  if (!requireType(`${automation}ValidateArgumentsAttribute`).isAssignableFrom(type)) return undefined;
  const perElement = requireType(`${automation}ValidateEnumeratedArgumentsAttribute`).isAssignableFrom(type);
  const check: Check = (value, frame) => {
    try {
      if (perElement) invokeMethod(attribute, 'ValidateElement', [value]);
      else invokeMethod(attribute, 'Validate', [value, frame.engine.intrinsics]);
      return null;
    } catch (thrown) {
      if (thrown instanceof Raised) return thrown.record.exception.message;
      throw thrown;
    }
  };
  return perElement ? eachElement(check) : check;
}
