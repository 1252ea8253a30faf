import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { raise } from '../../objects/error.ts';
import type { Frame } from '../scope/frame.ts';
import { decodeText } from './decode.ts';

/** The lines of a text file, for `switch -File`. */
export function readLines(f: Frame, path: string): string[] {
  const full = resolve(f.engine.folder(), path);
  let text: string;
  try {
    text = decodeText(readFileSync(full));
  } catch {
    return raise('System.IO.FileNotFoundException', 'FileReadError', 'OpenError', `Could not find file '${full}'.`, path);
  }
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
