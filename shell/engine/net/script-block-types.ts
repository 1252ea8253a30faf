import { Collection } from '../../objects/collection.ts';
import { Dictionary } from '../../objects/dictionary.ts';
import { asArray } from '../../objects/enumerate.ts';
import { NetException } from '../../objects/error.ts';
import { bindClass, registerType, requireType } from '../../objects/net-type.ts';
import { unwrap } from '../../objects/ps-object.ts';
import type { Value } from '../../objects/value.ts';
import { valueArgument } from '../binding/argument.ts';
import { newClosure } from '../block/closure.ts';
import { parseScript } from '../block/parse-block.ts';
import { ScriptBlock } from '../block/script-block.ts';
import { SteppablePipeline, steppableOf } from '../block/steppable.ts';
import { FunctionCommand } from '../commands/command.ts';
import { currentEngine } from '../current-engine.ts';
import { Capture } from '../output.ts';
import { Variable } from '../scope/variable.ts';
import { PSVariable } from '../values/ps-variable.ts';
import { ScriptExtent } from '../values/script-extent.ts';
import { syntaxTree } from '../values/syntax-tree.ts';

const automation = 'System.Management.Automation.';
bindClass(() => ScriptBlock, `${automation}ScriptBlock`);
bindClass(() => SteppablePipeline, `${automation}SteppablePipeline`);

function results(block: ScriptBlock, args: readonly Value[]): Value[] {
  const out = new Capture();
  currentEngine().blocks.call(block, args.map(valueArgument), out);
  return out.list();
}

/** Invoke() is for blocks that are one clause. */
function invoked(block: ScriptBlock, args: Value[]): Collection {
  const { begin, process, end_, dynamicParam } = block.code.ast;
  if ([begin, process, end_, dynamicParam].filter((part) => part !== null).length > 1)
    throw new NetException(
      `${automation}PSInvalidOperationException`,
      'The script block cannot be invoked because it contains more than one clause. The Invoke() method can only be used on script blocks that contain a single clause.',
    );
  const items = results(block, args ?? []);
  return new Collection(requireType(`System.Collections.ObjectModel.Collection\`1[${automation}PSObject]`), items);
}

function asIs(items: readonly Value[]): Value {
  return items.length === 0 ? null : items.length === 1 ? items[0] : [...items];
}

/** InvokeWithContext: functions and variables that exist for this call only. */
function withContext(block: ScriptBlock, functions: Value, variables: Value, args: Value[]): Collection {
  const engine = currentEngine();
  const out = new Capture();
  const state = block.state ?? engine.main;
  const frame = engine.blocks.scopeOf(state, block);
  const table = unwrap(functions);
  if (table instanceof Dictionary)
    for (const { key, value } of table.entries())
      engine.commands.putFunction(frame, new FunctionCommand(String(key), unwrap(value) as ScriptBlock));
  for (const each of variables === null || variables === undefined ? [] : asArray(variables)) {
    const variable = unwrap(each);
    if (!(variable instanceof PSVariable)) continue;
    const lower = variable.name.toLowerCase();
    if (lower === '_') frame.underscore = variable.value;
    else if (lower === 'this') frame.self = variable.value;
    else frame.adopt(new Variable(variable.name, variable.value));
  }
  engine.blocks.runIn(frame, block, args ?? [], out);
  return new Collection(requireType(`System.Collections.ObjectModel.Collection\`1[${automation}PSObject]`), out.list());
}

registerType(`${automation}ScriptBlock`, () => ({
  static: {
    'scriptblock Create(string script)': (text: string) => parseScript(currentEngine(), text ?? '', '', currentEngine().top.state),
    'scriptblock EmptyScriptBlock {get;}': () => parseScript(currentEngine(), '', '', null),
  },
  instance: {
    'System.Object Ast {get;}': (self: ScriptBlock) => syntaxTree(self),
    'string File {get;}': (self: ScriptBlock) => self.file,
    'bool IsFilter {get;}': (self: ScriptBlock) => self.isFilter,
    'bool IsConfiguration {get;}': () => false,
    'System.Object Module {get;}': (self: ScriptBlock) => self.module,
    'bool DebuggerHidden {get;set;}': {
      get: (self: ScriptBlock) => self.debuggerHidden,
      set: (self: ScriptBlock, on: boolean) => void (self.debuggerHidden = on),
    },
    'System.Object StartPosition {get;}': (self: ScriptBlock) => new ScriptExtent(self.code.ast, self.code.source),
    'System.Object Attributes {get;}': (self: ScriptBlock) => self.code.signatureIn(currentEngine().top).signature.attributes,
    'System.Object Invoke(Params System.Object[] args)': invoked,
    'System.Object InvokeReturnAsIs(Params System.Object[] args)': (self: ScriptBlock, args: Value[]) => asIs(results(self, args ?? [])),
    'System.Object InvokeWithContext(System.Object functionsToDefine, System.Object variablesToDefine, Params System.Object[] args)':
      withContext,
    'scriptblock GetNewClosure()': (self: ScriptBlock) => newClosure(self, currentEngine()),
    [`${automation}SteppablePipeline GetSteppablePipeline()`]: (self: ScriptBlock) => steppableOf(self, currentEngine()),
    [`${automation}SteppablePipeline GetSteppablePipeline(System.Object commandOrigin)`]: (self: ScriptBlock) =>
      steppableOf(self, currentEngine()),
    [`${automation}SteppablePipeline GetSteppablePipeline(System.Object commandOrigin, System.Object[] args)`]: (self: ScriptBlock) =>
      steppableOf(self, currentEngine()),
    'void CheckRestrictedLanguage(System.Object allowedCommands, System.Object allowedVariables, bool allowEnvironmentVariables)': () =>
      undefined,
    'string ToString()': (self: ScriptBlock) => self.toString(),
  },
  hooks: {
    text: (self: ScriptBlock) => self.toString(),
  },
}));

registerType(`${automation}SteppablePipeline`, () => ({
  interfaces: ['System.IDisposable'],
  instance: {
    'void Begin(System.Object expectInput)': (self: SteppablePipeline, given: Value) => self.begin(given),
    'void Begin(bool expectInput, System.Object contextToRedirectTo)': (self: SteppablePipeline, expects: boolean) => self.begin(expects),
    'System.Object Process(System.Object input)': (self: SteppablePipeline, value: Value) => self.process(value),
    'System.Object Process()': (self: SteppablePipeline) => self.process(undefined),
    'System.Object End()': (self: SteppablePipeline) => self.end(),
    'void Clean()': (self: SteppablePipeline) => self.clean(),
    'void Dispose()': (self: SteppablePipeline) => self.clean(),
  },
}));
