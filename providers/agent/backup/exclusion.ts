import { LocalFailure } from '../../contracts/failure.ts';

/** Says of an absolute path with slashes (`/home/a`, `C:/Users`) whether it is left out. */
export type Exclusion = (path: string) => boolean;

interface Pattern {
  readonly negated: boolean;
  readonly expression: RegExp;
}

/**
 * The patterns of restic's --exclude: `*`, `?` and `[a-z]` stay within one name, `**` stands for any number of folders, a leading
 * `/` (or drive letter) binds a pattern to the beginning, otherwise it matches anywhere; what lies below a match matches too. `!`
 * takes back what earlier patterns left out. Letters are compared without case on Windows and macOS.
 */
export function exclusion(patterns: readonly string[], platform: NodeJS.Platform): Exclusion {
  const compiled = patterns.map((text) => compile(text, platform));
  if (!compiled.length) return () => false;
  return (path) => {
    let out = false;
    for (const { negated, expression } of compiled) if (out === negated && expression.test(path)) out = !negated;
    return out;
  };
}

function compile(text: string, platform: NodeJS.Platform): Pattern {
  const negated = text.startsWith('!');
  const windows = platform === 'win32';
  let body = negated ? text.slice(1) : text;
  if (windows) body = body.replaceAll('\\', '/');
  const bound = body.startsWith('/') || (windows && /^[A-Za-z]:(\/|$)/.test(body));
  const parts = body.split('/').filter((part) => part !== '' && part !== '.');
  if (!parts.length) throw invalid(text, 'it is empty');
  let source = bound ? (body.startsWith('/') ? '^/' : '^') : '(?:^|/)';
  parts.forEach((part, i) => {
    const last = i === parts.length - 1;
    if (part === '**') source += last ? '(?:[^/]+(?:/|$))*' : '(?:[^/]+/)*';
    else source += nameSource(part, text, windows) + (last ? '(?:/|$)' : parts[i + 1] === '**' && i + 2 === parts.length ? '(?:/|$)' : '/');
  });
  try {
    return { negated, expression: new RegExp(source, platform === 'win32' || platform === 'darwin' ? 'iu' : 'u') };
  } catch {
    throw invalid(text, 'a class in brackets is wrong');
  }
}

/** One name of a pattern as the source of a regular expression. */
function nameSource(part: string, whole: string, windows: boolean): string {
  let out = '';
  const literal = (letter: string) => letter.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
  const letters = [...part];
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i]!;
    if (letter === '*') out += '[^/]*';
    else if (letter === '?') out += '[^/]';
    else if (letter === '\\' && !windows) {
      if (i + 1 === letters.length) throw invalid(whole, 'it ends with a backslash that escapes nothing');
      out += literal(letters[++i]!);
    } else if (letter === '[') {
      const end = letters.indexOf(']', i + 2);
      if (end < 0) throw invalid(whole, 'a bracket is not closed');
      const inner = letters.slice(i + 1, end).join('');
      const not = /^[!^]/.test(inner);
      out += `[${not ? '^/' : ''}${inner.slice(not ? 1 : 0).replace(/[\\[\]^&~|]/gu, '\\$&')}]`;
      i = end;
    } else out += literal(letter);
  }
  return out;
}

const invalid = (pattern: string, why: string) =>
  new LocalFailure('AgentInvalidPattern', 'InvalidArgument', `The pattern "${pattern}" is not valid: ${why}.`, {
    target: pattern,
    advice: 'Patterns look like *.tmp, /var/cache, **/node_modules or !keep.txt.',
  });
