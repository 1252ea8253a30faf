import { raise } from '../../shell/objects/error.ts';

const encoders: Readonly<Record<string, (text: string) => Uint8Array>> = {
  utf8: (text) => new TextEncoder().encode(text),
  utf8nobom: (text) => new TextEncoder().encode(text),
  utf8bom: (text) => new TextEncoder().encode(text),
  ascii: (text) => Uint8Array.from(text, (sign) => (sign.charCodeAt(0) < 0x80 ? sign.charCodeAt(0) : 0x3f)),
  ansi: (text) => Uint8Array.from(text, (sign) => (sign.charCodeAt(0) < 0x100 ? sign.charCodeAt(0) : 0x3f)),
  latin1: (text) => Uint8Array.from(text, (sign) => (sign.charCodeAt(0) < 0x100 ? sign.charCodeAt(0) : 0x3f)),
  unicode: (text) => units(text, true),
  bigendianunicode: (text) => units(text, false),
  utf32: (text) =>
    Uint8Array.from([...text].flatMap((sign) => [0, 8, 16, 24].map((shift) => ((sign.codePointAt(0) ?? 0) >>> shift) & 0xff))),
};

function units(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return bytes;
}

/** Bytes of a text in an encoding that PowerShell names, without a byte order mark. */
export function encodeText(text: string, encoding: string): Uint8Array {
  const encode = encoders[encoding.toLowerCase()];
  if (encode) return encode(text);
  return raise(
    'System.ArgumentException',
    'ArgumentException',
    'InvalidArgument',
    `'${encoding}' is not a supported encoding name. (Parameter 'name')`,
    encoding,
    `Use one of ${Object.keys(encoders).join(', ')}.`,
  );
}
