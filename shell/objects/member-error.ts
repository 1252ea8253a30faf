import { messageOf } from './conversion-error.ts';
import { ErrorRecord, NetException, Raised } from './error.ts';
import { raiseRuntime } from './operator-error.ts';

export function callOnNull(): never {
  return raiseRuntime('InvokeMethodOnNull', 'You cannot call a method on a null-valued expression.');
}

export function propertyNotFound(name: string, id: 'PropertyNotFound' | 'PropertyAssignmentException' = 'PropertyNotFound'): never {
  return raiseRuntime(id, `The property '${name}' cannot be found on this object. Verify that the property exists and can be set.`);
}

export function readOnlyProperty(name: string): never {
  const message = `'${name}' is a ReadOnly property.`;
  throw new Raised(
    new ErrorRecord(
      new NetException('System.Management.Automation.SetValueException', message),
      'PropertyAssignmentException',
      'NotSpecified',
    ),
  );
}

export function exceptionWhenSetting(name: string, message: string, inner: NetException | null = null): never {
  const text = `Exception setting "${name}": "${message}"`;
  throw new Raised(
    new ErrorRecord(
      new NetException('System.Management.Automation.SetValueInvocationException', text, inner),
      'ExceptionWhenSetting',
      'NotSpecified',
    ),
  );
}

export function exceptionWhenGetting(name: string, thrown: unknown): never {
  const why = messageOf(thrown);
  if (why === undefined) throw thrown;
  const inner = thrown instanceof NetException ? thrown : (thrown as Raised).record.exception;
  throw new Raised(
    new ErrorRecord(
      new NetException('System.Management.Automation.GetValueInvocationException', `Exception getting "${name}": "${why}"`, inner),
      'ExceptionWhenGetting',
      'NotSpecified',
    ),
  );
}

/** A setter's error: a conversion or an exception inside it becomes `Exception setting …`. */
export function whileSetting(name: string, run: () => void): void {
  try {
    run();
  } catch (thrown) {
    const why = messageOf(thrown);
    if (why === undefined) throw thrown;
    exceptionWhenSetting(name, why, thrown instanceof NetException ? thrown : (thrown as Raised).record.exception);
  }
}
