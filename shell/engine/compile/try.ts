import type { TryStatement } from '../../language/ast.ts';
import type { ErrorRecord } from '../../objects/error.ts';
import { findHandler } from '../errors/handling.ts';
import { locate } from '../errors/locate.ts';
import { asRaised } from '../errors/raised.ts';
import { nowhere, type Output } from '../output.ts';
import type { Frame } from '../scope/frame.ts';
import { passesHandlers, type Signal } from '../signal.ts';
import { ReturnJump } from './escape.ts';
import type { Compiling, Run } from './shape.ts';
import { statementBlock } from './statement.ts';
import { typeOfName } from './type-name.ts';

export function tryStatement(node: TryStatement, c: Compiling): Run {
  const inner = node.catchClauses.length > 0 ? withCatch(node, c) : statementBlock(node.body, c);
  if (!node.finally_) return inner;
  const last = statementBlock(node.finally_, c);
  return (f, out) => {
    const open = f.engine.unwinding.open(f, () => void last(f, nowhere));
    let signal: Signal;
    try {
      signal = inner(f, out);
    } catch (thrown) {
      f.engine.unwinding.close(open);
      runFinally(last, f, out);
      throw thrown;
    }
    f.engine.unwinding.close(open);
    runFinally(last, f, out);
    return signal;
  };
}

/** A `finally` neither changes $? nor the label of a jump that passes it. */
function runFinally(last: Run, f: Frame, out: Output): void {
  const { label } = f;
  const { success } = f.engine;
  last(f, out);
  f.label = label;
  f.engine.success = success;
}

function withCatch(node: TryStatement, c: Compiling): Run {
  const body = statementBlock(node.body, c);
  const clauses = node.catchClauses.map((clause) => ({
    types: clause.catchTypes.map(({ typeName }) => typeOfName(typeName, c)),
    run: statementBlock(clause.body, c),
  }));
  return (f, out) => {
    const { engine } = f;
    const depth = engine.tryDepth;
    engine.tryDepth = depth + 1;
    try {
      const signal = body(f, out);
      engine.tryDepth = depth;
      return signal;
    } catch (thrown) {
      engine.tryDepth = depth;
      if (passesHandlers(thrown) || thrown instanceof ReturnJump) throw thrown;
      const raised = asRaised(thrown);
      locate(raised.record, f, f.at);
      const found = findHandler(
        raised,
        clauses.map(({ types }) => types.map((type) => type(f))),
      );
      if (!found) throw raised;
      engine.errors.remember(raised.record);
      return handling(f, found.record, () => clauses[found.handler]!.run(f, out));
    }
  };
}

/** Runs a handler with the error in `$_`. */
export function handling(f: Frame, record: ErrorRecord, run: () => Signal): Signal {
  const { engine } = f;
  const before = f.underscore;
  f.underscore = record;
  engine.catching.push(record);
  try {
    return run();
  } finally {
    engine.catching.pop();
    f.underscore = before;
  }
}
