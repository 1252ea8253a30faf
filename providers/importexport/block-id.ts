/**
 * Block ids (import-export 1.3). `MD5/` + base64 of the block's raw MD5 is itself valid base64, so a committed block list proves its own
 * content; the other form is base64 of a little-endian uint32 index.
 */
export function md5BlockId(md5: Uint8Array): string {
  return `MD5/${Buffer.from(md5.buffer, md5.byteOffset, md5.byteLength).toString('base64')}`;
}

/** `AAAAAA==`, `AQAAAA==` … */
export function indexBlockId(index: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(index);
  return bytes.toString('base64');
}

/** What a block id says, when it is in one of the two known forms. */
export function readBlockId(id: string): { md5: string } | { index: number } | undefined {
  if (/^MD5\/[A-Za-z0-9+/]{22}==$/.test(id)) return { md5: Buffer.from(id.slice(4), 'base64').toString('hex').toUpperCase() };
  if (/^[A-Za-z0-9+/]{6}==$/.test(id)) return { index: Buffer.from(id, 'base64').readUInt32LE() };
  return undefined;
}

/** Decoded length of an id in bytes, or undefined when it is not base64. Put Block allows 64 at most, all of one blob equally long. */
export function blockIdLength(id: string): number | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(id)) return undefined;
  return Buffer.from(id, 'base64').length;
}
