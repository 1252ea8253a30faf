import type { Ast, BreakStatement, ContinueStatement, ScriptBlock, Statement, TryStatement } from '../ast.ts';
import { visit } from '../walk.ts';

/** A loop around the statement: whether its end and its next round can be reached from within. */
interface Loop {
  readonly label: string;
  breaks: boolean;
  continues: boolean;
}

/** True when a method can end without return or throw. Conditions count as open, even constant ones, and a switch as one that may match nothing. */
export function canFallThrough(body: ScriptBlock): boolean {
  const blocks = [body.dynamicParam, body.begin, body.process, body.end_];
  return blocks.every((block) => block === null || passes(block.statements, []));
}

function passes(statements: readonly Statement[], loops: readonly Loop[]): boolean {
  return statements.every((statement) => passesOne(statement, loops));
}

function passesOne(node: Statement, loops: readonly Loop[]): boolean {
  switch (node.kind) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'ExitStatement':
      return false;
    case 'BreakStatement':
    case 'ContinueStatement':
      jump(node, loops);
      return false;
    case 'IfStatement': {
      const open = node.clauses.map(({ body }) => passes(body.statements, loops));
      if (node.elseClause === null) return true;
      return passes(node.elseClause.statements, loops) || open.includes(true);
    }
    case 'TryStatement':
      return passesTry(node, loops);
    case 'DoWhileStatement':
    case 'DoUntilStatement': {
      const loop: Loop = { label: (node.label ?? '').toLowerCase(), breaks: false, continues: false };
      return passes(node.body.statements, [...loops, loop]) || loop.breaks || loop.continues;
    }
    case 'ForStatement': {
      const loop: Loop = { label: (node.label ?? '').toLowerCase(), breaks: false, continues: false };
      passes(node.body.statements, [...loops, loop]);
      return node.condition !== null || loop.breaks;
    }
    case 'DataStatement':
    case 'BlockStatement':
      return passes(node.body.statements, loops);
    case 'Pipeline':
    case 'PipelineChain':
    case 'AssignmentStatement':
      if (loops.length > 0 && callsCommand(node)) for (const loop of loops) loop.breaks = loop.continues = true;
      return true;
    default:
      return true;
  }
}

/** Any statement of a try may throw, so its catches start where it starts. */
function passesTry({ body, catchClauses, finally_ }: TryStatement, loops: readonly Loop[]): boolean {
  const open = [passes(body.statements, loops), ...catchClauses.map((clause) => passes(clause.body.statements, loops))];
  if (finally_ === null) return open.includes(true);
  const catchesAll = catchClauses.some(({ catchTypes }) => catchTypes.length === 0);
  return (open.includes(true) || !catchesAll) && passes(finally_.statements, loops);
}

function jump(node: BreakStatement | ContinueStatement, loops: readonly Loop[]): void {
  const { label } = node;
  const name = label?.kind === 'StringConstantExpression' ? label.value.toLowerCase() : null;
  const target = label === null ? loops.at(-1) : loops.findLast((loop) => loop.label === name);
  if (target === undefined) return;
  if (node.kind === 'BreakStatement') target.breaks = true;
  else target.continues = true;
}

/** A command may run a break or continue of its own for a loop around it. */
function callsCommand(root: Ast): boolean {
  return !visit(root, (node) => {
    if (node.kind === 'Command') return 'stop';
    return node.kind === 'ScriptBlockExpression' ? 'skip' : undefined;
  });
}
