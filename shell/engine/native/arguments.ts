import { homedir } from 'node:os';
import type { Expression } from '../../language/ast.ts';
import { toText } from '../../objects/convert.ts';
import { CustomObject } from '../../objects/custom-object.ts';
import { Dictionary } from '../../objects/dictionary.ts';
import { enumerable } from '../../objects/enumerate.ts';
import { unwrap } from '../../objects/ps-object.ts';
import type { Value } from '../../objects/value.ts';
import type { ProgramCommand } from '../commands/command.ts';
import type { CommandCall } from '../compile/command-call.ts';
import type { Frame } from '../scope/frame.ts';
import { ArgumentName } from '../values/argument-name.ts';
import { globWords } from './glob.ts';

/** The argument list of a native program, by PowerShell's Standard rules. */
export function nativeWords(site: CommandCall, f: Frame, _program: ProgramCommand): string[] {
  const words: string[] = [];
  const { source } = site.compiling;
  let verbatim = false;
  for (const part of site.parts) {
    switch (part.kind) {
      case 'end':
        words.push('--');
        break;
      case 'name': {
        if (part.value === null) {
          words.push(part.text);
          break;
        }
        const text = part.text.endsWith(':') ? part.text : `${part.text}:`;
        const [first, ...others] = valueWords(part.value(f));
        words.push(text + (first ?? ''), ...others);
        break;
      }
      case 'splat':
        words.push(...splatWords(part.value(f)));
        break;
      case 'value': {
        if (verbatim) {
          words.push(...verbatimWords(source.slice(part.node)));
          break;
        }
        if (part.node.kind === 'StringConstantExpression' && part.node.value === '--%') {
          verbatim = true;
          break;
        }
        words.push(...argumentWords(part.node, part.value(f), f, source.slice(part.node)));
      }
    }
  }
  return words;
}

function argumentWords(node: Expression, value: Value, f: Frame, text: string): string[] {
  if (node.kind === 'ArrayLiteral') return literalArray(value, text);
  const words = valueWords(value);
  return isQuoted(node) ? words : words.flatMap((word) => expanded(word, f));
}

const isQuoted = (node: Expression): boolean =>
  (node.kind === 'StringConstantExpression' || node.kind === 'ExpandableStringExpression') && node.stringType !== 'BareWord';

/** `a,b` as written; an element with blanks goes first by itself. */
function literalArray(value: Value, text: string): string[] {
  const items = Array.isArray(value) ? value : [value];
  const first = toText(items[0] ?? '');
  const words = text.split(/\s+/).filter((word) => word !== '');
  return /\s/.test(first) ? [first, ...words] : words;
}

/** `~` at the start is the home folder; `* ? [` find files. */
function expanded(word: string, f: Frame): string[] {
  const home = word === '~' || word.startsWith('~/') ? homedir() + word.slice(1) : word;
  if (!/[*?[]/.test(home)) return [home];
  return globWords(home, f.engine.folder()) ?? [home];
}

function valueWords(value: Value): string[] {
  const bare = value instanceof ArgumentName ? value.text : value;
  if (bare === null || bare === undefined) return [];
  if (typeof bare === 'object' && !(unwrap(bare) instanceof Dictionary) && !(bare instanceof CustomObject)) {
    const items = enumerable(bare);
    if (items) return [...items].filter((item) => item !== null && item !== undefined).map(castText);
  }
  return [castText(bare)];
}

/** Text by invariant culture; a number that was typed keeps what was typed. */
const castText = (value: Value): string =>
  typeof value === 'object' && value !== null && 'tokenText' in value && value.tokenText ? String(value.tokenText) : toText(value);

function splatWords(value: Value): string[] {
  const bare = unwrap(value);
  if (bare instanceof Dictionary)
    return [...bare.entries()].flatMap(({ key, value: each }) =>
      each === true ? [`-${toText(key)}`] : [`-${toText(key)}:${toText(each)}`],
    );
  return valueWords(bare);
}

/** After `--%`: split at blanks, `%NAME%` from the environment. */
function verbatimWords(text: string): string[] {
  const filled = text.replace(/%([^%\s]+)%/g, (whole, name: string) => process.env[name] ?? whole);
  return filled
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
}
