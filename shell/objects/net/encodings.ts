/** A System.Text.Encoding: text to bytes and back. */
export interface TextEncoding {
  readonly webName: string;
  readonly displayName: string;
  readonly typeName: string;
  readonly codePage: number;
  readonly preamble: readonly number[];
  encode(text: string): Uint8Array;
  decode(bytes: Uint8Array): string;
}

function units16(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), little);
  return bytes;
}

function text16(bytes: Uint8Array, little: boolean): string {
  return new TextDecoder(little ? 'utf-16le' : 'utf-16be', { ignoreBOM: true }).decode(bytes);
}

function units32(text: string, little: boolean): Uint8Array {
  const points = Array.from(text, (c) => c.codePointAt(0)!);
  const bytes = new Uint8Array(points.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [at, point] of points.entries()) view.setUint32(at * 4, point >= 0xd800 && point <= 0xdfff ? 0xfffd : point, little);
  return bytes;
}

function text32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, little);
    text += point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
  }
  return text;
}

/** Each unit above `most` becomes a question mark. */
function narrow(text: string, most: number): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    bytes[at] = code > most ? 63 : code;
  }
  return bytes;
}

function wide(bytes: Uint8Array, most: number): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...Array.from(bytes.subarray(at, at + 8192), (byte) => (byte > most ? 0xfffd : byte)));
  return text;
}

const utf8 = (preamble: readonly number[]): TextEncoding => ({
  webName: 'utf-8',
  displayName: 'Unicode (UTF-8)',
  typeName: 'System.Text.UTF8Encoding',
  codePage: 65001,
  preamble,
  encode: (text) => new TextEncoder().encode(text),
  decode: (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
});

const utf16 = (little: boolean): TextEncoding => ({
  webName: little ? 'utf-16' : 'utf-16BE',
  displayName: little ? 'Unicode' : 'Unicode (Big-Endian)',
  typeName: 'System.Text.UnicodeEncoding',
  codePage: little ? 1200 : 1201,
  preamble: little ? [0xff, 0xfe] : [0xfe, 0xff],
  encode: (text) => units16(text, little),
  decode: (bytes) => text16(bytes, little),
});

const utf32 = (little: boolean): TextEncoding => ({
  webName: little ? 'utf-32' : 'utf-32BE',
  displayName: little ? 'Unicode (UTF-32)' : 'Unicode (UTF-32 Big-Endian)',
  typeName: 'System.Text.UTF32Encoding',
  codePage: little ? 12000 : 12001,
  preamble: little ? [0xff, 0xfe, 0, 0] : [0, 0, 0xfe, 0xff],
  encode: (text) => units32(text, little),
  decode: (bytes) => text32(bytes, little),
});

/** Windows code page 1252: what the runtime's decoder knows, turned round for encoding. */
function windows1252(): TextEncoding {
  const decode = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes);
  let codes: Map<string, number> | undefined;
  return {
    webName: 'windows-1252',
    displayName: 'Western European (Windows)',
    typeName: 'System.Text.SBCSCodePageEncoding',
    codePage: 1252,
    preamble: [],
    encode: (text) => {
      codes ??= new Map(Array.from({ length: 256 }, (_, code) => [decode(Uint8Array.of(code)), code]));
      return Uint8Array.from(text, (c) => codes!.get(c) ?? 63);
    },
    decode,
  };
}

export const encodings = {
  utf8: utf8([0xef, 0xbb, 0xbf]),
  utf8NoBom: utf8([]),
  unicode: utf16(true),
  bigEndianUnicode: utf16(false),
  utf32: utf32(true),
  bigEndianUtf32: utf32(false),
  ascii: {
    webName: 'us-ascii',
    displayName: 'US-ASCII',
    typeName: 'System.Text.ASCIIEncoding',
    codePage: 20127,
    preamble: [],
    encode: (text: string) => narrow(text, 127),
    decode: (bytes: Uint8Array) => wide(bytes, 127),
  },
  latin1: {
    webName: 'iso-8859-1',
    displayName: 'Western European (ISO)',
    typeName: 'System.Text.Latin1Encoding',
    codePage: 28591,
    preamble: [],
    encode: (text: string) => narrow(text, 255),
    decode: (bytes: Uint8Array) => wide(bytes, 255),
  },
  windows1252: windows1252(),
} satisfies Readonly<Record<string, TextEncoding>>;

const byName: Readonly<Record<string, TextEncoding>> = {
  'utf-8': encodings.utf8,
  utf8: encodings.utf8,
  'utf-16': encodings.unicode,
  'utf-16le': encodings.unicode,
  unicode: encodings.unicode,
  'utf-16be': encodings.bigEndianUnicode,
  unicodefffe: encodings.bigEndianUnicode,
  'utf-32': encodings.utf32,
  'utf-32le': encodings.utf32,
  'utf-32be': encodings.bigEndianUtf32,
  'us-ascii': encodings.ascii,
  ascii: encodings.ascii,
  'iso-8859-1': encodings.latin1,
  latin1: encodings.latin1,
  'windows-1252': encodings.windows1252,
};

/** By name or code page; undefined when there is none. */
export function encodingNamed(name: string | number): TextEncoding | undefined {
  if (typeof name === 'number') return Object.values(byName).find((each) => each.codePage === name);
  return byName[name.toLowerCase()] ?? (/^\d+$/.test(name) ? encodingNamed(Number(name)) : undefined);
}

/** Text of bytes: by the mark at their start, else by the encoding given. */
export function decodeMarked(bytes: Uint8Array, otherwise: TextEncoding): string {
  for (const each of [encodings.utf32, encodings.utf8, encodings.unicode, encodings.bigEndianUnicode])
    if (each.preamble.every((byte, at) => bytes[at] === byte)) return each.decode(bytes.subarray(each.preamble.length));
  return otherwise.decode(bytes);
}
