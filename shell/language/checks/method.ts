import type { Ast, FunctionMember, PropertyMember, VariableExpression } from '../ast.ts';
import { splitVariablePath } from '../variable-path.ts';
import { visit } from '../walk.ts';
import type { Checker } from './checker.ts';
import { checkDeclaredParameters } from './parameters.ts';
import { canFallThrough } from './return-paths.ts';

export function checkMethod(c: Checker, node: FunctionMember): void {
  const { body, returnType } = node;
  if (body.param !== null) c.report('ParamBlockNotAllowedInMethod', body.param);
  const named = [body.dynamicParam, body.begin, body.process, body.clean, body.end_].find((block) => block !== null && !block.unnamed);
  if (named) c.report('NamedBlockNotAllowedInMethod', named);
  if (node.isConstructor && returnType !== null) c.report('ConstructorCantHaveReturnType', returnType);
  const isVoid = returnType === null || c.known.type(returnType.typeName, false)?.fullName === 'System.Void';
  if (!isVoid && canFallThrough(body)) c.report('MethodHasCodePathNotReturn', node.nameExtent);
  checkDeclaredParameters(c, node.parameters, body);
}

export function checkProperty(c: Checker, { propertyType }: PropertyMember): void {
  if (propertyType === null || c.known.type(propertyType.typeName, false)?.fullName !== 'System.Void') return;
  c.report('TypeNotAllowedForProperty', propertyType, c.textOf(propertyType.typeName));
}

/** Variables that every method has without assigning them. */
const alwaysThere = new Set(
  ['_', 'psitem', 'args', 'this', 'input', 'pscmdlet', 'psboundparameters', 'myinvocation', 'psscriptroot', 'pscommandpath', '?'].concat([
    'true',
    'false',
    'null',
    'lastexitcode',
    'error',
    'stacktrace',
    'outputencoding',
    'nestedpromptlevel',
    'pwd',
    'matches',
  ]),
);

/** Plain variables that a method reads but nowhere assigns, by node: their use is an error. */
export function unassignedVariables(method: FunctionMember): Set<VariableExpression> {
  const assigned = new Set(method.parameters.map(({ name }) => name.path.toLowerCase()));
  const used: VariableExpression[] = [];
  visit(method.body, (node) => {
    if (node.kind === 'ScriptBlockExpression' || node.kind === 'FunctionDefinition' || node.kind === 'UsingExpression') return 'skip';
    if (node.kind === 'TrapStatement' || node.kind === 'TypeDefinition') return 'skip';
    if (node.kind === 'VariableExpression') used.push(node);
    else for (const name of assignedBy(node)) assigned.add(name);
    return undefined;
  });
  return new Set(used.filter(({ path }) => isPlain(path) && !assigned.has(localName(path)) && !alwaysThere.has(localName(path))));
}

function localName(path: string): string {
  return splitVariablePath(path).name.toLowerCase();
}

function isPlain(path: string): boolean {
  const { scope, drive } = splitVariablePath(path);
  return drive === null && !/^(?:global|script)$/i.test(scope ?? '');
}

function assignedBy(node: Ast): string[] {
  switch (node.kind) {
    case 'AssignmentStatement':
      return targetNames(node.left);
    case 'ForEachStatement':
      return ['foreach', localName(node.variable.path)];
    case 'SwitchStatement':
      return ['switch'];
    case 'DataStatement':
      return node.variable === null ? [] : [node.variable.toLowerCase()];
    default:
      return [];
  }
}

function targetNames(target: Ast): string[] {
  switch (target.kind) {
    case 'VariableExpression':
      return [localName(target.path)];
    case 'ConvertExpression':
    case 'AttributedExpression':
      return targetNames(target.child);
    case 'ArrayLiteral':
      return target.elements.flatMap(targetNames);
    case 'ParenExpression':
      return target.pipeline.kind === 'Pipeline'
        ? target.pipeline.elements.flatMap((element) => (element.kind === 'CommandExpression' ? targetNames(element.expression) : []))
        : [];
    default:
      return [];
  }
}
