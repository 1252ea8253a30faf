import type { Statement, TrapStatement } from '../../language/ast.ts';
import { findHandler } from '../errors/handling.ts';
import { locate } from '../errors/locate.ts';
import { asRaised, Thrown } from '../errors/raised.ts';
import type { Output } from '../output.ts';
import { Frame } from '../scope/frame.ts';
import { Layout } from '../scope/layout.ts';
import { broke, continued, passesHandlers, type Signal } from '../signal.ts';
import { ReturnJump } from './escape.ts';
import type { Compiling, Run } from './shape.ts';
import { statement, statementBlock } from './statement.ts';
import { handling } from './try.ts';
import { typeOfName } from './type-name.ts';

/**
 * Statements with traps: an error in one of them runs the fitting trap, most special type first, in a scope of its own. Then
 * `continue` goes on with the next statement, `break` passes the error on, and a trap that just ends shows it and goes on.
 */
export function withTraps(statements: readonly Statement[], traps: readonly TrapStatement[], c: Compiling): Run {
  const runs = statements
    .filter((node) => node.kind !== 'TypeDefinition' && node.kind !== 'UsingStatement' && node.kind !== 'TrapStatement')
    .map((node) => statement(node, c));
  const inTrap: Compiling = { ...c, layout: new Layout() };
  const handlers = traps.map((trap) => ({
    types: trap.trapType ? [typeOfName(trap.trapType.typeName, c)] : [],
    run: statementBlock(trap.body, inTrap),
  }));
  return (f, out) => {
    const { engine } = f;
    for (const run of runs) {
      const depth = engine.tryDepth;
      engine.tryDepth = depth + 1;
      let signal: Signal;
      try {
        signal = run(f, out);
        engine.tryDepth = depth;
      } catch (thrown) {
        engine.tryDepth = depth;
        if (thrown instanceof ReturnJump && thrown.frame === f) return 3;
        if (passesHandlers(thrown) || thrown instanceof ReturnJump) throw thrown;
        const raised = asRaised(thrown);
        locate(raised.record, f, f.at);
        engine.success = false;
        const found = findHandler(
          raised,
          handlers.map(({ types }) => types.map((type) => type(f))),
        );
        if (!found) {
          engine.failed(raised, f, out);
          continue;
        }
        engine.errors.remember(raised.record);
        signal = runTrap(handlers[found.handler]!.run, inTrap.layout, f, found.record, out);
        if (signal === broke) throw raised instanceof Thrown ? raised : new Thrown(raised.record, true);
        if (signal === continued) signal = 0;
        else if (signal === 0) {
          engine.errors.show(raised.record);
          engine.success = false;
        }
      }
      if (signal !== 0) return signal;
    }
    return 0;
  };
}

function runTrap(run: Run, layout: Layout, f: Frame, record: Parameters<typeof handling>[1], out: Output): Signal {
  const { engine, state } = f;
  const scope = new Frame(engine, state, f.code, layout, f, null);
  scope.at = f.at;
  const previous = state.current;
  state.current = scope;
  try {
    return handling(scope, record, () => run(scope, out));
  } finally {
    state.current = previous;
  }
}
