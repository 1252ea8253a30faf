import type { Expression } from '../../language/ast.ts';
import { raise } from '../../objects/error.ts';
import { index, setIndex } from '../../objects/members.ts';
import type { Value } from '../../objects/value.ts';
import type { Frame } from '../scope/frame.ts';
import { constrainVariable } from './constrained.ts';
import { expression } from './expression.ts';
import { indexArguments, memberName, readMember, writeMember } from './member.ts';
import type { Compiling, Store } from './shape.ts';
import { readVariable, writeVariable } from './variable.ts';

/** A target that was looked at once: what its parts are, and the value it has now. */
export interface Reference {
  readonly owner: Value;
  readonly key: Value;
  readonly value: Value;
}

/** A target that is read, changed and written (`+=`, `++`, `??=`): its parts are evaluated once. */
export interface Place {
  read(frame: Frame): Reference;
  write(frame: Frame, reference: Reference, value: Value): void;
}

export function place(node: Expression, c: Compiling): Place {
  switch (node.kind) {
    case 'VariableExpression': {
      const [read, write] = [readVariable(node.path, c), writeVariable(node.path, c)];
      return { read: (f) => ({ owner: null, key: null, value: read(f) }), write: (f, _, value) => write(f, value) };
    }
    case 'MemberExpression': {
      const target = expression(node.expression, c);
      const name = memberName(node, c);
      const { isStatic } = node;
      return {
        read: (f) => {
          const owner = target(f);
          const key = name(f);
          return { owner, key, value: readMember(f, owner, key, isStatic) };
        },
        write: (f, { owner, key }, value) => writeMember(f, owner, key as string, isStatic, value),
      };
    }
    case 'IndexExpression': {
      const target = expression(node.target, c);
      const keys = indexArguments(node, c);
      return {
        read: (f) => {
          const owner = target(f);
          const key = keys(f);
          return { owner, key, value: index(owner, key) };
        },
        write: (_, { owner, key }, value) => setIndex(owner, key as Value[], value),
      };
    }
    case 'ParenExpression': {
      const inner = innerTarget(node);
      if (inner) return place(inner, c);
      break;
    }
    case 'ConvertExpression':
    case 'AttributedExpression': {
      const inner = place(node.child, c);
      const write = target(node, c);
      return { read: inner.read, write: (f, _, value) => write(f, value) };
    }
  }
  return invalid();
}

/** `($a)` and `($a, $b)` are targets like what they hold. */
function innerTarget(node: Expression & { kind: 'ParenExpression' }): Expression | undefined {
  if (node.pipeline.kind !== 'Pipeline') return undefined;
  const [only] = node.pipeline.elements;
  return only?.kind === 'CommandExpression' ? only.expression : undefined;
}

function invalid(): never {
  return raise(
    'RuntimeException',
    'InvalidLeftHandSide',
    'InvalidOperation',
    'The assignment expression is not valid. The input to an assignment operator must be an object that is able to accept assignments, such as a variable or a property.',
  );
}

/** Compiles what stands left of `=`. */
export function target(node: Expression, c: Compiling): Store {
  switch (node.kind) {
    case 'VariableExpression':
      return writeVariable(node.path, c);
    case 'MemberExpression': {
      const owner = expression(node.expression, c);
      const name = memberName(node, c);
      const { isStatic } = node;
      return (f, value) => {
        const self = owner(f);
        writeMember(f, self, name(f), isStatic, value);
      };
    }
    case 'IndexExpression': {
      const owner = expression(node.target, c);
      const keys = indexArguments(node, c);
      return (f, value) => {
        const self = owner(f);
        setIndex(self, keys(f), value);
      };
    }
    case 'ArrayLiteral':
      return several(node.elements.map((element) => target(element, c)));
    case 'ParenExpression': {
      const inner = innerTarget(node);
      if (inner) return target(inner, c);
      break;
    }
    case 'ConvertExpression':
    case 'AttributedExpression':
      return constrainVariable(node, c);
    case 'InvokeMemberExpression': {
      const owner = expression(node.expression, c);
      const name = memberName(node, c);
      const args = node.arguments.map((arg) => expression(arg, c));
      return (f, value) => {
        const self = owner(f);
        setIndex(
          readMember(f, self, name(f), node.isStatic),
          args.map((arg) => arg(f)),
          value,
        );
      };
    }
  }
  return invalid;
}

/** `$a, $b = …`: the last target takes what is left, missing values are null. */
function several(targets: readonly Store[]): Store {
  const last = targets.length - 1;
  return (f, value) => {
    const items = Array.isArray(value) ? value : listOf(f, value);
    for (let at = 0; at < last; at++) targets[at]!(f, items[at] ?? null);
    targets[last]!(f, items.length > last + 1 ? items.slice(last) : (items[last] ?? null));
  };
}

function listOf(frame: Frame, value: Value): Value[] {
  return frame.engine.unrolled(value);
}
