import type { Extent, SourceText } from '../../language/position.ts';
import { bindClass, registerType } from '../../objects/net-type.ts';

/** System.Management.Automation.Language.IScriptExtent: where something stands in a text. */
export class ScriptExtent {
  readonly extent: Extent;
  readonly source: SourceText;
  constructor(extent: Extent, source: SourceText) {
    this.extent = extent;
    this.source = source;
  }
  get text(): string {
    return this.source.slice(this.extent);
  }
}

/** System.Management.Automation.Language.IScriptPosition: one end of an extent. */
export class ScriptPosition {
  readonly offset: number;
  readonly source: SourceText;
  constructor(offset: number, source: SourceText) {
    this.offset = offset;
    this.source = source;
  }
}

bindClass(() => ScriptPosition, 'System.Management.Automation.Language.ScriptPosition');
registerType('System.Management.Automation.Language.IScriptPosition', () => ({ kind: 'interface' }));
registerType('System.Management.Automation.Language.ScriptPosition', () => ({
  interfaces: ['System.Management.Automation.Language.IScriptPosition'],
  instance: {
    'string File {get;}': (self: ScriptPosition) => self.source.file || null,
    'int LineNumber {get;}': (self: ScriptPosition) => self.source.place(self.offset).line,
    'int ColumnNumber {get;}': (self: ScriptPosition) => self.source.place(self.offset).column,
    'int Offset {get;}': (self: ScriptPosition) => self.offset,
    'string Line {get;}': (self: ScriptPosition) => self.source.line(self.source.place(self.offset).line),
    'string GetFullScript()': (self: ScriptPosition) => self.source.text,
  },
}));

bindClass(() => ScriptExtent, 'System.Management.Automation.Language.ScriptExtent');
registerType('System.Management.Automation.Language.IScriptExtent', () => ({ kind: 'interface' }));
registerType('System.Management.Automation.Language.ScriptExtent', () => ({
  interfaces: ['System.Management.Automation.Language.IScriptExtent'],
  instance: {
    'string File {get;}': (self: ScriptExtent) => self.source.file || null,
    'System.Management.Automation.Language.IScriptPosition StartScriptPosition {get;}': (self: ScriptExtent) =>
      new ScriptPosition(self.extent.start, self.source),
    'System.Management.Automation.Language.IScriptPosition EndScriptPosition {get;}': (self: ScriptExtent) =>
      new ScriptPosition(self.extent.end, self.source),
    'int StartLineNumber {get;}': (self: ScriptExtent) => self.source.place(self.extent.start).line,
    'int StartColumnNumber {get;}': (self: ScriptExtent) => self.source.place(self.extent.start).column,
    'int EndLineNumber {get;}': (self: ScriptExtent) => self.source.place(self.extent.end).line,
    'int EndColumnNumber {get;}': (self: ScriptExtent) => self.source.place(self.extent.end).column,
    'string Text {get;}': (self: ScriptExtent) => self.text,
    'int StartOffset {get;}': (self: ScriptExtent) => self.extent.start,
    'int EndOffset {get;}': (self: ScriptExtent) => self.extent.end,
    'string ToString()': (self: ScriptExtent) => self.text,
  },
  hooks: { text: (self: ScriptExtent) => self.text },
}));
