import type { Ast, ScriptBlock, VariableExpression } from '../ast.ts';
import type { Parser } from '../rules/parser.ts';
import { visit } from '../walk.ts';
import { checkAssignment, checkStep } from './assignment.ts';
import { checkAttribute } from './attribute.ts';
import { Checker } from './checker.ts';
import { checkAttributed, checkConversion } from './conversion.ts';
import { checkData, dataRules } from './data-section.ts';
import { checkBreak, checkReturn } from './flow.ts';
import { checkHash } from './hash.ts';
import type { KnownNames } from './known-names.ts';
import { checkMethod, checkProperty, unassignedVariables } from './method.ts';
import { checkFunction, checkParameter, checkParameterList } from './parameters.ts';
import { checkTry } from './try.ts';
import { checkTypeNames } from './type-names.ts';
import { checkUsingStatement } from './using.ts';
import { checkUsing, checkVariable } from './variable.ts';

type Checks = { [K in Ast['kind']]?: (c: Checker, node: Extract<Ast, { kind: K }>) => void };

/** What is checked at each kind of node once the whole script has been read. */
const checks: Checks = {
  ParamBlock: (c, node) => checkParameterList(c, node.parameters),
  Parameter: checkParameter,
  Attribute: checkAttribute,
  FunctionDefinition: checkFunction,
  FunctionMember: checkMethod,
  PropertyMember: checkProperty,
  AssignmentStatement: checkAssignment,
  UnaryExpression: checkStep,
  ConvertExpression: checkConversion,
  AttributedExpression: checkAttributed,
  UsingExpression: checkUsing,
  UsingStatement: checkUsingStatement,
  VariableExpression: checkVariable,
  HashtableExpression: checkHash,
  TryStatement: checkTry,
  BreakStatement: checkBreak,
  ContinueStatement: checkBreak,
  ReturnStatement: checkReturn,
  BlockStatement: (c, node) => c.report('UnexpectedKeyword', node.keywordExtent, node.keyword),
  DataStatement: (c, node) => checkData(node.body, dataRules(node), c.textOf.bind(c), c.report.bind(c)),
  SwitchStatement: (c, node) => {
    if (node.flags.parallel) c.report('KeywordParameterReservedForFutureUse', node, 'switch', 'parallel');
  },
  ForEachStatement: (c, node) => {
    if (node.parallel) c.report('KeywordParameterReservedForFutureUse', node, 'foreach', 'parallel');
    if (node.throttleLimit === null) return;
    c.report('KeywordParameterReservedForFutureUse', node, 'foreach', 'throttlelimit');
    if (!node.parallel) c.report('ThrottleLimitRequiresParallelFlag', node);
  },
};

/** Checks what the grammar leaves open, in the order of the tree; runs on faulty scripts too. */
export function checkScript(parser: Parser, script: ScriptBlock, known: KnownNames): void {
  if (parser.definesTypes) checkTypeNames(parser, script, known);
  const checker = new Checker(parser, known);
  const unassigned = new Set<VariableExpression>();
  visit(script, (node, ancestors) => {
    checker.ancestors = ancestors;
    const check = checks[node.kind] as ((c: Checker, node: Ast) => void) | undefined;
    check?.(checker, node);
    if (node.kind === 'FunctionMember') for (const variable of unassignedVariables(node)) unassigned.add(variable);
    if (node.kind === 'VariableExpression' && unassigned.has(node)) checker.report('VariableNotLocal', node);
  });
}
