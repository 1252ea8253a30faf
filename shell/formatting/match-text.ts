import type { Value } from '../objects/value.ts';
import type { Formatting } from './formatting.ts';
import { sequences } from './style.ts';
import { elementsOf, member, textMember } from './subject.ts';

/** Path of matches in texts that came from no file. */
const noFile = 'InputStream';

/**
 * A match of Select-String: `path:line:text` for files (the path relative to the current folder where it lies below it), the text alone
 * for texts; with context the lines get `  ` in front, the match `> `. With colour the matched parts stand in reverse.
 */
export function matchText(match: Value, formatting: Formatting): string {
  const file = textMember(match, 'Path');
  const path = file === noFile ? undefined : relative(file, formatting.surroundings.location());
  const number = Number(member(match, 'LineNumber') ?? 0);
  const context = member(match, 'Context');
  const line = formatting.decorated ? emphasized(match) : textMember(match, 'Line');
  const shown = (mark: string, at: number, text: string): string => mark + (path === undefined ? '' : `${path}:${at}:`) + text;
  if (context === null) return shown('', number, line);
  const before = texts(member(context, 'DisplayPreContext'));
  const after = texts(member(context, 'DisplayPostContext'));
  return [
    ...before.map((text, at) => shown('  ', number - before.length + at, text)),
    shown('> ', number, line),
    ...after.map((text, at) => shown('  ', number + 1 + at, text)),
  ].join('\n');
}

function texts(value: Value): string[] {
  return value === null ? [] : [...(elementsOf(value) ?? [])].map(String);
}

function relative(path: string, folder: string): string {
  const base = /[\\/]$/.test(folder) ? folder : `${folder}/`;
  if (folder === '' || path.length <= base.length) return path;
  const start = path.slice(0, base.length).replaceAll('\\', '/');
  return start === base.replaceAll('\\', '/') ? path.slice(base.length) : path;
}

function emphasized(match: Value): string {
  const line = textMember(match, 'Line');
  const found = member(match, 'Matches');
  let made = '';
  let at = 0;
  for (const part of found === null ? [] : (elementsOf(found) ?? [])) {
    const index = Number(member(part, 'Index'));
    const length = Number(member(part, 'Length'));
    if (!(index >= at)) continue;
    made += line.slice(at, index) + sequences.Reverse + line.slice(index, index + length) + sequences.Reset;
    at = index + length;
  }
  return made + line.slice(at);
}
