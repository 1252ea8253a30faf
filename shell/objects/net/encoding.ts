import { NetException } from '../error.ts';
import { requireType } from '../net-type.ts';
import { bindClass, registerType } from '../type-registry.ts';
import { Char, type Value } from '../value.ts';
import { encodingNamed, encodings, type TextEncoding } from './encodings.ts';

/** A TextEncoding as a value. */
export class EncodingObject {
  readonly encoding: TextEncoding;
  constructor(encoding: TextEncoding) {
    this.encoding = encoding;
  }
  get netType() {
    return requireType(this.encoding.typeName);
  }
}
bindClass(EncodingObject, 'System.Text.Encoding');

const made = new Map<TextEncoding, EncodingObject>();

/** The one object for an encoding. */
export function encodingObject(encoding: TextEncoding): EncodingObject {
  let known = made.get(encoding);
  if (!known) made.set(encoding, (known = new EncodingObject(encoding)));
  return known;
}

function named(name: string | number): EncodingObject {
  const found = encodingNamed(name);
  if (found) return encodingObject(found);
  if (typeof name === 'number')
    throw new NetException(
      'System.NotSupportedException',
      `No data is available for encoding ${name}. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.`,
    );
  throw new NetException(
    'System.ArgumentException',
    `'${name}' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method. (Parameter 'name')`,
  );
}

const textOf = (chars: readonly Value[]) => chars.map((c) => String.fromCharCode((c as Char).code)).join('');
const charsOf = (text: string) => Array.from({ length: text.length }, (_, at) => new Char(text.charCodeAt(at)));

registerType('System.Text.Encoding', () => ({
  abstract: true,
  interfaces: ['System.ICloneable'],
  instance: {
    'string BodyName {get;}': (self: EncodingObject) => self.encoding.webName,
    'string EncodingName {get;}': (self: EncodingObject) => self.encoding.displayName,
    'string HeaderName {get;}': (self: EncodingObject) => self.encoding.webName,
    'string WebName {get;}': (self: EncodingObject) => self.encoding.webName,
    'int WindowsCodePage {get;}': (self: EncodingObject) => self.encoding.codePage,
    'bool IsSingleByte {get;}': (self: EncodingObject) => ['us-ascii', 'iso-8859-1', 'windows-1252'].includes(self.encoding.webName),
    'int CodePage {get;}': (self: EncodingObject) => self.encoding.codePage,
    'byte[] Preamble {get;}': (self: EncodingObject) => Uint8Array.from(self.encoding.preamble),
    'int GetByteCount(string s)': (self: EncodingObject, text: string) => self.encoding.encode(text).length,
    'int GetByteCount(char[] chars)': (self: EncodingObject, chars: Value[]) => self.encoding.encode(textOf(chars)).length,
    'byte[] GetBytes(string s)': (self: EncodingObject, text: string) => {
      if (text === null) throw new NetException('System.ArgumentNullException', "Value cannot be null. (Parameter 's')");
      return self.encoding.encode(text);
    },
    'byte[] GetBytes(char[] chars)': (self: EncodingObject, chars: Value[]) => self.encoding.encode(textOf(chars)),
    'int GetCharCount(byte[] bytes)': (self: EncodingObject, bytes: Uint8Array) => self.encoding.decode(bytes).length,
    'char[] GetChars(byte[] bytes)': (self: EncodingObject, bytes: Uint8Array) => charsOf(self.encoding.decode(bytes)),
    'int GetMaxByteCount(int charCount)': (_: EncodingObject, count: number) => (count + 1) * 3,
    'byte[] GetPreamble()': (self: EncodingObject) => Uint8Array.from(self.encoding.preamble),
    'string GetString(byte[] bytes)': (self: EncodingObject, bytes: Uint8Array) => self.encoding.decode(bytes),
    'string GetString(byte[] bytes, int index, int count)': (self: EncodingObject, bytes: Uint8Array, index: number, count: number) =>
      self.encoding.decode(bytes.subarray(index, index + count)),
  },
  static: {
    'System.Text.Encoding ASCII {get;}': () => encodingObject(encodings.ascii),
    'System.Text.Encoding BigEndianUnicode {get;}': () => encodingObject(encodings.bigEndianUnicode),
    'System.Text.Encoding Default {get;}': () => encodingObject(encodings.utf8NoBom),
    'System.Text.Encoding Latin1 {get;}': () => encodingObject(encodings.latin1),
    'System.Text.Encoding Unicode {get;}': () => encodingObject(encodings.unicode),
    'System.Text.Encoding UTF32 {get;}': () => encodingObject(encodings.utf32),
    'System.Text.Encoding UTF8 {get;}': () => encodingObject(encodings.utf8),
    'System.Text.Encoding GetEncoding(string name)': named,
    'System.Text.Encoding GetEncoding(int codepage)': named,
    'byte[] Convert(System.Text.Encoding srcEncoding, System.Text.Encoding dstEncoding, byte[] bytes)': (
      from: EncodingObject,
      to: EncodingObject,
      bytes: Uint8Array,
    ) => to.encoding.encode(from.encoding.decode(bytes)),
  },
  hooks: {
    text: (self: EncodingObject) =>
      self.encoding.typeName === 'System.Text.UTF8Encoding' ? 'System.Text.UTF8Encoding+UTF8EncodingSealed' : self.encoding.typeName,
  },
}));

for (const name of ['ASCIIEncoding', 'Latin1Encoding', 'SBCSCodePageEncoding'])
  registerType(`System.Text.${name}`, () => ({ base: 'System.Text.Encoding' }));

registerType('System.Text.UTF8Encoding', () => ({
  base: 'System.Text.Encoding',
  constructors: {
    '()': () => encodingObject(encodings.utf8NoBom),
    '(bool encoderShouldEmitUTF8Identifier)': (mark: boolean) => encodingObject(mark ? encodings.utf8 : encodings.utf8NoBom),
    '(bool encoderShouldEmitUTF8Identifier, bool throwOnInvalidBytes)': (mark: boolean) =>
      encodingObject(mark ? encodings.utf8 : encodings.utf8NoBom),
  },
}));

registerType('System.Text.UnicodeEncoding', () => ({
  base: 'System.Text.Encoding',
  constructors: {
    '()': () => encodingObject(encodings.unicode),
    '(bool bigEndian, bool byteOrderMark)': (big: boolean) => encodingObject(big ? encodings.bigEndianUnicode : encodings.unicode),
  },
}));
registerType('System.Text.UTF32Encoding', () => ({
  base: 'System.Text.Encoding',
  constructors: { '()': () => encodingObject(encodings.utf32) },
}));
