import { skipLineComment } from './comment-end.ts';
import type { Scanner } from './scanner.ts';

/** Cuts a `#` comment; `tokenStart` stands on the `#`. */
export function lineComment(scanner: Scanner): void {
  const { text } = scanner;
  const from = scanner.tokenStart + 1;
  scanner.at = skipLineComment(text, from);
  const token = scanner.token('Comment');
  if (looksLikeSignature(text, from, scanner.at)) scanner.signature = token;
  else if (!scanner.nested && /^requires/i.test(text.slice(from, from + 8))) scanner.requires.push(token);
}

/** Cuts a `<# #>` comment; `at` stands behind `<#`. */
export function blockComment(scanner: Scanner): void {
  const from = scanner.at - 2;
  const close = scanner.text.indexOf('#>', scanner.at);
  scanner.at = close < 0 ? scanner.text.length : close + 2;
  if (close < 0) scanner.reportIncomplete('MissingTerminatorMultiLineComment', from, scanner.at);
  scanner.token('Comment');
}

const header = 'sig#beginsignatureblock\n';
const allowed = 10;

/** A comment within ten edits of `# SIG # Begin signature block` (blanks and case aside) ends the script, so that nothing can hide behind it. */
function looksLikeSignature(text: string, from: number, to: number): boolean {
  if (to - from < header.length - allowed - 1) return false;
  const line = `${text
    .slice(from, to)
    .replace(/[ \t\f\v\u0085\p{Zs}]/gu, '')
    .toLowerCase()}\n`;
  if (line.length > header.length + allowed || line.length < header.length - allowed) return false;
  let above = Array.from({ length: header.length + 1 }, (_, column) => column);
  for (let row = 1; row <= line.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= header.length; column++) {
      const same = line.charCodeAt(row - 1) === header.charCodeAt(column - 1);
      const cost = same ? above[column - 1]! : Math.min(above[column]!, current[column - 1]!, above[column - 1]!) + 1;
      current.push(cost);
      if (cost < least) least = cost;
    }
    if (least >= allowed) return false;
    above = current;
  }
  return above[header.length]! < allowed;
}
