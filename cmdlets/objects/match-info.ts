import { bindClass, registerType } from '../../shell/objects/net-type.ts';
import type { RegexMatch } from '../../shell/objects/regex.ts';
import { typedArray, type Value } from '../../shell/objects/value.ts';

/** Lines around a match; those to be shown leave out what an earlier match shows already. */
export class MatchInfoContext {
  preContext: string[] = [];
  postContext: string[] = [];
  displayPreContext: string[] = [];
  displayPostContext: string[] = [];
}

/** Path of matches in texts that came from no file. */
const noFile = 'InputStream';

export class MatchInfo {
  readonly ignoreCase: boolean;
  readonly lineNumber: number;
  readonly line: string;
  readonly path: string;
  readonly pattern: string;
  readonly matches: readonly RegexMatch[];
  context: MatchInfoContext | null = null;

  constructor(found: {
    ignoreCase: boolean;
    lineNumber: number;
    line: string;
    path: string | undefined;
    pattern: string;
    matches: readonly RegexMatch[];
  }) {
    this.ignoreCase = found.ignoreCase;
    this.lineNumber = found.lineNumber;
    this.line = found.line;
    this.path = found.path ?? noFile;
    this.pattern = found.pattern;
    this.matches = found.matches;
  }

  get filename(): string {
    return this.path.slice(Math.max(this.path.lastIndexOf('/'), this.path.lastIndexOf('\\')) + 1);
  }

  /** The path as seen from a folder. */
  relativePath(folder: string): string {
    const base = /[\\/]$/.test(folder) ? folder : `${folder}/`;
    return folder !== '' && this.path.startsWith(base) && this.path.length > base.length ? this.path.slice(base.length) : this.path;
  }

  /** `path:line:text`, with the context in lines of their own. */
  text(folder = ''): string {
    const path = this.relativePath(folder);
    const shown = (mark: string, number: number, line: string): string =>
      mark + (this.path === noFile ? line : `${path}:${number}:${line}`);
    const { context, lineNumber } = this;
    if (!context) return shown('', lineNumber, this.line);
    const { displayPreContext: before, displayPostContext: after } = context;
    return [
      ...before.map((line, at) => shown('  ', lineNumber - before.length + at, line)),
      shown('> ', lineNumber, this.line),
      ...after.map((line, at) => shown('  ', lineNumber + 1 + at, line)),
    ].join('\n');
  }
}

const texts = (items: string[]): Value => typedArray([...items], 'System.String');

const space = 'Microsoft.PowerShell.Commands';
bindClass(MatchInfo, `${space}.MatchInfo`);
bindClass(MatchInfoContext, `${space}.MatchInfoContext`);
registerType(`${space}.MatchInfo`, () => ({
  instance: {
    'bool IgnoreCase {get;}': (self: MatchInfo) => self.ignoreCase,
    'int LineNumber {get;}': (self: MatchInfo) => self.lineNumber,
    'string Line {get;}': (self: MatchInfo) => self.line,
    'string Filename {get;}': (self: MatchInfo) => self.filename,
    'string Path {get;}': (self: MatchInfo) => self.path,
    'string Pattern {get;}': (self: MatchInfo) => self.pattern,
    [`${space}.MatchInfoContext Context {get;}`]: (self: MatchInfo) => self.context,
    'System.Text.RegularExpressions.Match[] Matches {get;}': (self: MatchInfo) =>
      typedArray([...self.matches], 'System.Text.RegularExpressions.Match'),
    'string RelativePath(string directory)': (self: MatchInfo, folder: string) => self.relativePath(folder),
    'string ToString()': (self: MatchInfo) => self.text(),
    'string ToString(string directory)': (self: MatchInfo, folder: string) => self.text(folder),
  },
  hooks: { text: (self: MatchInfo) => self.text() },
}));
registerType(`${space}.MatchInfoContext`, () => ({
  instance: {
    'string[] PreContext {get;}': (self: MatchInfoContext) => texts(self.preContext),
    'string[] PostContext {get;}': (self: MatchInfoContext) => texts(self.postContext),
    'string[] DisplayPreContext {get;}': (self: MatchInfoContext) => texts(self.displayPreContext),
    'string[] DisplayPostContext {get;}': (self: MatchInfoContext) => texts(self.displayPostContext),
  },
}));
