import { isDecorated, plainText } from './decorated.ts';

export type OutputRendering = 'Host' | 'PlainText' | 'Ansi';

const sgr = (code: string): string => `\x1b[${code}m`;

/** $PSStyle's fixed sequences, by name. */
export const sequences: Readonly<Record<string, string>> = {
  Reset: sgr('0'),
  BlinkOff: sgr('25'),
  Blink: sgr('5'),
  BoldOff: sgr('22'),
  Bold: sgr('1'),
  DimOff: sgr('22'),
  Dim: sgr('2'),
  Hidden: sgr('8'),
  HiddenOff: sgr('28'),
  Reverse: sgr('7'),
  ReverseOff: sgr('27'),
  ItalicOff: sgr('23'),
  Italic: sgr('3'),
  UnderlineOff: sgr('24'),
  Underline: sgr('4'),
  StrikethroughOff: sgr('29'),
  Strikethrough: sgr('9'),
};

/** $PSStyle.Foreground: name → sequence; the background's codes are ten higher. */
const colors = ['Black', 'Red', 'Green', 'Yellow', 'Blue', 'Magenta', 'Cyan', 'White'];
export const foreground: Readonly<Record<string, string>> = Object.fromEntries([
  ...colors.map((name, at) => [name, sgr(String(30 + at))]),
  ...colors.map((name, at) => [`Bright${name}`, sgr(String(90 + at))]),
]);
export const background: Readonly<Record<string, string>> = Object.fromEntries([
  ...colors.map((name, at) => [name, sgr(String(40 + at))]),
  ...colors.map((name, at) => [`Bright${name}`, sgr(String(100 + at))]),
]);

/** ConsoleColor names in the order of their numbers → foreground code. */
const consoleCodes: Readonly<Record<string, number>> = {
  Black: 30,
  DarkBlue: 34,
  DarkGreen: 32,
  DarkCyan: 36,
  DarkRed: 31,
  DarkMagenta: 35,
  DarkYellow: 33,
  Gray: 37,
  DarkGray: 90,
  Blue: 94,
  Green: 92,
  Cyan: 96,
  Red: 91,
  Magenta: 95,
  Yellow: 93,
  White: 97,
};

/** The sequence of a ConsoleColor, or '' for an unknown name. */
export function consoleColor(name: string, ground: 'foreground' | 'background'): string {
  const found = Object.entries(consoleCodes).find(([known]) => known.toLowerCase() === name.toLowerCase());
  return found ? sgr(String(found[1] + (ground === 'background' ? 10 : 0))) : '';
}

/** 24-bit colour from three bytes. */
export function rgb(ground: 'foreground' | 'background', red: number, green: number, blue: number): string {
  return sgr(`${ground === 'foreground' ? 38 : 48};2;${red};${green};${blue}`);
}

export function hyperlink(text: string, address: string): string {
  return `\x1b]8;;${address}\x1b\\${text}\x1b]8;;\x1b\\`;
}

const defaultFormatting = {
  formatAccent: sgr('32;1'),
  tableHeader: sgr('32;1'),
  customTableHeaderLabel: sgr('32;1;3'),
  errorAccent: sgr('36;1'),
  error: sgr('31;1'),
  warning: sgr('33;1'),
  verbose: sgr('33;1'),
  debug: sgr('33;1'),
  feedbackName: sgr('33'),
  feedbackText: sgr('96'),
  feedbackAction: sgr('97'),
};
const archives = ['.zip', '.tgz', '.gz', '.tar', '.nupkg', '.cab', '.7z'];
const scripts = ['.ps1', '.psd1', '.psm1', '.ps1xml'];

/** Everything of $PSStyle that a script can change. */
export class StyleValues {
  outputRendering: OutputRendering;
  readonly formatting = { ...defaultFormatting };
  readonly progress = { style: sgr('33;1'), maxWidth: 120, view: 'Minimal', useOscIndicator: false };
  readonly fileInfo = { directory: sgr('44;1'), symbolicLink: sgr('36;1'), executable: sgr('32;1') };
  /** Extension with its period → sequence. */
  readonly extensions = new Map<string, string>([
    ...archives.map((name): [string, string] => [name, sgr('31;1')]),
    ...scripts.map((name): [string, string] => [name, sgr('33;1')]),
  ]);

  /** PlainText where the terminal or NO_COLOR wants no colour, else Host. */
  constructor(outputRendering: OutputRendering) {
    this.outputRendering = outputRendering;
  }
}

/** Text that a setter of $PSStyle refuses: anything but sequences. */
export function hasPrintableContent(text: string): boolean {
  return text !== '' && plainText(text) !== '';
}

/** The rendering that a session starts with, from its environment. */
export function initialRendering(environment: Readonly<Record<string, string | undefined>>): OutputRendering {
  const terminal = environment.TERM;
  return environment.NO_COLOR !== undefined || terminal === 'xterm-mono' || terminal === 'xtermm' ? 'PlainText' : 'Host';
}

/** A line as a sink may show it. `isHost`: the console keeps decoration that belongs to the host, strings and files do not. */
export function rendered(text: string, style: StyleValues, color: boolean, isHost: boolean): string {
  if (!isDecorated(text)) return text;
  const keeps = color && (style.outputRendering === 'Ansi' || (style.outputRendering === 'Host' && isHost));
  return keeps ? text : plainText(text);
}
