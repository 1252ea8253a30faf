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

bindClass(() => ScriptExtent, 'System.Management.Automation.Language.ScriptExtent');
registerType('System.Management.Automation.Language.IScriptExtent', () => ({ kind: 'interface' }));
registerType('System.Management.Automation.Language.ScriptExtent', () => ({
  interfaces: ['System.Management.Automation.Language.IScriptExtent'],
  instance: {
    'string File {get;}': (self: ScriptExtent) => self.source.file || null,
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
