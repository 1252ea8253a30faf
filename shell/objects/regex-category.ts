import { patternError } from './regex-error.ts';

/** Blocks (`\p{IsGreek}`) by their code points; the general categories are JavaScript's own. */
const blocks: Readonly<Record<string, string>> = {
  IsBasicLatin: '\\u0000-\\u007f',
  'IsLatin-1Supplement': '\\u0080-\\u00ff',
  'IsLatinExtended-A': '\\u0100-\\u017f',
  'IsLatinExtended-B': '\\u0180-\\u024f',
  IsGreek: '\\u0370-\\u03ff',
  IsGreekandCoptic: '\\u0370-\\u03ff',
  IsCyrillic: '\\u0400-\\u04ff',
  IsHebrew: '\\u0590-\\u05ff',
  IsArabic: '\\u0600-\\u06ff',
  IsHiragana: '\\u3040-\\u309f',
  IsKatakana: '\\u30a0-\\u30ff',
  IsCJKUnifiedIdeographs: '\\u4e00-\\u9fff',
};

/** `\p{Lu}` as JavaScript. */
export function unicodeCategory(name: string, negated: boolean, pattern: string): string {
  const block = blocks[name];
  if (block) return `[${negated ? '^' : ''}${block}]`;
  try {
    new RegExp(`\\p{${name}}`, 'u');
  } catch {
    patternError(pattern, pattern.indexOf(name) + name.length + 1, `Unknown property '${name}'.`);
  }
  return `\\${negated ? 'P' : 'p'}{${name}}`;
}
