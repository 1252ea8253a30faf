import { ErrorRecord, NetException } from '../error.ts';
import { Hashtable } from '../hashtable.ts';
import { type NetType, requireType } from '../net-type.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Signatures } from '../type-table.ts';
import type { Value } from '../value.ts';
import { hierarchy } from './exception-hierarchy.ts';

bindClass(() => ErrorRecord, 'System.Management.Automation.ErrorRecord');

/** The message of an exception made without one. */
function defaultMessage(name: string): string {
  return defaultMessages[name] ?? `Exception of type '${name}' was thrown.`;
}

const defaultMessages: Readonly<Record<string, string>> = {
  'System.ArgumentException': 'Value does not fall within the expected range.',
  'System.ArgumentNullException': 'Value cannot be null.',
  'System.ArgumentOutOfRangeException': 'Specified argument was out of the range of valid values.',
  'System.ArithmeticException': 'Overflow or underflow in the arithmetic operation.',
  'System.DivideByZeroException': 'Attempted to divide by zero.',
  'System.FormatException': 'One of the identified items was in an invalid format.',
  'System.IndexOutOfRangeException': 'Index was outside the bounds of the array.',
  'System.InvalidCastException': 'Specified cast is not valid.',
  'System.InvalidOperationException': 'Operation is not valid due to the current state of the object.',
  'System.NotImplementedException': 'The method or operation is not implemented.',
  'System.NotSupportedException': 'Specified method is not supported.',
  'System.NullReferenceException': 'Object reference not set to an instance of an object.',
  'System.OverflowException': 'Arithmetic operation resulted in an overflow.',
  'System.OutOfMemoryException': 'Insufficient memory to continue the execution of the program.',
  'System.TimeoutException': 'The operation has timed out.',
  'System.UnauthorizedAccessException': 'Attempted to perform an unauthorized operation.',
  'System.SystemException': 'System error.',
  'System.ApplicationException': 'Error in the application.',
  'System.OperationCanceledException': 'The operation was canceled.',
  'System.IO.IOException': 'I/O error occurred.',
  'System.IO.FileNotFoundException': 'Unable to find the specified file.',
  'System.IO.DirectoryNotFoundException': 'Attempted to access a path that is not on the disk.',
  'System.Collections.Generic.KeyNotFoundException': 'The given key was not present in the dictionary.',
};

function made(name: string, message: string | null | undefined, inner: NetException | null = null): NetException {
  return new NetException(name, message ?? defaultMessage(name), inner);
}

const argumentTypes = new Set(['System.ArgumentNullException', 'System.ArgumentOutOfRangeException']);

function withParameter(name: string, message: string | null, parameter: string | null): NetException {
  const text = message ?? defaultMessage(name);
  const exception = new NetException(name, parameter ? `${text} (Parameter '${parameter}')` : text);
  exception.data.set('ParamName', parameter);
  return exception;
}

/** Constructors that an exception type has: usual ones, and its own for arguments and files. */
function constructorsOf(name: string): Signatures {
  const usual: Signatures = {
    '()': () => made(name, null),
    '(string message)': (message: string) => made(name, message),
    '(string message, System.Exception innerException)': (message: string, inner: NetException | null) => made(name, message, inner),
  };
  if (argumentTypes.has(name))
    return {
      '()': () => made(name, null),
      '(string paramName)': (parameter: string) => withParameter(name, null, parameter),
      '(string message, System.Exception innerException)': (message: string, inner: NetException | null) => made(name, message, inner),
      '(string paramName, string message)': (parameter: string, message: string) => withParameter(name, message, parameter),
    };
  if (name === 'System.ArgumentException')
    return {
      ...usual,
      '(string message, string paramName)': (message: string, parameter: string) => withParameter(name, message, parameter),
    };
  if (name === 'System.IO.FileNotFoundException')
    return {
      ...usual,
      '(string message, string fileName)': (message: string, file: string) => {
        const exception = made(name, message);
        exception.data.set('FileName', file);
        return exception;
      },
    };
  return usual;
}

/** Properties that kinds of exceptions have beyond those of all; they lie in the exception's `data`. */
const ownProperties: Readonly<Record<string, readonly string[]>> = {
  'System.ArgumentException': ['string ParamName'],
  'System.ArgumentOutOfRangeException': ['System.Object ActualValue'],
  'System.ObjectDisposedException': ['string ObjectName'],
  'System.IO.FileNotFoundException': ['string FileName', 'string FusionLog'],
  'System.IO.FileLoadException': ['string FileName'],
  'System.Management.Automation.CommandNotFoundException': ['string CommandName'],
  'System.Management.Automation.ParameterBindingException': ['string ParameterName', 'string ErrorId', 'System.Object CommandInvocation'],
  'System.Management.Automation.ParseException': ['System.Object[] Errors'],
  'System.Management.Automation.SessionStateException': ['string ItemName'],
  'System.Management.Automation.PSArgumentException': ['string ParamName'],
};

function propertiesFor(name: string): Signatures {
  return Object.fromEntries(
    (ownProperties[name] ?? []).map((text) => [
      `${text} {get;}`,
      (self: NetException) => self.data.get(text.slice(text.lastIndexOf(' ') + 1)) ?? null,
    ]),
  );
}

for (const [name, base] of hierarchy)
  registerType(name, () => ({ base, constructors: constructorsOf(name), instance: propertiesFor(name) }));

const userData = new WeakMap<NetException, Hashtable>();

/** Exception.Data: a table of the user's own, made when first asked for. */
function dataOf(self: NetException): Hashtable {
  let table = userData.get(self);
  if (!table) userData.set(self, (table = new Hashtable()));
  return table;
}

/** HResults of the exceptions that scripts look at. */
const hresults: Readonly<Record<string, number>> = {
  'System.IO.FileNotFoundException': -2147024894,
  'System.IO.DirectoryNotFoundException': -2147024893,
  'System.UnauthorizedAccessException': -2147024891,
  'System.IO.IOException': -2146232800,
  'System.ArgumentException': -2147024809,
  'System.ArgumentNullException': -2147467261,
  'System.InvalidOperationException': -2146233079,
  'System.FormatException': -2146233033,
  'System.NotSupportedException': -2146233067,
  'System.TimeoutException': -2146233083,
};

/** The type of an exception: its own class of a script, or the one it names. */
export function exceptionType(self: NetException): NetType {
  return self.netType ?? requireType(self.type);
}

registerType('System.Exception', () => ({
  interfaces: ['System.Runtime.Serialization.ISerializable'],
  constructors: constructorsOf('System.Exception'),
  instance: {
    'System.Object TargetSite {get;}': () => null,
    'string Message {get;}': (self: NetException) => self.message,
    'System.Collections.IDictionary Data {get;}': dataOf,
    'System.Exception InnerException {get;}': (self: NetException) => self.inner,
    'string HelpLink {get;set;}': {
      get: (self: NetException) => self.data.get('HelpLink') ?? null,
      set: (self: NetException, text: string) => void self.data.set('HelpLink', text),
    },
    'string Source {get;set;}': {
      get: (self: NetException) => self.data.get('Source') ?? 'System.Management.Automation',
      set: (self: NetException, text: string) => void self.data.set('Source', text),
    },
    'int HResult {get;set;}': {
      get: (self: NetException) => (self.data.get('HResult') as number | undefined) ?? hresults[self.type] ?? -2146233088,
      set: (self: NetException, code: number) => void self.data.set('HResult', code),
    },
    'string StackTrace {get;}': (self: NetException) => self.data.get('StackTrace') ?? null,
    'System.Exception GetBaseException()': (self: NetException) => {
      let deepest = self;
      while (deepest.inner) deepest = deepest.inner;
      return deepest;
    },
    'string ToString()': exceptionText,
  },
  hooks: { text: exceptionText },
}));

function exceptionText(self: NetException): string {
  const inner = self.inner ? `\n ---> ${exceptionText(self.inner)}\n   --- End of inner exception stack trace ---` : '';
  return `${self.netType?.display ?? self.type}: ${self.message}${inner}`;
}

registerType('System.Management.Automation.RuntimeException', () => ({
  base: 'System.SystemException',
  interfaces: ['System.Management.Automation.IContainsErrorRecord'],
  constructors: constructorsOf('System.Management.Automation.RuntimeException'),
  instance: {
    'System.Management.Automation.ErrorRecord ErrorRecord {get;}': (self: NetException) =>
      (self.data.get('ErrorRecord') as Value) ?? new ErrorRecord(self, self.type.slice(self.type.lastIndexOf('.') + 1), 'NotSpecified'),
    'bool WasThrownFromThrowStatement {get;set;}': {
      get: (self: NetException) => self.data.get('WasThrownFromThrowStatement') === true,
      set: (self: NetException, on: boolean) => void self.data.set('WasThrownFromThrowStatement', on),
    },
  },
}));
