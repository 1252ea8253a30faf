import type {
  DoUntilStatement,
  DoWhileStatement,
  ForEachStatement,
  ForStatement,
  PipelineBase,
  WhileStatement,
} from '../../language/ast.ts';
import { enumerable } from '../../objects/enumerate.ts';
import type { Value } from '../../objects/value.ts';
import { nowhere, type Output } from '../output.ts';
import type { Frame } from '../scope/frame.ts';
import { unset } from '../scope/variable.ts';
import { LoopJump, type Signal } from '../signal.ts';
import { LoopEnumerator } from '../values/loop-enumerator.ts';
import { rangeBounds } from './range.ts';
import type { Compiling, Run, Store } from './shape.ts';
import { conditionOf, statement, statementBlock } from './statement.ts';
import { statementValue } from './statement-value.ts';
import { placeOf, writeVariable } from './variable.ts';

/** What a loop does after its body ended with a signal: go on, stop, or hand the signal further out. */
export const goOn = 0;
export const stop = 1;
export const handOut = 2;

/** True when the label that is on its way is that of this loop, or none was given. */
function mine(f: Frame, label: string | null): boolean {
  if (f.label === '') return true;
  if (label === null || f.label.toLowerCase() !== label.toLowerCase()) return false;
  f.label = '';
  return true;
}

export function afterBody(f: Frame, signal: Signal, label: string | null): 0 | 1 | 2 {
  if (signal === 3 || !mine(f, label)) return handOut;
  return signal === 1 ? stop : goOn;
}

/** Runs a body whose `break` may come from a function it called. */
export function runBody(body: Run, f: Frame, out: Output): Signal {
  try {
    return body(f, out);
  } catch (thrown) {
    if (!(thrown instanceof LoopJump)) throw thrown;
    f.label = thrown.label;
    return thrown.signal;
  }
}

/** Every 1,024th turn of any loop looks whether the user wants to stop. */
export function turn(f: Frame): void {
  if ((++f.engine.turns & 1023) === 0) f.engine.checkStop();
}

function silently(node: PipelineBase | null, c: Compiling): ((f: Frame) => void) | undefined {
  if (!node) return undefined;
  const run = statement(node, c);
  return (f) => void run(f, nowhere);
}

export function forLoop(node: ForStatement, c: Compiling): Run {
  const start = silently(node.initializer, c);
  const test = node.condition ? conditionOf(node.condition, c) : () => true;
  const next = silently(node.iterator, c);
  const body = statementBlock(node.body, c);
  const { label } = node;
  return (f, out) => {
    start?.(f);
    const { engine } = f;
    while (test(f)) {
      if ((++engine.turns & 1023) === 0) engine.checkStop();
      let signal: Signal;
      try {
        signal = body(f, out);
      } catch (thrown) {
        signal = jumped(thrown, f);
      }
      if (signal !== 0) {
        const what = afterBody(f, signal, label);
        if (what === handOut) return signal;
        if (what === stop) return 0;
      }
      next?.(f);
    }
    return 0;
  };
}

/** The signal of a jump that came as an exception; everything else is thrown on. */
function jumped(thrown: unknown, f: Frame): Signal {
  if (!(thrown instanceof LoopJump)) throw thrown;
  f.label = thrown.label;
  return thrown.signal;
}

export function whileLoop(node: WhileStatement, c: Compiling): Run {
  const test = conditionOf(node.condition, c);
  const body = statementBlock(node.body, c);
  const { label } = node;
  return (f, out) => {
    while (test(f)) {
      turn(f);
      const signal = runBody(body, f, out);
      if (signal !== 0) {
        const what = afterBody(f, signal, label);
        if (what === handOut) return signal;
        if (what === stop) return 0;
      }
    }
    return 0;
  };
}

export function doLoop(node: DoWhileStatement | DoUntilStatement, c: Compiling): Run {
  const test = conditionOf(node.condition, c);
  const goesOn = node.kind === 'DoWhileStatement';
  const body = statementBlock(node.body, c);
  const { label } = node;
  return (f, out) => {
    do {
      turn(f);
      const signal = runBody(body, f, out);
      if (signal !== 0) {
        const what = afterBody(f, signal, label);
        if (what === handOut) return signal;
        if (what === stop) return 0;
      }
    } while (test(f) === goesOn);
    return 0;
  };
}

export function foreachLoop(node: ForEachStatement, c: Compiling): Run {
  const store = loopVariable(node, c);
  const body = statementBlock(node.body, c);
  const { label } = node;
  const each = (f: Frame, out: Output, value: Value): Signal | -1 => {
    turn(f);
    store(f, value);
    const signal = runBody(body, f, out);
    if (signal === 0) return 0;
    const what = afterBody(f, signal, label);
    return what === handOut ? signal : what === stop ? -1 : 0;
  };
  const bounds = rangeBounds(node.condition, c);
  const usesEnumerator = /\$foreach\b|\$\{foreach\}|\bforeach\b.*-Name|Get-Variable/i.test(c.source.slice(node.body));
  const value = statementValue(node.condition, c);
  return (f, out) => {
    f.at = node.condition;
    if (bounds && !usesEnumerator) {
      const span = bounds(f);
      if (span) {
        const step = span.from <= span.to ? 1 : -1;
        for (let at = span.from; ; at += step) {
          const signal = each(f, out, at);
          if (signal !== 0) return signal === -1 ? 0 : signal;
          if (at === span.to) return 0;
        }
      }
    }
    const items = value(f);
    if (items === null || items === undefined) return 0;
    if (usesEnumerator) return withEnumerator(f, out, items, each);
    if (Array.isArray(items)) {
      for (let at = 0; at < items.length; at++) {
        const signal = each(f, out, items[at]);
        if (signal !== 0) return signal === -1 ? 0 : signal;
      }
      return 0;
    }
    const parts = typeof items === 'object' ? enumerable(items) : undefined;
    if (parts === undefined) {
      const signal = each(f, out, items);
      return signal === -1 ? 0 : signal;
    }
    for (const item of parts) {
      const signal = each(f, out, item);
      if (signal !== 0) return signal === -1 ? 0 : signal;
    }
    return 0;
  };
}

/** `$foreach` is the enumerator of the loop; MoveNext() on it skips an item. */
function withEnumerator(f: Frame, out: Output, items: Value, each: (f: Frame, out: Output, value: Value) => Signal | -1): Signal {
  const enumerator = new LoopEnumerator(f.engine.unrolled(items));
  const scope = f.scope;
  const before = scope.local('foreach')?.read();
  const variable = scope.local('foreach') ?? scope.declare('foreach', enumerator);
  variable.value = enumerator;
  try {
    while (enumerator.moveNext()) {
      const signal = each(f, out, enumerator.current);
      if (signal !== 0) return signal === -1 ? 0 : signal;
    }
    return 0;
  } finally {
    variable.value = before ?? unset;
  }
}

function loopVariable(node: ForEachStatement, c: Compiling): Store {
  const write = writeVariable(node.variable.path, c);
  const place = placeOf(node.variable.path, c);
  if (place < 0) return write;
  return (f, value) => {
    const cell = f.cells[place];
    if (cell !== undefined && cell.guard === null && cell.value !== unset) cell.value = value;
    else write(f, value);
  };
}
