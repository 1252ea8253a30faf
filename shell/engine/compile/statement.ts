import type { PipelineBase, Statement, StatementBlock, TrapStatement } from '../../language/ast.ts';
import { toBool } from '../../objects/convert.ts';
import { raise } from '../../objects/error.ts';
import { emit } from '../output.ts';
import { assignment } from './assignment.ts';
import { chain } from './chain.ts';
import { dataStatement } from './data.ts';
import { condition, expression } from './expression.ts';
import { breakStatement, continueStatement, exitStatement, returnStatement, throwStatement } from './flow.ts';
import { functionDefinition } from './function-definition.ts';
import { doLoop, foreachLoop, forLoop, whileLoop } from './loop.ts';
import { commandPipeline } from './pipeline.ts';
import type { Compiling, Run, Test } from './shape.ts';
import { pureExpression, settlesSuccess, statementValue } from './statement-value.ts';
import { switchStatement } from './switch.ts';
import { withTraps } from './trap.ts';
import { tryStatement } from './try.ts';

/** Compiles a statement. */
export function statement(node: Statement, c: Compiling): Run {
  switch (node.kind) {
    case 'Pipeline':
    case 'CommandExpression': {
      const pure = pureExpression(node);
      if (pure) return expressionStatement(node, pure, c);
      if (node.kind === 'CommandExpression')
        return commandPipeline({ kind: 'Pipeline', start: node.start, end: node.end, elements: [node], background: false }, c);
      return commandPipeline(node, c);
    }
    case 'PipelineChain':
      return chain(node, c);
    case 'AssignmentStatement':
      return assignment(node, c);
    case 'IfStatement':
      return ifStatement(node, c);
    case 'ForStatement':
      return forLoop(node, c);
    case 'ForEachStatement':
      return foreachLoop(node, c);
    case 'WhileStatement':
      return whileLoop(node, c);
    case 'DoWhileStatement':
    case 'DoUntilStatement':
      return doLoop(node, c);
    case 'SwitchStatement':
      return switchStatement(node, c);
    case 'TryStatement':
      return tryStatement(node, c);
    case 'BreakStatement':
      return breakStatement(node, c);
    case 'ContinueStatement':
      return continueStatement(node, c);
    case 'ReturnStatement':
      return returnStatement(node, c);
    case 'ThrowStatement':
      return throwStatement(node, c);
    case 'ExitStatement':
      return exitStatement(node, c);
    case 'FunctionDefinition':
      return functionDefinition(node, c);
    case 'DataStatement':
      return dataStatement(node, c);
    case 'BlockStatement':
      return statementBlock(node.body, c);
    case 'TypeDefinition':
    case 'UsingStatement':
    case 'TrapStatement':
      return () => 0;
    case 'ErrorStatement':
      return () => raise('ParseException', 'InvalidStatement', 'ParserError', 'The statement could not be understood.');
  }
}

/** An expression on its own: its value is output, unrolled; changes of variables are silent. */
function expressionStatement(node: Statement, pure: ReturnType<typeof pureExpression> & {}, c: Compiling): Run {
  const value = expression(pure, c);
  const settles = settlesSuccess(pure);
  const silent = pure.kind === 'UnaryExpression' && (pure.operator.endsWith('PlusPlus') || pure.operator.endsWith('MinusMinus')); // $i++ writes nothing
  if (silent)
    return (f) => {
      f.at = node;
      value(f);
      f.engine.success = true;
      return 0;
    };
  return (f, out) => {
    f.at = node;
    emit(value(f), out);
    if (settles) f.engine.success = true;
    return 0;
  };
}

/** What stands in the brackets of `if`, `while` and the like, as a truth. */
export function conditionOf(node: PipelineBase, c: Compiling): Test {
  const pure = pureExpression(node);
  if (pure) {
    const test = condition(pure, c);
    return (f) => {
      f.at = node;
      return test(f);
    };
  }
  const value = statementValue(node, c);
  return (f) => {
    f.at = node;
    return toBool(value(f));
  };
}

function ifStatement(node: Statement & { kind: 'IfStatement' }, c: Compiling): Run {
  const tests = node.clauses.map(({ condition: test }) => conditionOf(test, c));
  const bodies = node.clauses.map(({ body }) => statementBlock(body, c));
  const otherwise = node.elseClause ? statementBlock(node.elseClause, c) : undefined;
  if (tests.length === 1) {
    const [test, body] = [tests[0]!, bodies[0]!];
    if (!otherwise) return (f, out) => (test(f) ? body(f, out) : 0);
    return (f, out) => (test(f) ? body(f, out) : otherwise(f, out));
  }
  return (f, out) => {
    for (let at = 0; at < tests.length; at++) if (tests[at]!(f)) return bodies[at]!(f, out);
    return otherwise ? otherwise(f, out) : 0;
  };
}

export function statementBlock(node: StatementBlock, c: Compiling): Run {
  return statementList(node.statements, node.traps, c);
}

/** Statements one after the other. After an error that ends only its statement, the next one runs, unless a `try` waits for it. */
export function statementList(statements: readonly Statement[], traps: readonly TrapStatement[], c: Compiling): Run {
  if (traps.length > 0) return withTraps(statements, traps, c);
  const runs = statements.filter(does).map((each) => statement(each, c));
  const [first, second, third] = runs;
  if (first === undefined) return () => 0;
  if (second === undefined)
    return (f, out) => {
      try {
        return first(f, out);
      } catch (thrown) {
        return f.engine.failed(thrown, f, out);
      }
    };
  if (third === undefined)
    return (f, out) => {
      let signal: ReturnType<Run>;
      try {
        signal = first(f, out);
      } catch (thrown) {
        signal = f.engine.failed(thrown, f, out);
      }
      if (signal !== 0) return signal;
      try {
        return second(f, out);
      } catch (thrown) {
        return f.engine.failed(thrown, f, out);
      }
    };
  return (f, out) => {
    for (let at = 0; at < runs.length; at++) {
      let signal: ReturnType<Run>;
      try {
        signal = runs[at]!(f, out);
      } catch (thrown) {
        signal = f.engine.failed(thrown, f, out);
      }
      if (signal !== 0) return signal;
    }
    return 0;
  };
}

const does = (node: Statement): boolean =>
  node.kind !== 'TypeDefinition' && node.kind !== 'UsingStatement' && node.kind !== 'TrapStatement';
