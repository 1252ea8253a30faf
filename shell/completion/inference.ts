import type { SessionServices } from '../command/session.ts';
import type { Ast, Command, Expression, Pipeline, PipelineBase, ScriptBlock, Statement } from '../language/ast.ts';
import { eachChild, parents } from '../language/walk.ts';
import { enumerable } from '../objects/enumerate.ts';
import { literalValue } from '../objects/literal.ts';
import { getProperty } from '../objects/members.ts';
import { type NetType, requireType, resolveType, typeOf } from '../objects/net-type.ts';
import type { Value } from '../objects/value.ts';

/** What is known of an expression without running it: a value that is at hand, or its type. */
export type Known = { readonly value: Value } | { readonly type: NetType } | { readonly keys: readonly string[] };

const ofType = (name: string): Known | undefined => {
  const type = resolveType(name);
  return type && { type };
};

/** Works out what an expression gives, from the text around it and the session's variables. */
export class Inference {
  readonly #root: ScriptBlock;
  readonly #session: SessionServices;
  readonly #parents: Map<Ast, Ast>;
  #depth = 0;

  constructor(root: ScriptBlock, session: SessionServices) {
    this.#root = root;
    this.#session = session;
    this.#parents = parents(root);
  }

  of(node: Expression | PipelineBase | Statement | Command): Known | undefined {
    if (this.#depth > 20) return undefined;
    this.#depth++;
    try {
      return this.#known(node);
    } finally {
      this.#depth--;
    }
  }

  #known(node: Expression | PipelineBase | Statement | Command): Known | undefined {
    switch (node.kind) {
      case 'StringConstantExpression':
      case 'ExpandableStringExpression':
        return ofType('System.String');
      case 'ConstantExpression':
        return { type: typeOf(literalValue(node.literal)) };
      case 'ConvertExpression':
        return this.#sourceType(node.type.typeName);
      case 'ParenExpression':
        return this.of(node.pipeline);
      case 'CommandExpression':
        return this.of(node.expression);
      case 'Pipeline':
        return this.of(node.elements.at(-1)!);
      case 'AssignmentStatement':
        return this.of(node.right);
      case 'ArrayLiteral':
      case 'ArrayExpression':
        return ofType('System.Object[]');
      case 'HashtableExpression':
        return { keys: node.pairs.flatMap(({ key }) => (key.kind === 'StringConstantExpression' ? [key.value] : [])) };
      case 'ScriptBlockExpression':
        return ofType('System.Management.Automation.ScriptBlock');
      case 'TypeExpression':
        return ofType('System.Type');
      case 'Command':
        return this.#output(node);
      case 'VariableExpression':
        return this.#variable(node.path, node);
      case 'MemberExpression':
      case 'InvokeMemberExpression':
        return this.#member(node);
      case 'IndexExpression': {
        const target = this.of(node.target);
        return target && 'type' in target && target.type.elementType ? { type: target.type.elementType } : undefined;
      }
      default:
        return undefined;
    }
  }

  #sourceType(name: { name: string; arrayRanks: number[]; genericArguments: { name: string }[] }): Known | undefined {
    const args = name.genericArguments.map((each) => each.name).join(',');
    return ofType(`${name.name}${args && `[${args}]`}${name.arrayRanks.map((rank) => `[${','.repeat(rank - 1)}]`).join('')}`);
  }

  #member(node: Extract<Expression, { kind: 'MemberExpression' | 'InvokeMemberExpression' }>): Known | undefined {
    if (node.member.kind !== 'StringConstantExpression') return undefined;
    const name = node.member.value.toLowerCase();
    if (node.isStatic) {
      if (node.expression.kind !== 'TypeExpression') return undefined;
      const owner = this.#sourceType(node.expression.typeName);
      if (!owner || !('type' in owner)) return undefined;
      return name === 'new' ? owner : resultOf(owner.type, name, true);
    }
    const owner = this.of(node.expression);
    if (!owner) return undefined;
    if ('value' in owner && node.kind === 'MemberExpression') {
      const value = getProperty(owner.value, node.member.value);
      return value === undefined || value === null ? undefined : { value };
    }
    const type = typeOfKnown(owner);
    return type && resultOf(type, name, false);
  }

  #output(command: Command): Known | undefined {
    const [name, ...rest] = command.elements;
    if (name?.kind !== 'StringConstantExpression') return undefined;
    const entry = this.#session.commands.find(name.value);
    if (!entry) return undefined;
    const resolved = entry.kind === 'Alias' ? String(getProperty(entry.info, 'ResolvedCommandName') ?? '') : entry.name;
    if (/^New-Object$/i.test(resolved)) {
      const typeName = rest.find((each) => each.kind === 'StringConstantExpression');
      return typeName?.kind === 'StringConstantExpression' ? ofType(typeName.value) : undefined;
    }
    if (/^(Where|Sort|Select|Tee)-Object$/i.test(resolved)) return this.#before(command);
    const [first] = [...(enumerable(getProperty(entry.info, 'OutputType')) ?? [])];
    const type = first === undefined ? undefined : resolveType(String(getProperty(first, 'Name')));
    return type && { type };
  }

  /** What comes into a command through the pipeline. */
  #before(command: Command): Known | undefined {
    const pipeline = this.#parents.get(command) as Pipeline | undefined;
    const at = pipeline?.kind === 'Pipeline' ? pipeline.elements.indexOf(command) : -1;
    if (at < 1) return undefined;
    const known = this.of(pipeline!.elements[at - 1]!);
    if (known && 'type' in known && known.type.elementType) return { type: known.type.elementType };
    if (known && 'value' in known) {
      const items = enumerable(known.value);
      const [first] = items ? [...items] : [known.value];
      return first === undefined ? undefined : { value: first };
    }
    return known;
  }

  /** The pipeline into the command whose script block this node stands in: `$_`. */
  underscore(node: Ast): Known | undefined {
    for (let at = this.#parents.get(node); at; at = this.#parents.get(at))
      if (at.kind === 'ScriptBlockExpression') {
        const owner = this.#parents.get(at);
        if (owner?.kind === 'Command') return this.#before(owner);
      }
    return undefined;
  }

  #variable(path: string, node: Ast): Known | undefined {
    const lower = path.toLowerCase();
    if (lower === '_' || lower === 'psitem') return this.underscore(node);
    let found: Known | undefined;
    const step = (each: Ast): void => {
      if (each.start >= node.start) return;
      if (each.kind === 'AssignmentStatement' && each.end <= node.start) {
        const { left } = each;
        if (left.kind === 'VariableExpression' && left.path.toLowerCase() === lower) found = this.of(each.right) ?? found;
        if (left.kind === 'ConvertExpression' && left.child.kind === 'VariableExpression' && left.child.path.toLowerCase() === lower)
          found = this.#sourceType(left.type.typeName) ?? found;
      }
      if (each.kind === 'Parameter' && each.name.path.toLowerCase() === lower) {
        const type = each.attributes.find((one) => one.kind === 'TypeConstraint');
        if (type) found = this.#sourceType(type.typeName);
      }
      if (each.kind === 'ForEachStatement' && each.variable.path.toLowerCase() === lower) {
        const items = this.of(each.condition);
        if (items && 'type' in items) found = { type: items.type.elementType ?? items.type };
      }
      eachChild(each, step);
    };
    step(this.#root);
    if (found) return found;
    const value = this.#session.variables.get(path);
    return value === undefined || value === null ? undefined : { value };
  }
}

export function typeOfKnown(known: Known): NetType | undefined {
  if ('type' in known) return known.type;
  return 'keys' in known ? requireType('System.Collections.Hashtable') : typeOf(known.value);
}

/** Type that a property or method of a type gives, from its signature. */
function resultOf(type: NetType, name: string, isStatic: boolean): Known | undefined {
  for (let at: NetType | undefined = type; at; at = at.base)
    for (const signature of Object.keys((isStatic ? at.table.static : at.table.instance) ?? {})) {
      const parts = /^(\S+) (\w+)[ (]/.exec(signature);
      if (parts && parts[2]!.toLowerCase() === name) return ofType(parts[1]!);
    }
  return undefined;
}
