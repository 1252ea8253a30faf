import type { BreakStatement, ContinueStatement, ExitStatement, ReturnStatement, ThrowStatement } from '../../language/ast.ts';
import { toText } from '../../objects/convert.ts';
import { thrownRecord } from '../errors/throw.ts';
import { emit } from '../output.ts';
import { broke, continued, ExitScript, returned } from '../signal.ts';
import { expression } from './expression.ts';
import type { Compiling, Run } from './shape.ts';
import { statement } from './statement.ts';
import { pureExpression, statementValue } from './statement-value.ts';

function jump(node: BreakStatement | ContinueStatement, signal: 1 | 2, c: Compiling): Run {
  if (!node.label) return () => signal;
  if (node.label.kind === 'StringConstantExpression') {
    const { value } = node.label;
    return (f) => {
      f.label = value;
      return signal;
    };
  }
  const label = expression(node.label, c);
  return (f) => {
    f.label = toText(label(f));
    return signal;
  };
}

export const breakStatement = (node: BreakStatement, c: Compiling): Run => jump(node, broke, c);
export const continueStatement = (node: ContinueStatement, c: Compiling): Run => jump(node, continued, c);

export function returnStatement(node: ReturnStatement, c: Compiling): Run {
  if (!node.pipeline) return () => returned;
  if (c.code.method) {
    const value = statementValue(node.pipeline, c);
    return (f) => {
      f.at = node;
      f.returned = value(f);
      return returned;
    };
  }
  const pure = pureExpression(node.pipeline);
  if (pure) {
    const value = expression(pure, c);
    return (f, out) => {
      f.at = node;
      emit(value(f), out);
      return returned;
    };
  }
  if (node.pipeline.kind === 'AssignmentStatement') {
    const value = statementValue(node.pipeline, c);
    return (f, out) => {
      f.at = node;
      emit(value(f), out);
      return returned;
    };
  }
  const run = statement(node.pipeline, c);
  return (f, out) => run(f, out) || returned;
}

export function throwStatement(node: ThrowStatement, c: Compiling): Run {
  const value = node.pipeline ? statementValue(node.pipeline, c) : undefined;
  return (f) => {
    f.at = node;
    throw thrownRecord(f, value ? value(f) : undefined, node);
  };
}

export function exitStatement(node: ExitStatement, c: Compiling): Run {
  const value = node.pipeline ? statementValue(node.pipeline, c) : undefined;
  return (f) => {
    f.at = node;
    throw new ExitScript(value ? value(f) : 0);
  };
}
