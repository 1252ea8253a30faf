import { parse } from '../language/parse.ts';
import type { Token } from '../language/token.ts';

/** A coloured stretch of the line; `style` is an SGR sequence. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly style: string;
}

export type ColorName =
  | 'Command'
  | 'Comment'
  | 'Keyword'
  | 'Member'
  | 'Number'
  | 'Operator'
  | 'Parameter'
  | 'String'
  | 'Type'
  | 'Variable'
  | 'Error';

/** PSReadLine's default colours (Set-PSReadLineOption -Colors). */
export const defaultColors: Readonly<Record<ColorName, string>> = {
  Command: '\x1b[93m',
  Comment: '\x1b[32m',
  Keyword: '\x1b[92m',
  Member: '\x1b[37m',
  Number: '\x1b[97m',
  Operator: '\x1b[90m',
  Parameter: '\x1b[90m',
  String: '\x1b[36m',
  Type: '\x1b[37m',
  Variable: '\x1b[92m',
  Error: '\x1b[91m',
};

/** Token flags of PowerShell's token table. */
const keyword = 16;
const binary = 256;
const unary = 512;
const assignment = 8192;
const commandName = 524288;
const memberName = 1048576;
const typeName = 2097152;

function colorOf({ kind, flags }: Token): ColorName | undefined {
  if (kind === 'Comment') return 'Comment';
  if (kind === 'Parameter') return 'Parameter';
  if (kind === 'Variable' || kind === 'SplattedVariable') return 'Variable';
  if (kind.startsWith('String') || kind.startsWith('HereString')) return flags & commandName ? 'Command' : 'String';
  if (kind === 'Number') return 'Number';
  if (flags & commandName) return 'Command';
  if (flags & keyword) return 'Keyword';
  if (flags & (binary | unary | assignment)) return 'Operator';
  if (flags & typeName) return 'Type';
  if (flags & memberName) return 'Member';
  return undefined;
}

/** Colours for a line as it stands; what the parser refuses is marked red unless more text could mend it. */
export function highlight(
  text: string,
  colors = defaultColors,
): { readonly spans: readonly Span[]; readonly incomplete: boolean; readonly error: string } {
  const { tokens, errors } = parse(text);
  const spans: Span[] = [];
  for (const token of tokens) {
    const color = colorOf(token);
    if (color && token.end > token.start) spans.push({ start: token.start, end: token.end, style: colors[color] });
  }
  const broken = errors.filter(({ incomplete }) => !incomplete);
  const marked = broken.map(({ start, end }) => ({ start, end: Math.max(end, start + 1), style: `${colors.Error}\x1b[4m` }));
  const clear = spans.filter((span) => !marked.some(({ start, end }) => span.start < end && start < span.end));
  return {
    spans: [...clear, ...marked].sort((a, b) => a.start - b.start),
    incomplete: errors.some(({ incomplete }) => incomplete),
    error: broken[0]?.message ?? '',
  };
}
