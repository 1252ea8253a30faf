import type {
  ArrayExpression,
  ArrayLiteral,
  Expression,
  HashtableExpression,
  ParenExpression,
  Statement,
  SubExpression,
} from '../../language/ast.ts';
import { toText } from '../../objects/convert.ts';
import { CustomObject } from '../../objects/custom-object.ts';
import { enumerable } from '../../objects/enumerate.ts';
import { raise } from '../../objects/error.ts';
import { Hashtable, OrderedDictionary } from '../../objects/hashtable.ts';
import { Shape } from '../../objects/shape.ts';
import type { Value } from '../../objects/value.ts';
import { Capture } from '../output.ts';
import type { Frame } from '../scope/frame.ts';
import { escaping } from './escape.ts';
import { expression } from './expression.ts';
import type { Compiling, Eval } from './shape.ts';
import { statementBlock } from './statement.ts';
import { pureExpression, statementValue } from './statement-value.ts';

/** `( … )`: one pipeline or assignment. */
export function paren(node: ParenExpression, c: Compiling): Eval {
  return statementValue(node.pipeline, c, true);
}

/** `$( … )`: everything that the statements write. */
export function subExpression(node: SubExpression, c: Compiling): Eval {
  const run = statementBlock(node.body, c);
  return (f) => {
    const out = new Capture();
    escaping(f, run(f, out));
    return out.result();
  };
}

/** `@( … )`: always an array. */
export function arrayExpression(node: ArrayExpression, c: Compiling): Eval {
  const [only, more] = node.body.statements;
  if (only !== undefined && more === undefined && node.body.traps.length === 0) {
    const pure = pureExpression(only);
    if (pure?.kind === 'ArrayLiteral') return expression(pure, c);
    if (pure && pure.kind !== 'UnaryExpression') {
      const value = expression(pure, c);
      return (f) => {
        const items = listFrom(value(f));
        f.engine.success = true;
        return items;
      };
    }
  }
  const run = statementBlock(node.body, c);
  return (f) => {
    const out = new Capture();
    escaping(f, run(f, out));
    return out.list();
  };
}

function listFrom(value: Value): Value[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.slice();
  if (typeof value === 'object' && value !== null) {
    const items = enumerable(value);
    if (items !== undefined) return [...items];
  }
  return [value];
}

export function arrayLiteral(node: ArrayLiteral, c: Compiling): Eval {
  const items = node.elements.map((element) => expression(element, c));
  return (f) => {
    const made: Value[] = new Array(items.length);
    for (let at = 0; at < items.length; at++) made[at] = items[at]!(f) ?? null;
    return made;
  };
}

interface Pair {
  readonly key: Eval;
  readonly value: Eval;
}

const pairsOf = (node: HashtableExpression, c: Compiling): Pair[] =>
  node.pairs.map(({ key, value }) => ({ key: hashKey(key, c), value: hashValue(value, c) }));

function hashKey(node: Expression, c: Compiling): Eval {
  const key = expression(node, c);
  return (f) => key(f) ?? raise('RuntimeException', 'InvalidNullKey', 'InvalidOperation', 'A null key is not allowed in a hash literal.');
}

function hashValue(node: Statement, c: Compiling): Eval {
  const value = statementValue(node, c);
  return (f) => {
    const made = value(f);
    return made === undefined ? null : made;
  };
}

function fill(table: Hashtable | OrderedDictionary, pairs: readonly Pair[], f: Frame): void {
  for (const { key, value } of pairs) {
    const name = key(f);
    if (table.has(name))
      raise(
        'RuntimeException',
        'DuplicateKeyInHashLiteral',
        'InvalidOperation',
        `Duplicate keys '${toText(name)}' are not allowed in hash literals.`,
        name,
      );
    table.set(name, value(f));
  }
}

export function hashtable(node: HashtableExpression, c: Compiling): Eval {
  const pairs = pairsOf(node, c);
  return (f) => {
    const table = new Hashtable(undefined, pairs.length);
    fill(table, pairs, f);
    return table;
  };
}

export function orderedTable(node: HashtableExpression, c: Compiling): Eval {
  const pairs = pairsOf(node, c);
  return (f) => {
    const table = new OrderedDictionary();
    fill(table, pairs, f);
    return table;
  };
}

/** `[pscustomobject]@{ … }`: with constant keys the shape is known beforehand. */
export function customObjectLiteral(node: HashtableExpression, c: Compiling): Eval {
  const names = node.pairs.map(({ key }) => (key.kind === 'StringConstantExpression' ? key.value : undefined));
  if (names.every((name) => name !== undefined) && !names.some((name) => name.toLowerCase() === 'pstypename')) {
    const values = node.pairs.map(({ value }) => hashValue(value, c));
    const shape = Shape.of(names);
    if (shape.names.length === values.length)
      return (f) => {
        const made: Value[] = new Array(values.length);
        for (let at = 0; at < values.length; at++) made[at] = values[at]!(f);
        return new CustomObject(shape, made);
      };
  }
  const pairs = pairsOf(node, c);
  return (f) => {
    const made = new CustomObject(Shape.empty, []);
    for (const { key, value } of pairs) {
      const name = toText(key(f));
      const content = value(f);
      if (name.toLowerCase() === 'pstypename') made.typeNames = [toText(content)];
      else made.set(name, content);
    }
    return made;
  };
}
