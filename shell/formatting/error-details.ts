import { NetException } from '../objects/error.ts';
import type { Value } from '../objects/value.ts';
import type { Formatting } from './formatting.ts';
import { numberOf } from './quantities.ts';
import {
  callMember,
  dictionaryEntries,
  elementsOf,
  isDictionary,
  member,
  propertyEntries,
  textMember,
  textOf,
  typeNameOf,
  typeNamesOf,
} from './subject.ts';

const deepest = 10;
const step = 4;
const ellipsis = '…';

/** The text of Get-Error: every property of a record that is not empty, with what lies inside. */
export function errorDetailsText(object: Value, formatting: Formatting): string {
  const { style, decorated, surroundings } = formatting;
  const painted = decorated && surroundings.errorColor();
  return new Details(painted ? style.formatting.formatAccent : '', painted ? style.formatting.error : '', painted ? '\x1b[0m' : '').block(
    object,
    0,
    1,
  );
}

/** What Get-Error puts behind the type name of what it shows. */
const mark = '#PSExtendedError';

function isException(value: Value): boolean {
  return typeNamesOf(value).some((name) => name === 'System.Exception' || name === `System.Exception${mark}`);
}

function isNested(value: Value): boolean {
  const names = typeNamesOf(value);
  return (
    isException(value) ||
    names[0] === 'System.Management.Automation.ErrorRecord' ||
    names[0] === 'System.Management.Automation.InvocationInfo'
  );
}

class Details {
  readonly #accent: string;
  readonly #error: string;
  readonly #reset: string;

  constructor(accent: string, error: string, reset: string) {
    this.#accent = accent;
    this.#error = error;
    this.#reset = reset;
  }

  /** `within` is the exception whose record this is: the record holds only its words, so that the two do not go on for ever. */
  block(object: Value, indent: number, depth: number, within?: Value): string {
    const entries = propertyEntries(object).map(([name, value]): [string, Value] => [name, value === within ? wordsOf(value) : value]);
    const own = entries.filter(([name, value]) => name !== 'PSErrorIndex' && filled(value));
    const all: [string, Value][] = isException(object)
      ? [['Type', typeNameOf(object).replace(mark, '')], ...own.filter(([name]) => name !== 'Type')]
      : own;
    const longest = Math.max(0, ...all.map(([name]) => name.length));
    const prefix = ' '.repeat(indent);
    return all
      .map(([name, value]) => {
        const label = `${prefix}${this.#accent}${name.padEnd(longest)} : ${this.#reset}`;
        return label + this.#value(name, value, object, prefix, longest, indent + step, depth);
      })
      .join('\n');
  }

  #value(name: string, value: Value, of: Value, prefix: string, longest: number, indent: number, depth: number): string {
    if (isNested(value))
      return depth >= deepest ? ellipsis : `\n${this.block(value, indent, depth + 1, name === 'ErrorRecord' ? of : undefined)}`;
    if (name === 'StackTrace') return `\n${textOf(value)}`;
    if (typeNameOf(value) === 'System.RuntimeType') return `[${textOf(callMember(value, 'ToString', []))}]`;
    if (isDictionary(value)) return this.#dictionary(value, prefix);
    const elements = typeof value === 'string' || name === 'Data' ? undefined : elementsOf(value);
    if (elements) return depth >= deepest ? ellipsis : this.#elements(elements, prefix, indent, depth);
    return this.#text(name, textOf(value), prefix, longest);
  }

  #dictionary(value: Value, prefix: string): string {
    const lines = [...(dictionaryEntries(value) ?? [])].map(([key, held]) => {
      const word = textOf(key);
      const shown = word.toLowerCase() === 'authorization' ? ellipsis : textOf(held);
      return `${prefix}    ${this.#accent}${word} : ${this.#reset}${shown}\n`;
    });
    return lines.length === 0 ? '' : `\n${lines.join('')}`;
  }

  #elements(elements: Iterable<Value>, prefix: string, indent: number, depth: number): string {
    const before = prefix + ' '.repeat(indent + 2);
    let text = '';
    for (const element of elements) {
      if (element === null || element === undefined) continue;
      const simple = typeof element !== 'object';
      if (typeNameOf(element) === 'System.RuntimeType') text += `\n${before}[${textOf(callMember(element, 'ToString', []))}]`;
      else if (simple) text += `\n${before}${textOf(element)}`;
      else text += `${text === '' ? '\n' : '\n\n'}${this.block(element, indent, depth + 1)}`;
    }
    return text;
  }

  #text(name: string, value: string, prefix: string, longest: number): string {
    let shown = value;
    const mark = shown.indexOf('~');
    if (name === 'PositionMessage' && mark >= 0) shown = shown.slice(0, mark) + this.#error + shown.slice(mark);
    else if (name === 'Message') shown = this.#error + shown;
    if (!shown.includes('\n')) return shown;
    return shown
      .split('\n')
      .map((line) => line.trim())
      .join(`\n${prefix}${' '.repeat(longest + 3)}`);
  }
}

/** Stands in a record for the exception that the record belongs to. */
function wordsOf(exception: Value): NetException {
  return new NetException('System.Management.Automation.ParentContainsErrorRecordException', textMember(exception, 'Message'));
}

/** Null, false, zero, empty texts and empty collections are not shown. */
function filled(value: Value): boolean {
  if (value === null || value === undefined || value === '' || value === false || numberOf(value) === 0) return false;
  if (typeof value === 'string' || typeof value !== 'object') return true;
  const count = member(value, 'Count');
  return typeof count !== 'number' || count > 0;
}
