import { NetException } from '../error.ts';
import { type HasValueKey, valueKey } from '../hash-key.ts';
import type { PSReference } from '../reference.ts';
import { toText } from '../text.ts';
import { addTypeMember } from '../type-data.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Value } from '../value.ts';

/** System.Guid: 32 lower-case hexadecimal digits. */
export class NetGuid implements HasValueKey {
  readonly digits: string;
  constructor(digits: string) {
    this.digits = digits;
  }
  static readonly empty = new NetGuid('0'.repeat(32));

  static random(): NetGuid {
    return new NetGuid(crypto.randomUUID().replaceAll('-', ''));
  }

  [valueKey](): string {
    return `Guid${this.digits}`;
  }
}

bindClass(() => NetGuid, 'System.Guid');

function dashed(digits: string): string {
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
}

function hexForm(digits: string): string {
  const bytes = digits.slice(16).match(/../g)!;
  return `{0x${digits.slice(0, 8)},0x${digits.slice(8, 12)},0x${digits.slice(12, 16)},{${bytes.map((byte) => `0x${byte}`).join(',')}}}`;
}

/** Guid.ToString: N, D, B, P or X. */
export function formatGuid({ digits }: NetGuid, format: string | null): string {
  switch ((format || 'D').toUpperCase()) {
    case 'D':
      return dashed(digits);
    case 'N':
      return digits;
    case 'B':
      return `{${dashed(digits)}}`;
    case 'P':
      return `(${dashed(digits)})`;
    case 'X':
      return hexForm(digits);
    default:
      throw new NetException('System.FormatException', 'Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".');
  }
}

function tryParse(text: string): NetGuid | undefined {
  const trimmed = text.trim();
  const plain = /^(?:([0-9a-f]{32})|\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?|\(([0-9a-f-]{36})\))$/i.exec(
    trimmed,
  );
  if (plain && trimmed.startsWith('{') === trimmed.endsWith('}'))
    return new NetGuid((plain[1] ?? plain[2] ?? plain[3])!.replaceAll('-', '').toLowerCase());
  const parts = /^\{0x([0-9a-f]{1,8}),0x([0-9a-f]{1,4}),0x([0-9a-f]{1,4}),\{((?:0x[0-9a-f]{1,2},?){8})\}\}$/i.exec(
    trimmed.replace(/\s/g, ''),
  );
  if (!parts) return undefined;
  const tail = [...parts[4]!.matchAll(/0x([0-9a-f]{1,2})/gi)].map((m) => m[1]!.padStart(2, '0')).join('');
  return new NetGuid((parts[1]!.padStart(8, '0') + parts[2]!.padStart(4, '0') + parts[3]!.padStart(4, '0') + tail).toLowerCase());
}

function parse(text: string): NetGuid {
  const made = tryParse(text ?? '');
  if (made) return made;
  const bare = (text ?? '').replace(/[{}()-]/g, '');
  if (bare.length === 32) throw new NetException('System.FormatException', 'Guid string should only contain hexadecimal characters.');
  throw new NetException('System.FormatException', 'Unrecognized Guid format.');
}

/** Bytes as .NET lays them out: the first three groups little-endian. */
function toBytes({ digits }: NetGuid): Uint8Array {
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
  return Uint8Array.from(order, (at) => Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16));
}

function fromBytes(bytes: Uint8Array): NetGuid {
  if (bytes.length !== 16)
    throw new NetException('System.ArgumentException', "Byte array for Guid must be exactly 16 bytes long. (Parameter 'b')");
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
  return new NetGuid(order.map((at) => bytes[at]!.toString(16).padStart(2, '0')).join(''));
}

registerType('System.Guid', () => ({
  kind: 'struct',
  interfaces: ['System.IComparable', 'System.IFormattable', 'System.IComparable`1[System.Guid]', 'System.IEquatable`1[System.Guid]'],
  defaultValue: () => NetGuid.empty,
  constructors: { '(byte[] b)': fromBytes, '(string g)': parse },
  instance: {
    'int CompareTo(System.Object value)': (self: NetGuid, other: NetGuid) =>
      self.digits < other.digits ? -1 : self.digits > other.digits ? 1 : 0,
    'bool Equals(guid g)': (self: NetGuid, other: NetGuid) => self.digits === other.digits,
    'byte[] ToByteArray()': toBytes,
    'string ToString()': (self: NetGuid) => formatGuid(self, null),
    'string ToString(string format)': formatGuid,
    'string ToString(string format, System.IFormatProvider provider)': formatGuid,
  },
  static: {
    'guid Empty {get;}': () => NetGuid.empty,
    'guid NewGuid()': () => NetGuid.random(),
    'guid CreateVersion7()': () => versionSeven(Date.now()),
    'guid Parse(string input)': parse,
    'guid ParseExact(string input, string format)': parse,
    'bool TryParse(string input, [ref] guid result)': (text: string, result: PSReference) => {
      const made = tryParse(text ?? '');
      result.value = made ?? NetGuid.empty;
      return made !== undefined;
    },
  },
  hooks: {
    format: formatGuid,
    parse,
    parseTakesCulture: true,
    compare: (left: NetGuid, right: Value) =>
      right instanceof NetGuid ? (left.digits < right.digits ? -1 : left.digits > right.digits ? 1 : 0) : undefined,
  },
}));

/** PowerShell's own addition: the text of a Guid as a property, which is what its view shows. */
addTypeMember('System.Guid', {
  kind: 'CodeProperty',
  name: 'Guid',
  type: 'System.String',
  get: (self) => toText(self),
  script: '$this.ToString()',
});

function versionSeven(milliseconds: number): NetGuid {
  const { digits } = NetGuid.random();
  return new NetGuid(`${milliseconds.toString(16).padStart(12, '0')}7${digits.slice(13)}`);
}
