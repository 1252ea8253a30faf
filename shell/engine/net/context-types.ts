import { Collection } from '../../objects/collection.ts';
import { convertTo } from '../../objects/convert.ts';
import { type ErrorRecord, Raised } from '../../objects/error.ts';
import { bindClass, enumNamed, registerType, requireType } from '../../objects/net-type.ts';
import type { PSReference } from '../../objects/reference.ts';
import type { Value } from '../../objects/value.ts';
import { valueArgument } from '../binding/argument.ts';
import { expandText } from '../block/expand-text.ts';
import type { ScriptBlock } from '../block/script-block.ts';
import { asksToContinue } from '../call/confirmation.ts';
import { inside } from '../call/run-part.ts';
import { Capture } from '../output.ts';
import { assignPath, readPath } from '../scope/assign-path.ts';
import { findVariable } from '../scope/lookup.ts';
import { unset } from '../scope/variable.ts';
import { powershellVersion } from '../scope/version.ts';
import { CommandHost, HostUI } from '../values/command-host.ts';
import {
  CommandIntrinsics,
  ExecutionContext,
  PathIntrinsics,
  ProviderIntrinsics,
  StateView,
  VariableIntrinsics,
} from '../values/execution-context.ts';
import { PSVariable } from '../values/ps-variable.ts';
import { ScriptCmdlet } from '../values/script-cmdlet.ts';

const automation = 'System.Management.Automation.';
bindClass(() => ScriptCmdlet, `${automation}PSScriptCmdlet`);
bindClass(() => ExecutionContext, `${automation}EngineIntrinsics`);
bindClass(() => StateView, `${automation}SessionState`);
bindClass(() => VariableIntrinsics, `${automation}PSVariableIntrinsics`);
bindClass(() => CommandIntrinsics, `${automation}CommandInvocationIntrinsics`);
bindClass(() => PathIntrinsics, `${automation}PathIntrinsics`);
bindClass(() => ProviderIntrinsics, `${automation}ProviderIntrinsics`);
bindClass(() => CommandHost, `${automation}Internal.Host.InternalHost`);
bindClass(() => HostUI, `${automation}Internal.Host.InternalHostUserInterface`);

const runtimeOf = (self: ScriptCmdlet) => self.runtime;
/** Errors that $PSCmdlet throws are those of the function, not of a method call. */
function within<T>(self: ScriptCmdlet, action: () => T): T {
  try {
    return inside(self.stage.frame, action);
  } catch (thrown) {
    if (thrown instanceof Raised) thrown.passes = true;
    throw thrown;
  }
}

registerType(`${automation}PSScriptCmdlet`, () => ({
  base: `${automation}PSCmdlet`,
  instance: {
    'string ParameterSetName {get;}': (self: ScriptCmdlet) => self.parameterSetName,
    'System.Object MyInvocation {get;}': (self: ScriptCmdlet) => self.invocation,
    'System.Object CommandRuntime {get;}': (self: ScriptCmdlet) => self,
    'System.Object Host {get;}': (self: ScriptCmdlet) => self.stage.frame.engine.commandHost,
    'System.Object SessionState {get;}': (self: ScriptCmdlet) => new StateView(self.stage.call.from.state),
    'System.Object InvokeCommand {get;}': (self: ScriptCmdlet) => new CommandIntrinsics(self.stage.frame.state),
    'System.Object InvokeProvider {get;}': (self: ScriptCmdlet) => new ProviderIntrinsics(self.stage.frame.state),
    'System.Object PagingParameters {get;}': pagingOf,
    'bool Stopping {get;}': () => false,
    'string CommandOrigin {get;}': () => 'Internal',
    'void WriteObject(System.Object sendToPipeline)': (self: ScriptCmdlet, value: Value) => self.writeObject(value),
    'void WriteObject(System.Object sendToPipeline, bool enumerateCollection)': (self: ScriptCmdlet, value: Value, enumerate: boolean) =>
      self.writeObject(value, enumerate),
    'void WriteError(System.Management.Automation.ErrorRecord errorRecord)': (self: ScriptCmdlet, record: ErrorRecord) =>
      within(self, () => self.writeError(record)),
    'void ThrowTerminatingError(System.Management.Automation.ErrorRecord errorRecord)': (self: ScriptCmdlet, record: ErrorRecord) =>
      within(self, () => self.throwTerminatingError(record)),
    'void WriteVerbose(string text)': (self: ScriptCmdlet, text: string) => within(self, () => runtimeOf(self).verboseText(text)),
    'void WriteDebug(string text)': (self: ScriptCmdlet, text: string) => within(self, () => runtimeOf(self).debugText(text)),
    'void WriteWarning(string text)': (self: ScriptCmdlet, text: string) => within(self, () => runtimeOf(self).warn(text)),
    'void WriteInformation(System.Object messageData, string[] tags)': (self: ScriptCmdlet, data: Value, tags: string[]) =>
      within(self, () => runtimeOf(self).information(data, tags ?? [])),
    'void WriteProgress(System.Object progressRecord)': (self: ScriptCmdlet, state: Value) =>
      within(self, () => runtimeOf(self).progress(state as Parameters<ReturnType<typeof runtimeOf>['progress']>[0])),
    'bool ShouldProcess(string target)': (self: ScriptCmdlet, target: string) => within(self, () => self.shouldProcess([target])),
    'bool ShouldProcess(string target, string action)': (self: ScriptCmdlet, target: string, action: string) =>
      within(self, () => self.shouldProcess([target, action])),
    'bool ShouldProcess(string verboseDescription, string verboseWarning, string caption)': (
      self: ScriptCmdlet,
      text: string,
      question: string,
      caption: string,
    ) => within(self, () => self.shouldProcess([text, question, caption])),
    'bool ShouldProcess(string verboseDescription, string verboseWarning, string caption, [ref] System.Object shouldProcessReason)': (
      self: ScriptCmdlet,
      text: string,
      question: string,
      caption: string,
      reason: PSReference,
    ) => {
      reason.value = enumNamed(`${automation}ShouldProcessReason`, runtimeOf(self).whatIf ? 'WhatIf' : 'None');
      return within(self, () => self.shouldProcess([text, question, caption]));
    },
    'bool ShouldContinue(string query, string caption)': (self: ScriptCmdlet, query: string, caption: string) =>
      self.shouldContinue(query, caption),
    'bool ShouldContinue(string query, string caption, [ref] System.Object yesToAll, [ref] System.Object noToAll)': (
      self: ScriptCmdlet,
      query: string,
      caption: string,
      yesToAll: PSReference,
      noToAll: PSReference,
    ) => {
      if (yesToAll.value === true) return true;
      if (noToAll.value === true) return false;
      const answer = asksToContinue(self.stage.frame.engine, query, caption);
      if (answer === 'yesToAll') yesToAll.value = true;
      if (answer === 'noToAll') noToAll.value = true;
      return answer === 'yes' || answer === 'yesToAll';
    },
    'System.Object GetVariableValue(string name)': (self: ScriptCmdlet, name: string) => readPath(self.stage.call.from, name) ?? null,
    'System.Object GetVariableValue(string name, System.Object defaultValue)': (self: ScriptCmdlet, name: string, preset: Value) =>
      readPath(self.stage.call.from, name) ?? preset,
    'string GetUnresolvedProviderPathFromPSPath(string path)': (self: ScriptCmdlet, path: string) =>
      self.stage.frame.engine.resolvePath(path),
    'System.Object GetResolvedProviderPathFromPSPath(string path, [ref] System.Object provider)': (self: ScriptCmdlet, path: string) =>
      collectionOf([self.stage.frame.engine.resolvePath(path)], 'System.String'),
    'string GetResourceString(string baseName, string resourceId)': (_: ScriptCmdlet, _base: string, id: string) => id,
  },
}));
registerType(`${automation}PSCmdlet`, () => ({ abstract: true, base: `${automation}Cmdlet` }));
registerType(`${automation}Cmdlet`, () => ({ abstract: true, base: `${automation}Internal.InternalCommand` }));
registerType(`${automation}Internal.InternalCommand`, () => ({ abstract: true }));

const collectionOf = (items: Value[], type: string): Collection =>
  new Collection(requireType(`System.Collections.ObjectModel.Collection\`1[${type}]`), items);

/** First, Skip and IncludeTotalCount of a function with SupportsPaging. */
function pagingOf(self: ScriptCmdlet): Value {
  const { binder } = self.stage;
  if (!binder.signature.supportsPaging) return null;
  return self.stage.frame.engine.pagingOf(binder);
}

registerType(`${automation}EngineIntrinsics`, () => ({
  instance: {
    'System.Object Host {get;}': (self: ExecutionContext) => self.state.engine.commandHost,
    'System.Object Events {get;}': () => null,
    'System.Object InvokeCommand {get;}': (self: ExecutionContext) => new CommandIntrinsics(self.current),
    'System.Object InvokeProvider {get;}': (self: ExecutionContext) => new ProviderIntrinsics(self.current),
    'System.Object SessionState {get;}': (self: ExecutionContext) => new StateView(self.current),
  },
}));

registerType(`${automation}SessionState`, () => ({
  instance: {
    'System.Object PSVariable {get;}': (self: StateView) => new VariableIntrinsics(self.state),
    'System.Object Module {get;}': (self: StateView) => self.state.module,
    'System.Object Path {get;}': (self: StateView) => new PathIntrinsics(self.state),
    'System.Object Drive {get;}': () => null,
    'System.Object Provider {get;}': () => null,
    'System.Object InvokeCommand {get;}': (self: StateView) => new CommandIntrinsics(self.state),
    'System.Object InvokeProvider {get;}': (self: StateView) => new ProviderIntrinsics(self.state),
    [`${automation}PSLanguageMode LanguageMode {get;set;}`]: {
      get: () => enumNamed(`${automation}PSLanguageMode`, 'FullLanguage'),
      set: () => undefined,
    },
    'bool UseFullLanguageModeInDebugger {get;}': () => false,
    'System.Object Applications {get;}': () => ['*'],
    'System.Object Scripts {get;}': () => ['*'],
  },
}));

const frameOf = (state: { current: import('../scope/frame.ts').Frame }) => state.current;

registerType(`${automation}PSVariableIntrinsics`, () => ({
  instance: {
    'System.Object Get(string name)': ({ state }: VariableIntrinsics, name: string) => {
      const found = findVariable(frameOf(state), name.replace(/^\w+:/, '').toLowerCase());
      return found ? PSVariable.of(found) : null;
    },
    'System.Object GetValue(string name)': ({ state }: VariableIntrinsics, name: string) => readPath(frameOf(state), name) ?? null,
    'System.Object GetValue(string name, System.Object defaultValue)': ({ state }: VariableIntrinsics, name: string, preset: Value) =>
      readPath(frameOf(state), name) ?? preset,
    'void Set(string name, System.Object value)': ({ state }: VariableIntrinsics, name: string, value: Value) =>
      assignPath(frameOf(state), name, value),
    'void Set(System.Management.Automation.PSVariable variable)': ({ state }: VariableIntrinsics, variable: PSVariable) => {
      if (variable.variable) frameOf(state).scope.adopt(variable.variable);
    },
    'void Remove(string name)': ({ state }: VariableIntrinsics, name: string) => {
      const found = findVariable(frameOf(state), name.toLowerCase());
      if (found) found.value = unset;
    },
    'void Remove(System.Management.Automation.PSVariable variable)': (_: VariableIntrinsics, variable: PSVariable) => {
      if (variable.variable) variable.variable.value = unset;
    },
  },
}));

registerType(`${automation}CommandInvocationIntrinsics`, () => ({
  instance: {
    'string ExpandString(string source)': ({ state }: CommandIntrinsics, text: string) => expandText(state, text),
    'scriptblock NewScriptBlock(string scriptText)': ({ state }: CommandIntrinsics, text: string) =>
      state.engine.parseFile(text, '', state),
    'System.Object InvokeScript(string script)': ({ state }: CommandIntrinsics, text: string) =>
      invokedScript(state.engine.parseFile(text, '', state), []),
    'System.Object InvokeScript(string script, Params System.Object[] args)': ({ state }: CommandIntrinsics, text: string, args: Value[]) =>
      invokedScript(state.engine.parseFile(text, '', state), args),
    'System.Object InvokeScript(bool useLocalScope, scriptblock scriptBlock, System.Object input, Params System.Object[] args)': (
      _: CommandIntrinsics,
      local: boolean,
      block: ScriptBlock,
      _input: Value,
      args: Value[],
    ) => invokedScript(block, args ?? [], !local),
    'System.Object GetCommand(string commandName, System.Management.Automation.CommandTypes type)': (
      { state }: CommandIntrinsics,
      name: string,
    ) => state.engine.commands.resolve(state.current, name) ?? null,
    'System.Object GetCmdlet(string commandName)': ({ state }: CommandIntrinsics, name: string) =>
      state.engine.commands.cmdlet(name) ?? null,
    'System.Object GetCommandName(string name, bool nameIsPattern, bool returnFullName)': ({ state }: CommandIntrinsics, name: string) =>
      state.engine.commands.loaded(state.current, name) ? [name] : [],
    'bool HasErrors {get;set;}': { get: () => false, set: () => undefined },
    'System.Object CommandNotFoundAction {get;set;}': { get: () => null, set: () => undefined },
    'System.Object PreCommandLookupAction {get;set;}': { get: () => null, set: () => undefined },
    'System.Object PostCommandLookupAction {get;set;}': { get: () => null, set: () => undefined },
  },
}));

function invokedScript(block: ScriptBlock, args: readonly Value[], dotted = false): Value {
  const out = new Capture();
  const engine = block.state?.engine;
  if (!engine) return null;
  engine.blocks.call(block, args.map(valueArgument), out, { dotted });
  return collectionOf(out.list(), `${automation}PSObject`);
}

registerType(`${automation}PathIntrinsics`, () => ({
  instance: {
    'System.Object CurrentLocation {get;}': ({ state }: PathIntrinsics) => readPath(state.engine.main.top, 'PWD') ?? null,
    'System.Object CurrentFileSystemLocation {get;}': ({ state }: PathIntrinsics) => readPath(state.engine.main.top, 'PWD') ?? null,
    'string GetUnresolvedProviderPathFromPSPath(string path)': ({ state }: PathIntrinsics, path: string) => state.engine.resolvePath(path),
    'System.Object GetResolvedPSPathFromPSPath(string path)': ({ state }: PathIntrinsics, path: string) =>
      collectionOf([state.engine.resolvePath(path)], 'System.String'),
    'string Combine(string parent, string child)': (_: PathIntrinsics, parent: string, child: string) =>
      `${parent.replace(/[\\/]$/, '')}/${child}`,
    'bool IsPSAbsolute(string path, [ref] System.Object driveName)': (_: PathIntrinsics, path: string, drive: PSReference) => {
      const found = /^([^:/\\]+):/.exec(path);
      if (found) drive.value = found[1];
      return found !== null;
    },
  },
}));

registerType(`${automation}ProviderIntrinsics`, () => ({ instance: { 'System.Object Item {get;}': () => null } }));

// ---- the host

registerType(`${automation}Host.PSHost`, () => ({ abstract: true }));
registerType(`${automation}Internal.Host.InternalHost`, () => ({
  base: `${automation}Host.PSHost`,
  instance: {
    'string Name {get;}': () => 'ConsoleHost',
    'System.Version Version {get;}': () => convertTo(powershellVersion, requireType('System.Version')),
    'System.Guid InstanceId {get;}': (self: CommandHost) => self.id,
    'System.Object UI {get;}': (self: CommandHost) => self.ui,
    'cultureinfo CurrentCulture {get;}': (self: CommandHost) => self.culture,
    'cultureinfo CurrentUICulture {get;}': (self: CommandHost) => self.culture,
    'System.Object PrivateData {get;}': () => null,
    'bool DebuggerEnabled {get;}': () => true,
    'bool IsRunspacePushed {get;}': () => false,
    'System.Object Runspace {get;}': () => null,
    'void SetShouldExit(int exitCode)': (self: CommandHost, code: number) => self.setShouldExit(code),
    'void EnterNestedPrompt()': () => undefined,
    'void ExitNestedPrompt()': () => undefined,
  },
}));
registerType(`${automation}Host.PSHostUserInterface`, () => ({ abstract: true }));
registerType(`${automation}Internal.Host.InternalHostUserInterface`, () => ({
  base: `${automation}Host.PSHostUserInterface`,
  instance: {
    'System.Object RawUI {get;}': (self: HostUI) => self.raw,
    'bool SupportsVirtualTerminal {get;}': () => true,
    'void Write(string value)': (self: HostUI, text: string) => self.write(text),
    'void WriteLine()': (self: HostUI) => self.write('\n'),
    'void WriteLine(string value)': (self: HostUI, text: string) => self.write(`${text}\n`),
    'void WriteErrorLine(string value)': (self: HostUI, text: string) => self.writeError(`${text}\n`),
    'void WriteWarningLine(string message)': (self: HostUI, text: string) => self.write(`WARNING: ${text}\n`),
    'void WriteVerboseLine(string message)': (self: HostUI, text: string) => self.write(`VERBOSE: ${text}\n`),
    'void WriteDebugLine(string message)': (self: HostUI, text: string) => self.write(`DEBUG: ${text}\n`),
    'string ReadLine()': (self: HostUI) => self.readLine(),
    'securestring ReadLineAsSecureString()': (self: HostUI) => self.readSecret(),
    'int PromptForChoice(string caption, string message, System.Object choices, int defaultChoice)': (
      self: HostUI,
      caption: string,
      message: string,
      choices: Value,
      preset: number,
    ) => self.choose(caption, message, choices, preset),
  },
}));
