import type { Token } from '../language/token.ts';

/** CompletionResultType names of System.Management.Automation. */
export type CompletionKind =
  | 'Text'
  | 'History'
  | 'Command'
  | 'ProviderItem'
  | 'ProviderContainer'
  | 'Property'
  | 'Method'
  | 'ParameterName'
  | 'ParameterValue'
  | 'Variable'
  | 'Namespace'
  | 'Type'
  | 'Keyword'
  | 'DynamicKeyword';

/** One completion: the text that goes into the line, the text of a list, and what it is. */
export interface Completion {
  readonly text: string;
  readonly listed: string;
  readonly kind: CompletionKind;
  readonly tip: string;
}

/** What replaces `length` units of the line from `start` on. */
export interface Completions {
  readonly items: readonly Completion[];
  readonly start: number;
  readonly length: number;
}

/** The line up to the cursor and its tokens. */
export interface Line {
  readonly text: string;
  readonly tokens: readonly Token[];
}

export const sameStart = (name: string, start: string): boolean => name.toLowerCase().startsWith(start.toLowerCase());

export const byText = (a: string, b: string): number => a.localeCompare(b, 'en-US', { sensitivity: 'base' });

/** A word in single quotes where it needs them, or in the quotes that were typed. */
export function quoted(word: string, quote: string): string {
  if (quote === '"') return `"${word.replace(/[`"$]/g, '`$&')}"`;
  if (quote === "'" || word === '' || /[\s'"`$(){};|&<>,@#]/.test(word)) return `'${word.replaceAll("'", "''")}'`;
  return word;
}

/** Takes typed quotes off a word that may lack the closing one. */
export function unquoted(word: string): { quote: string; bare: string } {
  const quote = /^['"]/.exec(word)?.[0] ?? '';
  if (!quote) return { quote, bare: word };
  const bare = word.slice(1, word.length > 1 && word.endsWith(quote) ? -1 : undefined);
  return { quote, bare: quote === "'" ? bare.replaceAll("''", "'") : bare };
}
