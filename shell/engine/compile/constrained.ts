import type { AttributedExpression, ConvertExpression, Expression } from '../../language/ast.ts';
import { convertTo, toText } from '../../objects/convert.ts';
import { ErrorRecord, NetException, Raised, raise } from '../../objects/error.ts';
import type { NetType } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';
import { attributeObject } from '../binding/attributes.ts';
import { checksOf } from '../binding/validation.ts';
import type { Frame } from '../scope/frame.ts';
import { notWritable, scopeNamed } from '../scope/lookup.ts';
import { type Constraint, unset } from '../scope/variable.ts';
import { variablePath } from '../scope/variable-path.ts';
import { typeMetadata } from '../values/type-constraint.ts';
import { target } from './assignment-target.ts';
import type { Compiling, Store } from './shape.ts';
import { typeOfName } from './type-name.ts';

/** What the brackets before a variable ask, outermost first. */
interface Demand {
  readonly type: ((frame: Frame) => NetType) | null;
  readonly attribute: ((frame: Frame) => Value) | null;
}

/** `[int]$x = …` and `[ValidateSet('a')]$x = …`: the demand stays on the variable of this scope. Before anything else it is just a cast. */
export function constrainVariable(node: ConvertExpression | AttributedExpression, c: Compiling): Store {
  const demands: Demand[] = [];
  let inner: Expression = node;
  while (inner.kind === 'ConvertExpression' || inner.kind === 'AttributedExpression') {
    if (inner.kind === 'ConvertExpression') demands.push({ type: typeOfName(inner.type.typeName, c), attribute: null });
    else demands.push(attributeDemand(inner, c));
    inner = inner.child;
  }
  if (inner.kind !== 'VariableExpression') {
    const store = target(inner, c);
    return (f, value) =>
      store(
        f,
        demands.reduceRight((v, { type }) => (type ? convertTo(v, type(f)) : v), value),
      );
  }
  const path = variablePath(inner.path);
  if (path.drive !== null) {
    const store = target(inner, c);
    return (f, value) =>
      store(
        f,
        demands.reduceRight((v, { type }) => (type ? convertTo(v, type(f)) : v), value),
      );
  }
  return (f, value) => {
    const scope = path.scope && path.scope !== 'using' ? scopeNamed(f, path.scope) : f.scope;
    const types = demands.map(({ type }) => type?.(f)).filter((type) => type !== undefined);
    const attributes = demands.map(({ attribute }) => attribute?.(f)).filter((attribute) => attribute !== undefined);
    let kept = value;
    for (const type of types.toReversed()) kept = convertTo(kept, type);
    const constraint = constraintOf(types, attributes, f);
    const known = scope.local(path.name.toLowerCase());
    if (known?.isSet && (known.has('ReadOnly') || known.has('Constant'))) notWritable(path.name);
    const variable = known ?? scope.declare(path.name, unset);
    kept = constraint(kept, variable);
    variable.value = kept;
    const guard = variable.guarded();
    guard.constraints = [constraint];
    guard.attributes = [...types.map(typeMetadata), ...attributes];
  };
}

const attributeDemand = (node: AttributedExpression, c: Compiling): Demand => ({
  type: null,
  attribute: (f) => attributeObject(node.attribute, c, f),
});

/** A later value that does not convert is an error of the variable's metadata. */
function transformed(value: Value, type: NetType): Value {
  try {
    return convertTo(value, type);
  } catch (thrown) {
    if (!(thrown instanceof Raised)) throw thrown;
    const inner = thrown.record.exception;
    const exception = new NetException('System.Management.Automation.ArgumentTransformationMetadataException', inner.message, inner);
    throw new Raised(new ErrorRecord(exception, 'RuntimeException', 'MetadataError'));
  }
}

/** Converts to the types (innermost first), then asks the attributes. */
export function constraintOf(types: readonly NetType[], attributes: readonly Value[], frame: Frame): Constraint {
  const checks = checksOf(attributes);
  const reversed = types.toReversed();
  return (value, variable) => {
    let kept = value;
    for (const type of reversed) kept = transformed(kept, type);
    for (const check of checks)
      if (check(kept, frame) !== null)
        raise(
          'ValidationMetadataException',
          'ValidateSetFailure',
          'MetadataError',
          `The variable cannot be validated because the value ${toText(kept)} is not a valid value for the ${variable.name} variable.`,
        );
    return kept;
  };
}
