import type { Expression, SwitchStatement } from '../../language/ast.ts';
import { opEq, opLike, opMatch } from '../../objects/comparison.ts';
import { toBool, toText } from '../../objects/convert.ts';
import { raise } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import { ScriptBlock } from '../block/script-block.ts';
import { readLines } from '../native/read-lines.ts';
import type { Output } from '../output.ts';
import type { Frame } from '../scope/frame.ts';
import { unset } from '../scope/variable.ts';
import type { Signal } from '../signal.ts';
import { LoopEnumerator } from '../values/loop-enumerator.ts';
import { expression } from './expression.ts';
import { afterBody, handOut, runBody, stop, turn } from './loop.ts';
import type { Compiling, Run } from './shape.ts';
import { statementBlock } from './statement.ts';
import { pureExpression, statementValue } from './statement-value.ts';
import { writeVariable } from './variable.ts';

type Match = (frame: Frame, item: Value) => boolean;

export function switchStatement(node: SwitchStatement, c: Compiling): Run {
  const value = statementValue(node.condition, c);
  const clauses = node.clauses.map(({ condition, body }) => ({ matches: clauseTest(condition, node, c), run: statementBlock(body, c) }));
  const otherwise = node.defaultClause ? statementBlock(node.defaultClause, c) : null;
  const { label } = node;
  const usesEnumerator = /\$switch\b/i.test(c.source.slice(node));

  /** Runs the clauses for one item; -1 ends the switch, a signal leaves it. */
  const one = (f: Frame, out: Output, item: Value): Signal | -1 => {
    turn(f);
    f.underscore = item;
    let matched = false;
    for (const clause of clauses) {
      if (!clause.matches(f, item)) continue;
      matched = true;
      const signal = runBody(clause.run, f, out);
      if (signal === 0) {
        f.underscore = item;
        continue;
      }
      const what = afterBody(f, signal, label);
      return what === handOut ? signal : what === stop ? -1 : 0;
    }
    if (matched || otherwise === null) return 0;
    const signal = runBody(otherwise, f, out);
    if (signal === 0) return 0;
    const what = afterBody(f, signal, label);
    return what === handOut ? signal : what === stop ? -1 : 0;
  };

  return (f, out) => {
    f.at = node.condition;
    const given = node.flags.file ? readLines(f, toText(value(f))) : value(f);
    const before = f.underscore;
    try {
      if (given === null || given === undefined) {
        if (given === undefined && pureExpression(node.condition) === undefined) return 0;
        const signal = one(f, out, null);
        return signal === -1 ? 0 : signal;
      }
      const items = f.engine.unrolled(given);
      if (usesEnumerator) return enumerated(f, out, items, one);
      for (const item of items) {
        const signal = one(f, out, item);
        if (signal !== 0) return signal === -1 ? 0 : signal;
      }
      return 0;
    } finally {
      f.underscore = before;
    }
  };
}

/** `$switch` is the enumerator over the items. */
function enumerated(f: Frame, out: Output, items: Value[], one: (f: Frame, out: Output, item: Value) => Signal | -1): Signal {
  const enumerator = new LoopEnumerator(items);
  const variable = f.scope.local('switch') ?? f.scope.declare('switch', enumerator);
  const before = variable.value;
  variable.value = enumerator;
  try {
    while (enumerator.moveNext()) {
      const signal = one(f, out, enumerator.current);
      if (signal !== 0) return signal === -1 ? 0 : signal;
    }
    return 0;
  } finally {
    variable.value = before === enumerator ? unset : before;
  }
}

/** What one clause asks of an item. A script block is a condition of its own; everything else is compared as the flags say. */
function clauseTest(node: Expression, whole: SwitchStatement, c: Compiling): Match {
  const value = expression(node, c);
  const { flags } = whole;
  const compare = comparison(flags, c);
  if (node.kind === 'ScriptBlockExpression') return (f, item) => toBool(f.engine.blocks.invokeInScope(value(f) as ScriptBlock, item));
  return (f, item) => {
    const wanted = value(f);
    if (wanted instanceof ScriptBlock) return toBool(f.engine.blocks.invokeInScope(wanted, item));
    return compare(f, item, wanted);
  };
}

const textOf = (value: Value): string => (typeof value === 'string' ? value : toText(value ?? ''));
const equalText = (left: string, right: string, caseSensitive: boolean): boolean =>
  left === right || (!caseSensitive && opEq(left, right, false) === true);

/** Item and clause are compared as texts unless both are Int32. */
function comparison(flags: SwitchStatement['flags'], c: Compiling): (f: Frame, item: Value, wanted: Value) => boolean {
  const { caseSensitive } = flags;
  if (flags.regex) {
    const store = writeVariable('Matches', c);
    return (f, item, wanted) => {
      try {
        const { result, matches } = opMatch(toText(item), wanted, caseSensitive);
        if (matches !== null) store(f, matches);
        return toBool(result);
      } catch {
        return raise(
          'RuntimeException',
          'InvalidRegularExpression',
          'InvalidOperation',
          `The regular expression pattern ${toText(wanted)} is not valid.`,
          wanted,
        );
      }
    };
  }
  if (flags.wildcard) return (_, item, wanted) => toBool(opLike(toText(item), toText(wanted), caseSensitive));
  return (_, item, wanted) => {
    if (typeof item === 'number' && typeof wanted === 'number') return item === wanted;
    return equalText(textOf(item), textOf(wanted), caseSensitive);
  };
}
