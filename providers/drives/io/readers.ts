// entry
import { NetException } from '../../../shell/objects/error.ts';
import { encodingObject } from '../../../shell/objects/net/encoding.ts';
import type { TextEncoding } from '../../../shell/objects/net/encodings.ts';
import { bindClass } from '../../../shell/objects/net-type.ts';
import type { TypeMaker } from '../../../shell/objects/type-registry.ts';
import { Char, type Value } from '../../../shell/objects/value.ts';
import { markedEncoding } from '../content/encoding-name.ts';
import { decoderFor } from '../content/text-decoder.ts';
import { openFile, type Stream } from './streams.ts';
import { type EncodingObject, encodingOf } from './text-form.ts';

/** System.IO.TextReader: text one sign or line after another. */
export abstract class TextReader {
  #text = '';
  #at = 0;
  #back = -1;
  #open = true;
  /** The next piece of text; undefined at the end. */
  protected abstract more(): string | undefined;

  /** Makes sure that there is something to read, or says that there is not. */
  #fill(): boolean {
    if (!this.#open) throw new NetException('System.ObjectDisposedException', 'Cannot read from a closed TextReader.');
    while (this.#at >= this.#text.length) {
      const piece = this.more();
      if (piece === undefined) return false;
      this.#text = piece;
      this.#at = 0;
      this.#back = -1;
    }
    return true;
  }

  peek(): number {
    return this.#fill() ? this.#text.charCodeAt(this.#at) : -1;
  }

  read(): number {
    const code = this.peek();
    if (code >= 0) this.#at++;
    return code;
  }

  readLine(): string | null {
    if (!this.#fill()) return null;
    let line = '';
    for (;;) {
      const end = this.#lineEnd();
      line += this.#text.slice(this.#at, end);
      const sign = this.#text[end];
      this.#at = end + 1;
      if (sign === '\n') return line;
      if (sign === '\r') {
        if (this.peek() === 10) this.#at++;
        return line;
      }
      if (!this.#fill()) return line;
    }
  }

  /** Where the line at hand ends in this piece. The next carriage return is looked for only when the last one is passed. */
  #lineEnd(): number {
    if (this.#back < this.#at) {
      const back = this.#text.indexOf('\r', this.#at);
      this.#back = back < 0 ? this.#text.length : back;
    }
    const feed = this.#text.indexOf('\n', this.#at);
    return feed < 0 ? this.#back : Math.min(feed, this.#back);
  }

  readToEnd(): string {
    let text = '';
    while (this.#fill()) {
      text += this.#text.slice(this.#at);
      this.#at = this.#text.length;
    }
    return text;
  }

  close(): void {
    this.#open = false;
  }
}

/** System.IO.StreamReader. */
export class StreamReader extends TextReader {
  readonly stream: Stream;
  encoding: TextEncoding;
  #decode: ((bytes: Uint8Array) => string) | undefined;

  constructor(stream: Stream, encoding?: EncodingObject | null) {
    super();
    this.stream = stream;
    this.encoding = encodingOf(encoding);
  }

  protected more(): string | undefined {
    const buffer = new Uint8Array(1 << 15);
    const count = this.stream.read(buffer);
    if (count === 0) return undefined;
    let bytes = buffer.subarray(0, count);
    if (!this.#decode) {
      const marked = markedEncoding(bytes);
      if (marked) {
        bytes = bytes.subarray(marked.length);
        this.encoding = marked.encoding;
      }
      this.#decode = decoderFor(this.encoding);
    }
    return this.#decode(bytes);
  }

  override close(): void {
    super.close();
    this.stream.close();
  }
}

/** System.IO.StringReader. */
class StringReader extends TextReader {
  #text: string | undefined;
  constructor(text: string) {
    super();
    this.#text = text;
  }
  protected more(): string | undefined {
    const text = this.#text;
    this.#text = undefined;
    return text === '' ? undefined : text;
  }
}

bindClass(StreamReader, 'System.IO.StreamReader');
bindClass(StringReader, 'System.IO.StringReader');

function readInto(self: TextReader, buffer: Value[], index: number, count: number): number {
  let done = 0;
  while (done < count) {
    const code = self.read();
    if (code < 0) break;
    buffer[index + done++] = new Char(code);
  }
  return done;
}

export const types: Readonly<Record<string, TypeMaker>> = {
  'System.IO.TextReader': () => ({
    abstract: true,
    base: 'System.MarshalByRefObject',
    interfaces: ['System.IDisposable'],
    instance: {
      'int Peek()': (self: TextReader) => self.peek(),
      'int Read()': (self: TextReader) => self.read(),
      'int Read(char[] buffer, int index, int count)': readInto,
      'int ReadBlock(char[] buffer, int index, int count)': readInto,
      'string ReadLine()': (self: TextReader) => self.readLine(),
      'string ReadToEnd()': (self: TextReader) => self.readToEnd(),
      'void Close()': (self: TextReader) => self.close(),
      'void Dispose()': (self: TextReader) => self.close(),
    },
  }),
  'System.IO.StreamReader': () => ({
    base: 'System.IO.TextReader',
    constructors: {
      '(string path)': (path: string) => new StreamReader(openFile(path, 'Open', 'Read')),
      '(string path, System.Text.Encoding encoding)': (path: string, encoding: EncodingObject) =>
        new StreamReader(openFile(path, 'Open', 'Read'), encoding),
      '(string path, bool detectEncodingFromByteOrderMarks)': (path: string) => new StreamReader(openFile(path, 'Open', 'Read')),
      '(System.IO.Stream stream)': (stream: Stream) => new StreamReader(stream),
      '(System.IO.Stream stream, System.Text.Encoding encoding)': (stream: Stream, encoding: EncodingObject) =>
        new StreamReader(stream, encoding),
    },
    instance: {
      'System.IO.Stream BaseStream {get;}': (self: StreamReader) => self.stream,
      'System.Text.Encoding CurrentEncoding {get;}': (self: StreamReader) => encodingObject(self.encoding),
      'bool EndOfStream {get;}': (self: StreamReader) => self.peek() < 0,
    },
  }),
  'System.IO.StringReader': () => ({
    base: 'System.IO.TextReader',
    constructors: {
      '(string s)': (text: string) => {
        if (text === null) throw new NetException('System.ArgumentNullException', "Value cannot be null. (Parameter 's')");
        return new StringReader(text);
      },
    },
  }),
};
