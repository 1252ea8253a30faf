import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** What encrypted secure strings begin with (the GUID of PowerShell's export format). */
const header = '76492d1116743f0423413b16050a5345';

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** Without a key and off Windows PowerShell only writes the UTF-16 of the text as hexadecimal digits: this hides, it does not protect. */
export function toHexText(text: string): string {
  return utf16(text).toString('hex');
}

/** Undefined when the digits are no UTF-16 text. */
export function fromHexText(digits: string): string | undefined {
  if (!/^(?:[0-9a-fA-F]{4})*$/.test(digits)) return undefined;
  return Buffer.from(digits, 'hex').toString('utf16le');
}

const cipherName = (key: Uint8Array): string => `aes-${key.length * 8}-cbc`;

/** AES of the text with a key of 16, 24 or 32 bytes, in PowerShell's form: header, then base64 of `2|IV|hexadecimal`. */
export function encryptText(text: string, key: Uint8Array): string {
  const start = randomBytes(16);
  const cipher = createCipheriv(cipherName(key), key, start);
  const digits = Buffer.concat([cipher.update(utf16(text)), cipher.final()]).toString('hex');
  return header + utf16(`2|${start.toString('base64')}|${digits}`).toString('base64');
}

/** Throws when the text is not in that form, or the key is another. */
export function decryptText(encrypted: string, key: Uint8Array): string {
  const body = encrypted.startsWith(header) ? Buffer.from(encrypted.slice(header.length), 'base64').toString('utf16le') : '';
  const [version, start, digits] = body.split('|');
  if (version !== '2' || start === undefined || digits === undefined)
    throw new Error('The text is no secure string that was encrypted with a key.');
  const decipher = createDecipheriv(cipherName(key), key, Buffer.from(start, 'base64'));
  return Buffer.concat([decipher.update(Buffer.from(digits, 'hex')), decipher.final()]).toString('utf16le');
}
