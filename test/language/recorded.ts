import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCases } from '../conformance/cases.ts';

/** A recorded case of the parser: the texts it gave to `ParseInput`, and the lines that answer them. */
export interface RecordedParse {
  readonly title: string;
  readonly shows: 'errors' | 'messages' | 'tokens' | 'tree';
  readonly inputs: readonly string[];
  readonly lines: readonly string[];
}

const conformance = join(import.meta.dirname, '..', 'conformance');

/** The recorded answers of the parser itself: cases that hand each text to a function `E`. */
export function recordedParses(): RecordedParse[] {
  const found: RecordedParse[] = [];
  for (const { title, script, out } of parseCases(readFileSync(join(conformance, 'parse-errors.cases'), 'utf8'))) {
    if (!script.startsWith('function E($text)')) continue;
    const inputs = [...script.matchAll(/^E @'\n([\s\S]*?)\n'@$/gm)].map(([, text]) => text!);
    const shows = script.includes('FindAll')
      ? 'tree'
      : script.includes('TokenFlags')
        ? 'tokens'
        : script.includes('.Message')
          ? 'messages'
          : 'errors';
    found.push({ title, shows, inputs, lines: out.split('\n').map((line) => line.trimEnd()) });
  }
  return found;
}

/** All recorded scripts of one or all families, with their titles. */
export function recordedScripts(families: readonly string[]): { title: string; script: string }[] {
  return families.flatMap((family) =>
    parseCases(readFileSync(join(conformance, `${family}.cases`), 'utf8')).map(({ title, script }) => ({
      title: `${family}: ${title}`,
      script,
    })),
  );
}

export const families = [
  'admin-scripts',
  'classes-and-modules',
  'collections-and-types',
  'completion',
  'data-formats',
  'errors',
  'formatting',
  'functions-and-binding',
  'items-and-paths',
  'jobs-and-help',
  'literals-and-strings',
  'object-cmdlets',
  'operators',
  'parse-errors',
  'statements-and-scopes',
] as const;
