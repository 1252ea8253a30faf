import { raise } from '../../../shell/objects/error.ts';
import { EncodingObject } from '../../../shell/objects/net/encoding.ts';
import { encodingNamed, encodings, type TextEncoding } from '../../../shell/objects/net/encodings.ts';
import { unwrap } from '../../../shell/objects/ps-object.ts';
import { toText } from '../../../shell/objects/text.ts';
import type { Value } from '../../../shell/objects/value.ts';

/** Names of -Encoding (EncodingConversion in PowerShell's source); all others are .NET names and code pages. */
const named: Readonly<Record<string, TextEncoding>> = {
  default: encodings.utf8NoBom,
  oem: encodings.utf8NoBom,
  ansi: process.platform === 'win32' ? encodings.windows1252 : encodings.utf8NoBom,
  ascii: encodings.ascii,
  unicode: encodings.unicode,
  bigendianunicode: encodings.bigEndianUnicode,
  utf8: encodings.utf8NoBom,
  utf8bom: encodings.utf8,
  utf8nobom: encodings.utf8NoBom,
  utf32: encodings.utf32,
  bigendianutf32: encodings.bigEndianUtf32,
  latin1: encodings.latin1,
};

/** The encoding that -Encoding means; UTF-8 without a mark when none is given. */
export function encodingFor(given: Value): TextEncoding {
  const value = unwrap(given);
  if (value === undefined || value === null) return encodings.utf8NoBom;
  if (value instanceof EncodingObject) return value.encoding;
  const text = toText(value);
  return named[text.toLowerCase()] ?? encodingNamed(text) ?? codePage(text);
}

/** Code pages that only the runtime's decoder knows: single bytes are turned round for writing. */
function codePage(text: string): TextEncoding {
  const label = /^\d+$/.test(text) ? (labels[text] ?? `windows-${text}`) : text;
  try {
    const decoder = new TextDecoder(label);
    const codes = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]));
    return {
      webName: decoder.encoding,
      displayName: decoder.encoding,
      typeName: 'System.Text.SBCSCodePageEncoding',
      codePage: Number(text) || 0,
      preamble: [],
      encode: (chars) => Uint8Array.from(chars, (char) => codes.get(char) ?? 0x3f),
      decode: (bytes) => decoder.decode(bytes),
    };
  } catch {
    return raise(
      'System.ArgumentException',
      'InvalidEncoding',
      'InvalidArgument',
      `'${text}' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method. (Parameter 'name')`,
      text,
      'Use ascii, ansi, bigendianunicode, bigendianutf32, oem, unicode, utf8, utf8BOM, utf8NoBOM, utf32, or a code page number.',
    );
  }
}

const labels: Readonly<Record<string, string>> = {
  '866': 'ibm866',
  '932': 'shift_jis',
  '936': 'gbk',
  '949': 'euc-kr',
  '950': 'big5',
  '20866': 'koi8-r',
};

const marks: readonly (readonly [TextEncoding, readonly number[]])[] = [
  [encodings.utf8, [0xef, 0xbb, 0xbf]],
  [encodings.utf32, [0xff, 0xfe, 0, 0]],
  [encodings.unicode, [0xff, 0xfe]],
  [encodings.bigEndianUtf32, [0, 0, 0xfe, 0xff]],
  [encodings.bigEndianUnicode, [0xfe, 0xff]],
];

/** The encoding that the first bytes of a text tell by a byte order mark, and how long the mark is. */
export function markedEncoding(bytes: Uint8Array): { encoding: TextEncoding; length: number } | undefined {
  const found = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  return found && { encoding: found[0], length: found[1].length };
}

/** Text of a whole file: by its mark, else by the encoding given. */
export function decodeWhole(bytes: Uint8Array, given: Value): string {
  const marked = markedEncoding(bytes);
  return marked ? marked.encoding.decode(bytes.subarray(marked.length)) : encodingFor(given).decode(bytes);
}
