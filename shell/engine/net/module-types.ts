import { dirname } from 'node:path';
import { convertTo, toText } from '../../objects/convert.ts';
import { type Dictionary, ignoreCase } from '../../objects/dictionary.ts';
import { GenericDictionary } from '../../objects/net/dictionaries.ts';
import { bindClass, enumNamed, registerType, requireType } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';
import { valueArgument } from '../binding/argument.ts';
import { ScriptBlock } from '../block/script-block.ts';
import { ModuleInfo } from '../modules/module-info.ts';
import { Capture } from '../output.ts';
import { StateView } from '../values/execution-context.ts';
import { PSVariable } from '../values/ps-variable.ts';

const automation = 'System.Management.Automation.';
bindClass(() => ModuleInfo, `${automation}PSModuleInfo`);

/** ExportedFunctions and its kin: name → command. */
class ExportTable extends GenericDictionary {
  constructor() {
    super(requireType('System.Collections.Generic.Dictionary`2[System.String,System.Object]'), ignoreCase);
  }
}

function tableOf(members: Iterable<readonly [string, Value]>): Dictionary {
  const table = new ExportTable();
  for (const [name, member] of members) table.set(name, member);
  return table;
}

const named = (members: ReadonlyMap<string, { readonly name: string }>): [string, Value][] =>
  [...members.values()].map((member) => [member.name, member]);

registerType(`${automation}PSModuleInfo`, () => ({
  instance: {
    'string Name {get;}': (self: ModuleInfo) => self.name,
    'string Path {get;}': (self: ModuleInfo) => self.path,
    'string ModuleBase {get;}': (self: ModuleInfo) => (self.path ? dirname(self.path) : ''),
    'string Description {get;set;}': {
      get: (self: ModuleInfo) => self.description,
      set: (self: ModuleInfo, text: string) => void (self.description = text),
    },
    'guid Guid {get;}': (self: ModuleInfo) => convertTo(self.guid, requireType('System.Guid')),
    'version Version {get;}': (self: ModuleInfo) => convertTo(self.version, requireType('System.Version')),
    [`${automation}ModuleType ModuleType {get;}`]: (self: ModuleInfo) => enumNamed(`${automation}ModuleType`, self.moduleType),
    'string Author {get;}': (self: ModuleInfo) => self.author,
    'string CompanyName {get;}': (self: ModuleInfo) => self.companyName,
    'string Copyright {get;}': (self: ModuleInfo) => self.copyright,
    'string RootModule {get;}': (self: ModuleInfo) => self.rootModule || null,
    'string Prefix {get;}': (self: ModuleInfo) => self.prefix,
    'string Definition {get;}': (self: ModuleInfo) => self.state.top.code.text,
    'System.Object PrivateData {get;set;}': {
      get: (self: ModuleInfo) => self.privateData,
      set: (self: ModuleInfo, value: Value) => void (self.privateData = value),
    },
    'System.Object ExportedFunctions {get;}': (self: ModuleInfo) => tableOf(named(self.functions)),
    'System.Object ExportedCmdlets {get;}': (self: ModuleInfo) => tableOf(named(self.cmdlets)),
    'System.Object ExportedAliases {get;}': (self: ModuleInfo) => tableOf(named(self.aliases)),
    'System.Object ExportedVariables {get;}': (self: ModuleInfo) =>
      tableOf([...self.variables.values()].map((variable) => [variable.name, PSVariable.of(variable)] as const)),
    'System.Object ExportedCommands {get;}': (self: ModuleInfo) =>
      tableOf([...named(self.functions), ...named(self.cmdlets), ...named(self.aliases)]),
    'System.Object NestedModules {get;}': (self: ModuleInfo) => [...self.nested],
    'System.Object RequiredModules {get;}': (self: ModuleInfo) => [...self.required],
    'System.Object ExportedFormatFiles {get;}': () => [],
    'System.Object ExportedTypeFiles {get;}': () => [],
    'System.Object FileList {get;}': () => [],
    'System.Object Tags {get;}': () => [],
    'System.Object CompatiblePSEditions {get;}': () => [],
    'System.Object PowerShellVersion {get;}': (self: ModuleInfo) => {
      const given = self.manifest?.get('powershellversion');
      return given === undefined || given === null ? null : convertTo(toText(given), requireType('System.Version'));
    },
    'System.Object SessionState {get;}': (self: ModuleInfo) => new StateView(self.state),
    'scriptblock OnRemove {get;set;}': {
      get: (self: ModuleInfo) => self.onRemove,
      set: (self: ModuleInfo, block: Value) => void (self.onRemove = block),
    },
    'bool LogPipelineExecutionDetails {get;set;}': { get: () => false, set: () => undefined },
    'System.Object Invoke(scriptblock sb, Params System.Object[] args)': (self: ModuleInfo, block: ScriptBlock, args: Value[]) => {
      const out = new Capture();
      self.state.engine.blocks.call(new ScriptBlock(block.code, self.state), (args ?? []).map(valueArgument), out);
      return out.result();
    },
    'scriptblock NewBoundScriptBlock(scriptblock scriptBlockToBind)': (self: ModuleInfo, block: ScriptBlock) =>
      new ScriptBlock(block.code, self.state),
    'System.Object GetVariableFromCallersModule(string variableName)': () => null,
    'System.Object AsCustomObject()': (self: ModuleInfo) => self.asCustomObject?.() ?? null,
    'System.Object GetExportedTypeDefinitions()': () => tableOf([]),
    'string ToString()': (self: ModuleInfo) => self.name,
  },
  hooks: { text: (self: ModuleInfo) => self.name },
}));
