import type { UsingStatement } from '../ast.ts';
import type { Checker } from './checker.ts';
import { isConstant } from './constant.ts';

export function checkUsingStatement(c: Checker, { usingKind, alias, start, end }: UsingStatement): void {
  if (usingKind === 'Command' || usingKind === 'Type' || alias !== null) c.report('UsingStatementNotSupported', { start, end });
}

/** The module of a `using module` must be constant, without wildcards, and there. */
export function checkUsingModule(c: Checker, node: UsingStatement): void {
  if (node.usingKind !== 'Module') return;
  const { moduleSpecification, name } = node;
  if (moduleSpecification !== null && !isConstant(moduleSpecification, 'requires', c.known)) {
    c.report('RequiresArgumentMustBeConstant', node);
  } else if (name !== null && /[*?[\]]/.test(name.value)) {
    c.report('WildCardModuleNameError', node);
  } else {
    const module = name?.value ?? (moduleSpecification === null ? '' : c.textOf(moduleSpecification));
    if (!c.known.module(module)) c.report('ModuleNotFoundDuringParse', node, module);
  }
}
