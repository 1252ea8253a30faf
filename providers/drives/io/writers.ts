// entry
import { compositeFormat } from '../../../shell/objects/composite-format.ts';
import { NetException } from '../../../shell/objects/error.ts';
import { encodingObject } from '../../../shell/objects/net/encoding.ts';
import { encodings, type TextEncoding } from '../../../shell/objects/net/encodings.ts';
import { bindClass } from '../../../shell/objects/net-type.ts';
import { toText } from '../../../shell/objects/text.ts';
import type { TypeMaker } from '../../../shell/objects/type-registry.ts';
import type { Implementation, Signatures } from '../../../shell/objects/type-table.ts';
import { Char, type Value } from '../../../shell/objects/value.ts';
import { openFile, type Stream } from './streams.ts';
import { type EncodingObject, encodingOf } from './text-form.ts';

/** System.IO.TextWriter. */
abstract class TextWriter {
  newLine = process.platform === 'win32' ? '\r\n' : '\n';
  abstract readonly encoding: TextEncoding;
  abstract write(text: string): void;
  flush(): void {}
  close(): void {}
}

/** System.IO.StreamWriter: text is kept back until there is enough of it, `Flush` or `Close` is called. */
export class StreamWriter extends TextWriter {
  readonly stream: Stream;
  readonly encoding: TextEncoding;
  autoFlush = false;
  #text = '';
  #begun: boolean;
  #open = true;

  constructor(stream: Stream, encoding?: EncodingObject | null) {
    super();
    this.stream = stream;
    this.encoding = encodingOf(encoding);
    this.#begun = stream.position > 0;
  }

  write(text: string): void {
    if (!this.#open) throw new NetException('System.ObjectDisposedException', 'Cannot write to a closed TextWriter.');
    this.#text += text;
    if (this.autoFlush || this.#text.length > 1 << 15) this.flush();
  }

  override flush(): void {
    if (!this.#begun && this.encoding.preamble.length) this.stream.write(Uint8Array.from(this.encoding.preamble));
    this.#begun = true;
    if (this.#text) this.stream.write(this.encoding.encode(this.#text));
    this.#text = '';
  }

  override close(): void {
    if (!this.#open) return;
    this.flush();
    this.#open = false;
    this.stream.close();
  }
}

/** System.IO.StringWriter. */
class StringWriter extends TextWriter {
  readonly encoding = encodings.unicode;
  text = '';
  write(text: string): void {
    this.text += text;
  }
}

bindClass(StreamWriter, 'System.IO.StreamWriter');
bindClass(StringWriter, 'System.IO.StringWriter');

/** Values that Write and WriteLine take, besides text and formats. */
const simple = ['bool', 'char', 'int', 'long', 'double', 'decimal', 'System.Object'];
const chars = (items: readonly Value[]): string =>
  items.map((each) => (each instanceof Char ? String.fromCharCode(each.code) : toText(each))).join('');

function writing(name: 'Write' | 'WriteLine'): Signatures {
  const out = (self: TextWriter, text: string): void => self.write(name === 'Write' ? text : text + self.newLine);
  const made: Record<string, Implementation> = {};
  if (name === 'WriteLine') made['void WriteLine()'] = (self: TextWriter) => out(self, '');
  for (const type of simple)
    made[`void ${name}(${type} value)`] = (self: TextWriter, value: Value) => out(self, value === null ? '' : shown(type, value));
  made[`void ${name}(string value)`] = (self: TextWriter, text: string | null) => out(self, text ?? '');
  made[`void ${name}(char[] buffer)`] = (self: TextWriter, items: Value[]) => out(self, chars(items));
  made[`void ${name}(string format, Params System.Object[] arg)`] = (self: TextWriter, format: string, args: Value[]) =>
    out(self, compositeFormat(format, args));
  return made;
}

/** Numbers come as JavaScript numbers (see marshal.ts), everything else as it is. */
const shown = (type: string, value: Value): string => (type === 'double' ? String(value) : toText(value));

export const types: Readonly<Record<string, TypeMaker>> = {
  'System.IO.TextWriter': () => ({
    abstract: true,
    base: 'System.MarshalByRefObject',
    interfaces: ['System.IDisposable'],
    instance: {
      'System.Text.Encoding Encoding {get;}': (self: TextWriter) => encodingObject(self.encoding),
      'string NewLine {get;set;}': {
        get: (self: TextWriter) => self.newLine,
        set: (self: TextWriter, text: string) => {
          self.newLine = text;
        },
      },
      ...writing('Write'),
      ...writing('WriteLine'),
      'void Flush()': (self: TextWriter) => self.flush(),
      'void Close()': (self: TextWriter) => self.close(),
      'void Dispose()': (self: TextWriter) => self.close(),
    },
  }),
  'System.IO.StreamWriter': () => ({
    base: 'System.IO.TextWriter',
    constructors: {
      '(string path)': (path: string) => new StreamWriter(openFile(path, 'Create', 'Write')),
      '(string path, bool append)': (path: string, append: boolean) =>
        new StreamWriter(openFile(path, append ? 'Append' : 'Create', 'Write')),
      '(string path, bool append, System.Text.Encoding encoding)': (path: string, append: boolean, encoding: EncodingObject) =>
        new StreamWriter(openFile(path, append ? 'Append' : 'Create', 'Write'), encoding),
      '(System.IO.Stream stream)': (stream: Stream) => new StreamWriter(stream),
      '(System.IO.Stream stream, System.Text.Encoding encoding)': (stream: Stream, encoding: EncodingObject) =>
        new StreamWriter(stream, encoding),
    },
    instance: {
      'bool AutoFlush {get;set;}': {
        get: (self: StreamWriter) => self.autoFlush,
        set: (self: StreamWriter, value: boolean) => {
          self.autoFlush = value;
          if (value) self.flush();
        },
      },
      'System.IO.Stream BaseStream {get;}': (self: StreamWriter) => self.stream,
    },
  }),
  'System.IO.StringWriter': () => ({
    base: 'System.IO.TextWriter',
    constructors: { '()': () => new StringWriter() },
    instance: { 'string ToString()': (self: StringWriter) => self.text },
    hooks: { text: (self: StringWriter) => self.text },
  }),
};
