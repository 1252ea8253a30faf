import type { EncodingObject } from '../../../shell/objects/net/encoding.ts';
import { encodings, type TextEncoding } from '../../../shell/objects/net/encodings.ts';
import { markedEncoding } from '../content/encoding-name.ts';

/** The encoding of a System.Text.Encoding argument; UTF-8 without a mark when none is given. */
export const encodingOf = (given: EncodingObject | null | undefined): TextEncoding => given?.encoding ?? encodings.utf8NoBom;

/** Text of bytes: by the mark at their start, else by the encoding given. */
export function textOf(bytes: Uint8Array, given?: EncodingObject | null): string {
  const marked = markedEncoding(bytes);
  return marked ? marked.encoding.decode(bytes.subarray(marked.length)) : encodingOf(given).decode(bytes);
}

/** Bytes of a whole file, with the mark that the encoding asks for. */
export function bytesOf(text: string, given?: EncodingObject | null): Uint8Array {
  const encoding = encodingOf(given);
  const body = encoding.encode(text);
  return encoding.preamble.length ? Buffer.concat([Uint8Array.from(encoding.preamble), body]) : body;
}

/** Lines as ReadLine gives them: a last line end begins no new line. */
export function linesOf(text: string): string[] {
  if (text === '') return [];
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

export type { EncodingObject };
