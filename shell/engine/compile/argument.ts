import type { Command, CommandParameter, Expression } from '../../language/ast.ts';
import { toText } from '../../objects/convert.ts';
import { CustomObject } from '../../objects/custom-object.ts';
import { Dictionary } from '../../objects/dictionary.ts';
import { enumerable } from '../../objects/enumerate.ts';
import { literalValue } from '../../objects/literal.ts';
import { propertiesOf } from '../../objects/members.ts';
import { PSObject, withTokenText } from '../../objects/ps-object.ts';
import type { Value } from '../../objects/value.ts';
import { type Argument, attachedArgument, nameArgument, valueArgument } from '../binding/argument.ts';
import type { Frame } from '../scope/frame.ts';
import { ArgumentName } from '../values/argument-name.ts';
import { expression } from './expression.ts';
import type { Compiling, Eval } from './shape.ts';
import { readVariable } from './variable.ts';

/** One element of a command after its name, compiled. */
export type Part =
  | { readonly kind: 'name'; readonly name: string; readonly text: string; readonly value: Eval | null }
  | { readonly kind: 'value'; readonly value: Eval; readonly node: Expression }
  | { readonly kind: 'splat'; readonly value: Eval }
  | { readonly kind: 'end' };

export function argumentParts(node: Command, c: Compiling): Part[] {
  return node.elements.slice(1).map((element) => part(element, c));
}

function part(node: Expression | CommandParameter, c: Compiling): Part {
  if (node.kind === 'CommandParameter') {
    if (node.parameterName === '-' && !node.argument) return { kind: 'end' };
    const text = c.source.slice(node.nameExtent) || `-${node.parameterName}`;
    return { kind: 'name', name: node.parameterName, text, value: node.argument ? argumentValue(node.argument, c) : null };
  }
  if (node.kind === 'VariableExpression' && node.splatted) return { kind: 'splat', value: readVariable(node.path, c) };
  return { kind: 'value', value: argumentValue(node, c), node };
}

/** A number given bare keeps the text it was written with. */
export function argumentValue(node: Expression, c: Compiling): Eval {
  if (node.kind === 'ConstantExpression') {
    const value = withTokenText(literalValue(node.literal), node.text);
    return () => value;
  }
  return expression(node, c);
}

/** Evaluates the parts from left to right. */
export function evaluateParts(parts: readonly Part[], f: Frame): Argument[] {
  const args: Argument[] = [];
  for (const each of parts) {
    switch (each.kind) {
      case 'value':
        args.push(valueArgument(each.value(f)));
        break;
      case 'name':
        args.push(each.value ? attachedArgument(each.name, each.value(f), false, each.text) : nameArgument(each.name, each.text));
        break;
      case 'splat':
        splat(each.value(f), args);
        break;
      case 'end':
        args.push({ kind: 'end' });
    }
  }
  return args;
}

/** `@table` gives names, `@list` values; names among `$args` are names again. */
function splat(given: Value, args: Argument[]): void {
  const value = given instanceof PSObject && !(given instanceof ArgumentName) ? given.base : given;
  if (value === null || value === undefined) {
    if (value === null) args.push(valueArgument(null));
    return;
  }
  if (value instanceof Dictionary) {
    for (const { key, value: each } of value.entries()) args.push(attachedArgument(toText(key).replace(/^-/, ''), each, true));
    return;
  }
  if (value instanceof CustomObject) {
    for (const property of propertiesOf(value)) args.push(attachedArgument(property.name, property.value, true));
    return;
  }
  const items = typeof value === 'string' ? [...value] : [...(enumerable(value) ?? [value])];
  for (const item of items) {
    if (!(item instanceof ArgumentName)) {
      args.push(valueArgument(item));
      continue;
    }
    args.push(nameArgument(item.text.slice(1).replace(/:$/, ''), item.text));
  }
}
