import { ErrorRecord, NetException, Raised } from './error.ts';
import { type NetType, typeOf } from './net-type.ts';
import type { Value } from './value.ts';

/** An exception of .NET that an operator lets through: its type name is the id. */
export function raiseNet(type: string, message: string): never {
  throw new Raised(new ErrorRecord(new NetException(type, message), type, 'OperationStopped'));
}

/** Turns a NetException that a member table threw into the error an operator gives. */
export function letThrough<T>(run: () => T): T {
  try {
    return run();
  } catch (thrown) {
    if (thrown instanceof NetException) throw new Raised(new ErrorRecord(thrown, thrown.type, 'OperationStopped'));
    throw thrown;
  }
}

export function raiseRuntime(
  id: string,
  message: string,
  category: 'InvalidOperation' | 'InvalidArgument' | 'NotSpecified' = 'InvalidOperation',
  inner: NetException | null = null,
): never {
  throw new Raised(new ErrorRecord(new NetException('System.Management.Automation.RuntimeException', message, inner), id, category));
}

export function divideByZero(): never {
  return raiseRuntime(
    'RuntimeException',
    'Attempted to divide by zero.',
    'NotSpecified',
    new NetException('System.DivideByZeroException', 'Attempted to divide by zero.'),
  );
}

export function methodNotFound(type: NetType, name: string): never {
  return raiseRuntime('MethodNotFound', `Method invocation failed because [${type.display}] does not contain a method named '${name}'.`);
}

const primitives = new Set(
  ['Boolean', 'Byte', 'SByte', 'Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64', 'Char', 'Double', 'Single', 'IntPtr'].map(
    (name) => `System.${name}`,
  ),
);

function operandType(value: Value): NetType | undefined {
  return value === null || value === undefined ? undefined : typeOf(value);
}

/**
 * An operator that PowerShell has no rule for: the operator method of the left type, or of the right one when the left is primitive.
 * `member` is the hook's name (add, subtract …), `method` the .NET name.
 */
export function implicitOperator(left: Value, right: Value, member: string, method: string, symbol: string): Value {
  const leftType = operandType(left);
  const rightType = operandType(right);
  for (const type of [leftType, rightType]) {
    const run = type?.hooks.operators?.[member];
    const result = run && letThrough(() => run(left as never, right as never));
    if (result !== undefined) return result;
  }
  const own =
    leftType && !primitives.has(leftType.display) ? leftType : rightType && !primitives.has(rightType.display) ? rightType : undefined;
  if (own) return methodNotFound(own, method);
  return raiseRuntime(
    'NotADefinedOperationForType',
    `The operation '[${leftType?.display ?? '$null'}] ${symbol} [${rightType?.display ?? '$null'}]' is not defined.`,
  );
}
