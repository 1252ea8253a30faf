import type { TextEncoding } from '../../../shell/objects/net/encodings.ts';

/** Encodings in which the runtime can decode piece by piece. */
const streamed: Readonly<Record<string, string>> = { 'utf-8': 'utf-8', 'utf-16': 'utf-16le', 'utf-16BE': 'utf-16be' };

/** Decodes a text that comes in pieces: what a piece leaves unfinished is kept for the next. */
export function decoderFor(encoding: TextEncoding): (bytes: Uint8Array) => string {
  const label = streamed[encoding.webName];
  if (label !== undefined) {
    const decoder = new TextDecoder(label, { ignoreBOM: true });
    return (bytes) => decoder.decode(bytes, { stream: true });
  }
  if (!encoding.webName.startsWith('utf-32')) return (bytes) => encoding.decode(bytes);
  let kept = new Uint8Array(0);
  return (bytes) => {
    const all = Buffer.concat([kept, bytes]);
    const whole = all.length - (all.length % 4);
    kept = new Uint8Array(all.subarray(whole));
    return encoding.decode(all.subarray(0, whole));
  };
}
