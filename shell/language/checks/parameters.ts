import type { FunctionDefinition, Parameter, ScriptBlock } from '../ast.ts';
import type { Checker } from './checker.ts';

/** No parameter twice, none of type void. */
export function checkParameterList(c: Checker, parameters: readonly Parameter[]): void {
  const seen = new Set<string>();
  for (const { name, attributes } of parameters) {
    const key = name.path.toLowerCase();
    if (seen.has(key)) c.report('DuplicateFormalParameter', name, name.path);
    seen.add(key);
    for (const attribute of attributes) {
      if (attribute.kind !== 'TypeConstraint' || c.known.type(attribute.typeName, false)?.fullName !== 'System.Void') continue;
      c.report('VoidTypeConstraintNotAllowed', attribute);
      break;
    }
  }
}

/** Parameters stand behind the name or in a param block, not in both. */
export function checkDeclaredParameters(c: Checker, parameters: readonly Parameter[] | null, body: ScriptBlock): void {
  if (parameters === null) return;
  if (body.param !== null) c.report('OnlyOneParameterListAllowed', body.param);
  else checkParameterList(c, parameters);
}

export function checkFunction(c: Checker, { parameters, body }: FunctionDefinition): void {
  checkDeclaredParameters(c, parameters, body);
}

export function checkParameter(c: Checker, { attributes }: Parameter): void {
  const ofMethod = c.parent?.kind === 'FunctionMember';
  let typed = false;
  for (const attribute of attributes) {
    if (attribute.kind !== 'TypeConstraint') continue;
    if (attribute.typeName.name.toLowerCase() === 'ordered') {
      c.report('OrderedAttributeOnlyOnHashLiteralNode', attribute, c.textOf(attribute.typeName));
    } else if (ofMethod) {
      if (typed) c.report('MultipleTypeConstraintsOnMethodParam', attribute);
      typed = true;
    }
  }
}
