import type { Attribute } from '../ast.ts';
import type { Checker } from './checker.ts';
import { type ConstantUse, isConstant } from './constant.ts';

/** Arguments of attributes are constants, or script blocks where no class is concerned; none is named twice, in any case of letters. */
export function checkAttribute(c: Checker, { positional, named }: Attribute): void {
  const { parent } = c;
  const onMember = parent?.kind === 'TypeDefinition' || parent?.kind === 'PropertyMember' || parent?.kind === 'FunctionMember';
  const onClass = onMember || (parent?.kind === 'Parameter' && c.ancestors.at(-2)?.kind === 'FunctionMember');
  const use: ConstantUse = onClass ? 'classAttribute' : 'attribute';
  const id = onClass ? 'ParameterAttributeArgumentNeedsToBeConstant' : 'ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock';
  const names = new Set<string>();
  for (const argument of named) {
    const key = argument.name.toLowerCase();
    if (names.has(key)) {
      c.report('DuplicateNamedArgument', argument, argument.name);
    } else {
      names.add(key);
      if (argument.argument !== null && !isConstant(argument.argument, use, c.known)) c.report(id, argument.argument);
    }
  }
  for (const argument of positional) if (!isConstant(argument, use, c.known)) c.report(id, argument);
}
