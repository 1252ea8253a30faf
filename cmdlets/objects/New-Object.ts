import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { objects, text, typed } from '../../shell/command/parameter.ts';
import { typeFromText } from '../../shell/objects/convert.ts';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import type { Dictionary } from '../../shell/objects/dictionary.ts';
import { asArray } from '../../shell/objects/enumerate.ts';
import { ErrorRecord, type NetException, Raised, raise } from '../../shell/objects/error.ts';
import { addMember, construct, hasProperty, invokeMethod, setProperty } from '../../shell/objects/members.ts';
import { type NetType, typeOf } from '../../shell/objects/net-type.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Value } from '../../shell/objects/value.ts';

export default coreCmdlet({
  verb: 'New',
  noun: 'Object',
  synopsis: 'Makes an object of a .NET type.',
  output: [],
  defaultSet: 'Net',
  parameters: {
    TypeName: text({ position: 0, mandatory: true, help: 'Name of the type.' }),
    ArgumentList: objects({ position: 1, aliases: ['Args'], help: 'Arguments of the constructor.' }),
    Property: typed<Dictionary>('System.Collections.IDictionary')({ help: 'Properties that are set, or methods that are called.' }),
  },
  examples: [{ says: 'A version from its parts.', run: '(New-Object System.Version 1, 2, 3).ToString()', shows: '1.2.3' }],
  stage(given, context) {
    return {
      begin() {
        const type = typeNamed(given.TypeName);
        const made = make(type, given.ArgumentList ?? []);
        const properties = given.Property;
        context.write(properties ? withProperties(made, properties) : made);
      },
    };
  },
});

function typeNamed(name: string): NetType {
  try {
    return typeFromText(name);
  } catch (thrown) {
    if (!(thrown instanceof Raised)) throw thrown;
    const message = `Cannot find type [${name}]: verify that the assembly containing this type is loaded.`;
    return raise('PSArgumentException', 'TypeNotFound', 'InvalidType', message);
  }
}

const plainObjects = new Set(['System.Management.Automation.PSObject', 'System.Management.Automation.PSCustomObject']);

function make(type: NetType, args: readonly Value[]): Value {
  if (plainObjects.has(type.display)) return args.length === 0 ? CustomObject.from([]) : args[0];
  const fits =
    args.length > 0 ? type.constructors.length > 0 : type.isValueType || type.constructors.some((each) => each.parameters.length === 0);
  if (!fits || type.table.abstract || type.isInterface) {
    const message = `A constructor was not found. Cannot find an appropriate constructor for type ${type.fullName}.`;
    raise('PSArgumentException', 'CannotFindAppropriateCtor', 'ObjectNotFound', message);
  }
  try {
    return construct(type, args);
  } catch (thrown) {
    if (!(thrown instanceof Raised)) throw thrown;
    const { exception } = thrown.record;
    rename(exception, type);
    throw new Raised(new ErrorRecord(exception, 'ConstructorInvokedThrowException', 'InvalidOperation', args));
  }
}

/** A missing overload is told by the name of the type. */
function rename(exception: NetException, type: NetType): void {
  exception.message = exception.message.replace(/overload for "(?:new|\.ctor)"/, `overload for "${type.name}"`);
}

function withProperties(made: Value, properties: Dictionary): Value {
  let result = made;
  for (const { key, value } of properties.entries()) {
    const name = toText(key);
    if (result instanceof CustomObject) result = addMember(result, { kind: 'NoteProperty', name, value });
    else assign(result, name, value);
  }
  return result;
}

function assign(target: Value, name: string, value: Value): void {
  const member = typeOf(target).instanceMember(name);
  if (member?.kind === 'methods') {
    invokeMethod(target, name, asArray(value));
    return;
  }
  if (!hasProperty(target, name))
    raise(
      'System.InvalidOperationException',
      'InvalidOperationException',
      'InvalidOperation',
      `The member "${name}" was not found for the specified .NET object.`,
    );
  try {
    setProperty(target, name, value);
  } catch (thrown) {
    if (!(thrown instanceof Raised)) throw thrown;
    const message = `The value supplied is not valid, or the property is read-only. Change the value, and then try again.`;
    raise('System.Exception', 'SetValueException', 'InvalidData', message);
  }
}
