import { ErrorRecord, NetException, Raised } from './error.ts';
import type { NetMethod } from './net-member.ts';
import { chooseOverload, convertArguments } from './overload.ts';
import type { Value } from './value.ts';

/**
 * Calls the best overload. What the method throws becomes a MethodInvocationException
 * (`Exception calling "Substring" with "1" argument(s): "…"`) whose id is the name of the inner exception's type.
 * Methods of classes in scripts (`passThrough`) throw their own errors.
 */
export function callOverload(overloads: readonly NetMethod[], self: Value, args: readonly Value[], name: string): Value {
  const shown = overloads[0]?.kind === 'constructor' ? 'new' : name;
  const choice = chooseOverload(overloads, args, shown);
  const converted = convertArguments(choice, args, choice.method.kind === 'constructor' ? '.ctor' : name);
  if (choice.method.passThrough) return choice.method.call(self, converted);
  try {
    return choice.method.call(self, converted);
  } catch (thrown) {
    return rethrow(thrown, choice.method.kind === 'constructor' ? '.ctor' : name, args.length);
  }
}

/** Wraps what a .NET method or property threw; everything that is no error of a script goes on as it is. */
export function rethrow(thrown: unknown, name: string, count: number): never {
  if (thrown instanceof Raised && thrown.passes) throw thrown;
  const inner = thrown instanceof NetException ? thrown : thrown instanceof Raised ? thrown.record.exception : undefined;
  if (!inner) throw thrown;
  const short = inner.type.slice(inner.type.lastIndexOf('.') + 1);
  const outer = new NetException(
    'System.Management.Automation.MethodInvocationException',
    `Exception calling "${name}" with "${count}" argument(s): "${inner.message}"`,
    inner,
  );
  throw new Raised(new ErrorRecord(outer, short, 'NotSpecified'));
}
