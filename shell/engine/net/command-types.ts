import { readFileSync } from 'node:fs';
import { toText } from '../../objects/convert.ts';
import { ignoreCase } from '../../objects/dictionary.ts';
import { GenericDictionary } from '../../objects/net/dictionaries.ts';
import { bindClass, enumNamed, NetType, registerType, requireType, resolveType } from '../../objects/net-type.ts';
import { typedArray, type Value } from '../../objects/value.ts';
import { allSets, type Parameter, placeIn } from '../binding/parameter.ts';
import type { Signature } from '../binding/signature.ts';
import { AliasCommand, CmdletCommand, type Command, FunctionCommand, ProgramCommand, ScriptCommand } from '../commands/command.ts';
import { signatureOfCommand } from '../commands/command-signature.ts';
import { commandSyntax } from '../commands/syntax.ts';
import { currentEngine } from '../current-engine.ts';
import type { ModuleInfo } from '../modules/module-info.ts';
import { decodeText } from '../native/decode.ts';

const automation = 'System.Management.Automation.';
bindClass(() => AliasCommand, `${automation}AliasInfo`);
bindClass(() => CmdletCommand, `${automation}CmdletInfo`);
bindClass(() => ScriptCommand, `${automation}ExternalScriptInfo`);
bindClass(() => ProgramCommand, `${automation}ApplicationInfo`);
bindClass(() => FunctionCommand, `${automation}FunctionInfo`);
bindClass(() => ParameterMetadata, `${automation}ParameterMetadata`);
bindClass(() => ParameterSetMetadata, `${automation}ParameterSetMetadata`);
bindClass(() => ParameterSetInfo, `${automation}CommandParameterSetInfo`);
bindClass(() => ParameterInfo, `${automation}CommandParameterInfo`);
bindClass(() => TypeNameInfo, `${automation}PSTypeName`);

const signatureOf = (command: Command): Signature | undefined => signatureOfCommand(command, currentEngine().top);

/** `(Get-Command x).Parameters`. */
class ParameterTable extends GenericDictionary {
  constructor(held: string) {
    super(requireType(`System.Collections.Generic.Dictionary\`2[System.String,${automation}${held}]`), ignoreCase);
  }
}

export class ParameterMetadata {
  readonly parameter: Parameter;
  constructor(parameter: Parameter) {
    this.parameter = parameter;
  }
}

class ParameterSetMetadata {
  readonly parameter: Parameter;
  readonly set: string;
  constructor(parameter: Parameter, set: string) {
    this.parameter = parameter;
    this.set = set;
  }
}

class ParameterSetInfo {
  readonly command: Command;
  readonly signature: Signature;
  readonly name: string;
  constructor(command: Command, signature: Signature, name: string) {
    this.command = command;
    this.signature = signature;
    this.name = name;
  }
}

class ParameterInfo {
  readonly parameter: Parameter;
  readonly set: string;
  constructor(parameter: Parameter, set: string) {
    this.parameter = parameter;
    this.set = set;
  }
}

/** PSTypeName: a type by name, that may not be there. */
export class TypeNameInfo {
  readonly name: string;
  readonly type: NetType | null;
  constructor(name: string, type: NetType | null) {
    this.name = name;
    this.type = type;
  }
}

function outputTypes(command: Command): Value[] {
  return (signatureOf(command)?.outputTypes ?? []).map((each) => {
    if (each instanceof NetType) return new TypeNameInfo(each.display, each);
    const name = toText(each);
    const type = resolveType(name);
    return new TypeNameInfo(type ? type.display : name, type ?? null);
  });
}

function parametersOf(command: Command): Value {
  const signature = signatureOf(command);
  if (!signature) return null;
  const table = new ParameterTable('ParameterMetadata');
  for (const parameter of signature.all) table.set(parameter.name, new ParameterMetadata(parameter));
  return table;
}

function setsOf(command: Command): Value[] {
  const signature = signatureOf(command);
  if (!signature) return [];
  const names = signature.sets.length ? signature.sets : [allSets];
  return names.map((name) => new ParameterSetInfo(command, signature, name));
}

const moduleOf = (command: Command): ModuleInfo | null => ('module' in command ? (command.module as ModuleInfo | null) : null);

function sourceOf(command: Command): string {
  if (command instanceof CmdletCommand) return command.moduleName;
  if (command instanceof ProgramCommand || command instanceof ScriptCommand) return command.path;
  return moduleOf(command)?.name ?? '';
}

function definitionOf(command: Command): string {
  if (command instanceof AliasCommand) return command.definition;
  if (command instanceof FunctionCommand) return command.block.code.text;
  if (command instanceof CmdletCommand) return commandSyntax(command, command.signature);
  return command.path;
}

const verbOf = (name: string): string => (name.includes('-') ? name.slice(0, name.indexOf('-')) : '');
const nounOf = (name: string): string => (name.includes('-') ? name.slice(name.indexOf('-') + 1) : '');

registerType(`${automation}CommandInfo`, () => ({
  abstract: true,
  instance: {
    'string Name {get;}': (self: Command) => self.name,
    [`${automation}CommandTypes CommandType {get;}`]: (self: Command) => enumNamed(`${automation}CommandTypes`, self.kind),
    'string Source {get;}': sourceOf,
    'System.Version Version {get;}': (self: Command) => currentEngine().versionOf(self),
    'string ModuleName {get;}': (self: Command) => (self instanceof CmdletCommand ? self.moduleName : (moduleOf(self)?.name ?? '')),
    'System.Object Module {get;}': (self: Command) => moduleOf(self),
    'string Definition {get;}': definitionOf,
    'System.Object Parameters {get;}': parametersOf,
    'System.Object ParameterSets {get;}': setsOf,
    'System.Object OutputType {get;}': outputTypes,
    'System.Management.Automation.SessionStateEntryVisibility Visibility {get;set;}': {
      get: () => enumNamed(`${automation}SessionStateEntryVisibility`, 'Public'),
      set: () => undefined,
    },
    'string RemotingCapability {get;}': () => 'PowerShell',
    'System.Object ResolveParameter(string name)': (self: Command, name: string) => {
      const [found] = signatureOf(self)?.matches(name) ?? [];
      return found ? new ParameterMetadata(found) : null;
    },
    'string ToString()': (self: Command) => self.name,
  },
  hooks: { text: (self: Command) => self.name },
}));

registerType(`${automation}AliasInfo`, () => ({
  base: `${automation}CommandInfo`,
  instance: {
    'string DisplayName {get;}': (self: AliasCommand) => `${self.name} -> ${self.definition}`,
    'System.Object ReferencedCommand {get;}': referenced,
    'System.Object ResolvedCommand {get;}': referenced,
    'string ResolvedCommandName {get;}': (self: AliasCommand) => referenced(self)?.name ?? null,
    [`${automation}ScopedItemOptions Options {get;set;}`]: {
      get: (self: AliasCommand) => optionsOf(self.options),
      set: (self: AliasCommand, value: Value) => void (self.options = toText(value)),
    },
    'string Description {get;set;}': {
      get: (self: AliasCommand) => self.description,
      set: (self: AliasCommand, text: string) => void (self.description = text),
    },
  },
}));

function referenced(self: AliasCommand): Command | null {
  const engine = currentEngine();
  return engine.commands.resolve(engine.top, self.definition) ?? null;
}

/** ScopedItemOptions of a text such as `ReadOnly, AllScope`. */
export function optionsOf(text: string): Value {
  const type = requireType(`${automation}ScopedItemOptions`);
  let bits = 0;
  for (const name of text.split(/\s*,\s*/)) bits |= type.enumTable.members[name] ?? 0;
  return type.enumObject(bits);
}

registerType(`${automation}FunctionInfo`, () => ({
  base: `${automation}CommandInfo`,
  instance: {
    'scriptblock ScriptBlock {get;}': (self: FunctionCommand) => self.block,
    'bool CmdletBinding {get;}': (self: FunctionCommand) => signatureOf(self)?.advanced ?? false,
    'string DefaultParameterSet {get;}': (self: FunctionCommand) => signatureOf(self)?.defaultSet ?? null,
    [`${automation}ScopedItemOptions Options {get;set;}`]: {
      get: (self: FunctionCommand) => optionsOf(self.options),
      set: (self: FunctionCommand, value: Value) => void (self.options = toText(value)),
    },
    'string Description {get;set;}': {
      get: (self: FunctionCommand) => self.description,
      set: (self: FunctionCommand, text: string) => void (self.description = text),
    },
    'string Verb {get;}': (self: FunctionCommand) => verbOf(self.name),
    'string Noun {get;}': (self: FunctionCommand) => nounOf(self.name),
    'string HelpFile {get;}': () => null,
  },
}));
registerType(`${automation}FilterInfo`, () => ({ base: `${automation}FunctionInfo` }));

registerType(`${automation}CmdletInfo`, () => ({
  base: `${automation}CommandInfo`,
  instance: {
    'string Verb {get;}': (self: CmdletCommand) => verbOf(self.name),
    'string Noun {get;}': (self: CmdletCommand) => nounOf(self.name),
    'string DefaultParameterSet {get;}': (self: CmdletCommand) => self.signature.defaultSet,
    'string HelpFile {get;}': (self: CmdletCommand) => `${self.moduleName}.dll-Help.xml`,
    'string ImplementingType {get;}': (self: CmdletCommand) => self.className,
    [`${automation}ScopedItemOptions Options {get;}`]: () => optionsOf('None'),
  },
}));

registerType(`${automation}ExternalScriptInfo`, () => ({
  base: `${automation}CommandInfo`,
  instance: {
    'string Path {get;}': (self: ScriptCommand) => self.path,
    'string ScriptContents {get;}': (self: ScriptCommand) => decodeText(readFileSync(self.path)),
    'scriptblock ScriptBlock {get;}': (self: ScriptCommand) => {
      const engine = currentEngine();
      return engine.parseFile(decodeText(readFileSync(self.path)), self.path, engine.main);
    },
  },
}));

registerType(`${automation}ApplicationInfo`, () => ({
  base: `${automation}CommandInfo`,
  instance: {
    'string Path {get;}': (self: ProgramCommand) => self.path,
    'string Extension {get;}': (self: ProgramCommand) => self.extension,
  },
}));

registerType(`${automation}PSTypeName`, () => ({
  instance: {
    'string Name {get;}': (self: TypeNameInfo) => self.name,
    'type Type {get;}': (self: TypeNameInfo) => self.type,
    'string ToString()': (self: TypeNameInfo) => self.name,
  },
  hooks: { text: (self: TypeNameInfo) => self.name },
}));

registerType(`${automation}ParameterMetadata`, () => ({
  instance: {
    'string Name {get;}': ({ parameter }: ParameterMetadata) => parameter.name,
    'type ParameterType {get;}': ({ parameter }: ParameterMetadata) => parameter.type,
    'System.Object ParameterSets {get;}': ({ parameter }: ParameterMetadata) => {
      const table = new ParameterTable('ParameterSetMetadata');
      for (const set of parameter.places.keys()) table.set(set, new ParameterSetMetadata(parameter, set));
      return table;
    },
    'bool IsDynamic {get;}': ({ parameter }: ParameterMetadata) => parameter.isDynamic,
    'System.Object Aliases {get;}': ({ parameter }: ParameterMetadata) => typedArray([...parameter.aliases], 'System.String'),
    'System.Object Attributes {get;}': ({ parameter }: ParameterMetadata) => [...parameter.attributes],
    'bool SwitchParameter {get;}': ({ parameter }: ParameterMetadata) => parameter.isSwitch,
  },
}));

registerType(`${automation}ParameterSetMetadata`, () => ({
  instance: {
    'bool IsMandatory {get;}': ({ parameter, set }: ParameterSetMetadata) => parameter.places.get(set)?.mandatory ?? false,
    'int Position {get;}': ({ parameter, set }: ParameterSetMetadata) => positionOf(parameter, set),
    'bool ValueFromPipeline {get;}': ({ parameter, set }: ParameterSetMetadata) => parameter.places.get(set)?.byValue ?? false,
    'bool ValueFromPipelineByPropertyName {get;}': ({ parameter, set }: ParameterSetMetadata) =>
      parameter.places.get(set)?.byProperty ?? false,
    'bool ValueFromRemainingArguments {get;}': ({ parameter, set }: ParameterSetMetadata) =>
      parameter.places.get(set)?.fromRemaining ?? false,
    'string HelpMessage {get;}': ({ parameter, set }: ParameterSetMetadata) => parameter.places.get(set)?.help || null,
  },
}));

const positionOf = (parameter: Parameter, set: string): number => {
  const position = placeIn(parameter, set)?.position ?? -1;
  return position < 0 ? -2147483648 : position;
};

registerType(`${automation}CommandParameterSetInfo`, () => ({
  instance: {
    'string Name {get;}': (self: ParameterSetInfo) => self.name,
    'bool IsDefault {get;}': (self: ParameterSetInfo) => self.signature.defaultSet === self.name || self.signature.sets.length <= 1,
    'System.Object Parameters {get;}': (self: ParameterSetInfo) =>
      self.signature.all.filter((parameter) => placeIn(parameter, self.name)).map((parameter) => new ParameterInfo(parameter, self.name)),
    'string ToString()': setText,
  },
  hooks: { text: setText },
}));

function setText(self: ParameterSetInfo): string {
  return commandSyntax(self.command, self.signature, self.name).trim();
}

registerType(`${automation}CommandParameterInfo`, () => ({
  instance: {
    'string Name {get;}': ({ parameter }: ParameterInfo) => parameter.name,
    'type ParameterType {get;}': ({ parameter }: ParameterInfo) => parameter.type,
    'bool IsMandatory {get;}': ({ parameter, set }: ParameterInfo) => placeIn(parameter, set)?.mandatory ?? false,
    'bool IsDynamic {get;}': ({ parameter }: ParameterInfo) => parameter.isDynamic,
    'int Position {get;}': ({ parameter, set }: ParameterInfo) => positionOf(parameter, set),
    'bool ValueFromPipeline {get;}': ({ parameter, set }: ParameterInfo) => placeIn(parameter, set)?.byValue ?? false,
    'bool ValueFromPipelineByPropertyName {get;}': ({ parameter, set }: ParameterInfo) => placeIn(parameter, set)?.byProperty ?? false,
    'bool ValueFromRemainingArguments {get;}': ({ parameter, set }: ParameterInfo) => placeIn(parameter, set)?.fromRemaining ?? false,
    'string HelpMessage {get;}': ({ parameter, set }: ParameterInfo) => placeIn(parameter, set)?.help ?? '',
    'System.Object Aliases {get;}': ({ parameter }: ParameterInfo) => typedArray([...parameter.aliases], 'System.String'),
    'System.Object Attributes {get;}': ({ parameter }: ParameterInfo) => [...parameter.attributes],
  },
}));
