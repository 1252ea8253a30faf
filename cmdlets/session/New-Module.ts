import { randomUUID } from 'node:crypto';
import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { block, flag, objects, text, texts } from '../../shell/command/parameter.ts';
import { toText } from '../../shell/objects/convert.ts';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import { asArray } from '../../shell/objects/enumerate.ts';
import { addMember, getProperty, setProperty } from '../../shell/objects/members.ts';
import type { Value } from '../../shell/objects/value.ts';

export default coreCmdlet({
  verb: 'New',
  noun: 'Module',
  synopsis: 'Makes a module of a script block, without a file.',
  aliases: ['nmo'],
  output: ['System.Management.Automation.PSModuleInfo'],
  defaultSet: 'ScriptBlock',
  parameters: {
    Name: text({ sets: { Name: { position: 0, mandatory: true, fromPipeline: 'value' } }, help: 'Its name.' }),
    ScriptBlock: block({
      sets: { Name: { position: 1, mandatory: true }, ScriptBlock: { position: 0, mandatory: true } },
      help: 'Its code.',
    }),
    Function: texts({ help: 'Only these functions are exported.' }),
    Cmdlet: texts({ help: 'Only these cmdlets are exported.' }),
    ReturnResult: flag({ help: 'Gives what the block writes in place of the module.' }),
    AsCustomObject: flag({ help: 'Gives an object: variables are properties, functions methods.' }),
    ArgumentList: objects({ aliases: ['Args'], fromRemaining: true, help: 'Arguments of the block.' }),
  },
  examples: [
    { says: 'Makes an object with a method.', run: '(New-Module -AsCustomObject { function Twice($n) { $n * 2 } }).Twice(4)', shows: '8' },
  ],
  stage(given, context) {
    const { modules } = context.session;
    return {
      process() {
        const name = given.Name ?? `__DynamicModule_${randomUUID()}`;
        const { module, output } = modules.create(name, given.ScriptBlock, given.ArgumentList ?? []);
        if (given.AsCustomObject) {
          context.write(objectOf(module));
          return;
        }
        modules.importLoaded(module, given.Function ? { functions: given.Function, cmdlets: given.Cmdlet } : {});
        if (given.ReturnResult) for (const value of output) context.write(value);
        else context.write(module);
      },
    };
  },
});

/** Exported variables as live properties, exported functions as methods. */
function objectOf(module: Value): Value {
  const made = CustomObject.from([]);
  for (const entry of entriesOf(module, 'ExportedVariables'))
    addMember(made, {
      kind: 'CodeProperty',
      name: toText(getProperty(entry, 'Name')),
      type: 'System.Object',
      get: () => getProperty(entry, 'Value'),
      set: (_, value) => setProperty(entry, 'Value', value),
    });
  for (const entry of entriesOf(module, 'ExportedFunctions'))
    addMember(made, { kind: 'ScriptMethod', name: toText(getProperty(entry, 'Name')), block: getProperty(entry, 'ScriptBlock') });
  return made;
}

const entriesOf = (module: Value, property: string): Value[] => asArray(getProperty(getProperty(module, property), 'Values'));
