import { bindClass, registerType } from '../../shell/objects/net-type.ts';

const perLine = 16;

/** One line of Format-Hex: up to sixteen bytes of a file or a value. */
export class ByteCollection {
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly path: string | null;
  readonly label: string;

  constructor(bytes: Uint8Array, offset: number, path: string | null, label: string) {
    this.bytes = bytes;
    this.offset = offset;
    this.path = path;
    this.label = label;
  }

  /** Two digits a byte. */
  get hexBytes(): string {
    return Array.from(this.bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ');
  }

  /** The bytes as Latin-1 signs: control characters as a point or `�`, a blank where there is none to show. */
  get ascii(): string {
    return Array.from(this.bytes, shownByte).join('');
  }

  get hexOffset(): string {
    return this.offset.toString(16).padStart(16, '0').toUpperCase();
  }

  /** Every line of some bytes; `first` is the offset of the first byte. */
  static *linesOf(bytes: Uint8Array, first: number, path: string | null, label: string): Generator<ByteCollection> {
    for (let at = 0; at < bytes.length; at += perLine) yield new ByteCollection(bytes.subarray(at, at + perLine), first + at, path, label);
  }
}

function shownByte(byte: number): string {
  if (byte === 0) return ' ';
  const control = byte < 0x20 || (byte >= 0x7f && byte < 0xa0);
  return control ? '�' : String.fromCharCode(byte);
}

const name = 'Microsoft.PowerShell.Commands.ByteCollection';
bindClass(ByteCollection, name);
registerType(name, () => ({
  instance: {
    'ulong Offset64 {get;}': (self: ByteCollection) => BigInt(self.offset),
    'uint Offset {get;}': (self: ByteCollection) => self.offset,
    'string HexOffset {get;}': (self: ByteCollection) => self.hexOffset,
    'byte[] Bytes {get;}': (self: ByteCollection) => self.bytes,
    'string HexBytes {get;}': (self: ByteCollection) => self.hexBytes,
    'string Path {get;}': (self: ByteCollection) => self.path,
    'string Ascii {get;}': (self: ByteCollection) => self.ascii,
    'string Label {get;}': (self: ByteCollection) => self.label,
  },
  hooks: {
    text: (self: ByteCollection) => `${self.hexOffset}   ${self.hexBytes.padEnd(47)} ${self.ascii}`,
  },
}));
