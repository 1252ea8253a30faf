import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ContentReading } from '../../../shell/drives/provider.ts';
import type { TextEncoding } from '../../../shell/objects/net/encodings.ts';
import { decodeWhole, encodingFor, markedEncoding } from './encoding-name.ts';
import { decoderFor } from './text-decoder.ts';

const chunk = 1 << 18;
/** What is read is made text at once, so that all readers can share the space. */
const shared = new Uint8Array(chunk);

/** Gives the text of an open file in pieces; goes on to what was appended when called again. */
class TextPieces {
  readonly #file: number;
  readonly #given: TextEncoding;
  #decode: ((bytes: Uint8Array) => string) | undefined;

  constructor(file: number, encoding: TextEncoding) {
    this.#file = file;
    this.#given = encoding;
  }

  /** The next piece; undefined at the end. */
  next(): string | undefined {
    const count = readSync(this.#file, shared, 0, chunk, null);
    if (count === 0) return undefined;
    let bytes = shared.subarray(0, count);
    if (!this.#decode) {
      const marked = markedEncoding(bytes);
      if (marked) bytes = bytes.subarray(marked.length);
      this.#decode = decoderFor(marked?.encoding ?? this.#given);
    }
    return this.#decode(bytes);
  }
}

/** Lines of a text file, or its pieces between delimiters, one after another; nothing is held but the piece at hand. */
export function* readText(path: string, how: ContentReading): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const pieces = new TextPieces(file, encodingFor(how.encoding));
    const split = how.delimiter ? delimited(how.delimiter) : lines();
    for (;;) {
      for (let piece = pieces.next(); piece !== undefined; piece = pieces.next()) yield* split.add(piece);
      if (!how.wait) break;
      const rest = split.end();
      if (rest !== undefined) yield rest;
      how.wait();
    }
    const last = split.end();
    if (last !== undefined) yield last;
  } finally {
    closeSync(file);
  }
}

interface Splitter {
  add(piece: string): Iterable<string>;
  /** What is left after the last separator. */
  end(): string | undefined;
}

/** A line ends with a line feed, a carriage return, or both. */
function lines(): Splitter {
  let rest = '';
  return {
    *add(piece) {
      const text = rest + piece;
      let from = 0;
      // Looked for once and again only when passed: most texts have none.
      let back = text.indexOf('\r');
      for (;;) {
        const feed = text.indexOf('\n', from);
        if (back >= 0 && back < from) back = text.indexOf('\r', from);
        if (back >= 0 && (feed < 0 || back < feed)) {
          // A carriage return at the very end may be half of a pair.
          if (back === text.length - 1) break;
          yield text.slice(from, back);
          from = text[back + 1] === '\n' ? back + 2 : back + 1;
        } else if (feed < 0) break;
        else {
          yield text.slice(from, feed);
          from = feed + 1;
        }
      }
      rest = text.slice(from);
    },
    end() {
      const last = rest.endsWith('\r') ? rest.slice(0, -1) : rest;
      const some = rest !== '';
      rest = '';
      return some ? last : undefined;
    },
  };
}

function delimited(delimiter: string): Splitter {
  let rest = '';
  return {
    *add(piece) {
      const parts = (rest + piece).split(delimiter);
      rest = parts.pop() ?? '';
      yield* parts;
    },
    end() {
      const last = rest;
      rest = '';
      return last === '' ? undefined : last;
    },
  };
}

/** The whole text; undefined for an empty file. */
export function readWhole(bytes: Uint8Array, how: ContentReading): string | undefined {
  const text = decodeWhole(bytes, how.encoding);
  return text === '' ? undefined : text;
}

/** The last lines of a file, read from its end as far as needed. */
export function readTail(path: string, count: number, how: ContentReading): string[] {
  if (count === 0) return [];
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const start = new Uint8Array(Math.min(4, size));
    readSync(file, start, 0, start.length, 0);
    const encoding = markedEncoding(start)?.encoding ?? encodingFor(how.encoding);
    const from =
      encoding.webName.startsWith('utf-16') || encoding.webName.startsWith('utf-32') || how.delimiter ? 0 : tailStart(file, size, count);
    const bytes = new Uint8Array(size - from);
    readSync(file, bytes, 0, bytes.length, from);
    const text = from === 0 ? decodeWhole(bytes, how.encoding) : encoding.decode(bytes);
    const splitter = how.delimiter ? delimited(how.delimiter) : lines();
    const all = [...splitter.add(text)];
    const last = splitter.end();
    if (last !== undefined) all.push(last);
    return all.slice(-count);
  } finally {
    closeSync(file);
  }
}

/** Where the last `count` lines begin, at the latest: looks for line feeds backwards. */
function tailStart(file: number, size: number, count: number): number {
  const buffer = new Uint8Array(Math.min(chunk, size));
  let found = 0;
  for (let end = size; end > 0; ) {
    const length = Math.min(buffer.length, end);
    readSync(file, buffer, 0, length, end - length);
    for (let at = length - 1; at >= 0; at--)
      if (buffer[at] === 10 && end - length + at < size - 1 && ++found === count) return end - length + at + 1;
    end -= length;
  }
  return 0;
}
