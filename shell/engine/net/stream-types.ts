import { toText } from '../../objects/convert.ts';
import { DateTime } from '../../objects/datetime.ts';
import { bindClass, registerType } from '../../objects/net-type.ts';
import { typedArray, type Value } from '../../objects/value.ts';
import { DebugRecord, InformationalRecord, InformationRecord, VerboseRecord, WarningRecord } from '../values/stream-records.ts';

const automation = 'System.Management.Automation.';
bindClass(() => InformationalRecord, `${automation}InformationalRecord`);
bindClass(() => WarningRecord, `${automation}WarningRecord`);
bindClass(() => VerboseRecord, `${automation}VerboseRecord`);
bindClass(() => DebugRecord, `${automation}DebugRecord`);
bindClass(() => InformationRecord, `${automation}InformationRecord`);

registerType(`${automation}InformationalRecord`, () => ({
  abstract: true,
  instance: {
    'string Message {get;set;}': { get: (self: InformationalRecord) => self.message, set: () => undefined },
    'System.Object InvocationInfo {get;}': (self: InformationalRecord) => self.invocation,
    'System.Object PipelineIterationInfo {get;}': () => [],
    'string ToString()': (self: InformationalRecord) => self.message,
  },
  hooks: { text: (self: InformationalRecord) => self.message },
}));
const record = (make: (message: string) => InformationalRecord) => () => ({
  base: `${automation}InformationalRecord`,
  constructors: { '(string message)': make },
});
registerType(`${automation}WarningRecord`, () => ({
  ...record((message) => new WarningRecord(message))(),
  instance: { 'string FullyQualifiedWarningId {get;}': (self: WarningRecord) => self.id },
}));
registerType(
  `${automation}VerboseRecord`,
  record((message) => new VerboseRecord(message)),
);
registerType(
  `${automation}DebugRecord`,
  record((message) => new DebugRecord(message)),
);

registerType(`${automation}InformationRecord`, () => ({
  constructors: { '(System.Object messageData, string source)': (data: Value, source: string) => new InformationRecord(data, source, []) },
  instance: {
    'System.Object MessageData {get;}': (self: InformationRecord) => self.data,
    'string Source {get;set;}': {
      get: (self: InformationRecord) => self.source,
      set: (self: InformationRecord, text: string) => void (self.source = text),
    },
    'datetime TimeGenerated {get;}': (self: InformationRecord) => DateTime.fromDate(self.time),
    'System.Object Tags {get;}': (self: InformationRecord) => typedArray([...self.tags], 'System.String'),
    'string User {get;}': (self: InformationRecord) => self.user,
    'string Computer {get;}': (self: InformationRecord) => self.computer,
    'uint ProcessId {get;}': () => process.pid,
    'uint NativeThreadId {get;}': () => process.pid,
    'uint ManagedThreadId {get;}': () => 1,
    'string ToString()': (self: InformationRecord) => toText(self.data),
  },
  hooks: { text: (self: InformationRecord) => toText(self.data) },
}));
