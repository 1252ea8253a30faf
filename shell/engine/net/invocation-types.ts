import { bindClass, enumNamed, registerType } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';
import { InvocationInfo } from '../values/invocation-info.ts';
import { ScriptExtent } from '../values/script-extent.ts';

bindClass(() => InvocationInfo, 'System.Management.Automation.InvocationInfo');

registerType('System.Management.Automation.CommandOrigin', () => ({ kind: 'enum', enum: { members: { Runspace: 0, Internal: 1 } } }));

registerType('System.Management.Automation.InvocationInfo', () => ({
  instance: {
    'System.Management.Automation.CommandInfo MyCommand {get;}': (self: InvocationInfo) => self.command,
    'System.Object BoundParameters {get;}': (self: InvocationInfo) => self.bound(),
    'System.Object UnboundArguments {get;}': (self: InvocationInfo) => self.unbound(),
    'int ScriptLineNumber {get;}': (self: InvocationInfo) => self.line,
    'int OffsetInLine {get;}': (self: InvocationInfo) => self.column,
    'long HistoryId {get;}': () => 1n,
    'string ScriptName {get;}': (self: InvocationInfo) => self.scriptName,
    'string Line {get;}': (self: InvocationInfo) => self.lineText,
    'string Statement {get;}': (self: InvocationInfo) => self.statement,
    'string PositionMessage {get;}': (self: InvocationInfo) => self.positionMessage,
    'string PSScriptRoot {get;}': (self: InvocationInfo) => self.scriptRoot,
    'string PSCommandPath {get;}': (self: InvocationInfo) => self.scriptName || null,
    'string InvocationName {get;}': (self: InvocationInfo) => self.name,
    'int PipelineLength {get;}': (self: InvocationInfo) => self.pipelineLength,
    'int PipelinePosition {get;}': (self: InvocationInfo) => self.pipelinePosition,
    'bool ExpectingInput {get;}': (self: InvocationInfo) => self.expectsInput,
    'System.Management.Automation.CommandOrigin CommandOrigin {get;}': () =>
      enumNamed('System.Management.Automation.CommandOrigin', 'Internal'),
    'System.Object DisplayScriptPosition {get;}': (self: InvocationInfo): Value =>
      self.frame && self.at ? new ScriptExtent(self.at, self.frame.code.source) : null,
  },
}));
