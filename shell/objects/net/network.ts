import { NetException } from '../error.ts';
import { type HasValueKey, valueKey } from '../hash-key.ts';
import { requireType } from '../net-type.ts';
import type { PSReference } from '../reference.ts';
import { addTypeMember } from '../type-data.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Value } from '../value.ts';

/** System.Net.IPAddress: four or sixteen bytes. */
export class IPAddress implements HasValueKey {
  readonly bytes: readonly number[];
  readonly scope: number;
  constructor(bytes: readonly number[], scope = 0) {
    this.bytes = bytes;
    this.scope = scope;
  }
  get isV6(): boolean {
    return this.bytes.length === 16;
  }
  toString(): string {
    return this.isV6 ? textV6(this.bytes) + (this.scope ? `%${this.scope}` : '') : this.bytes.join('.');
  }
  [valueKey](): string {
    return `IPAddress${this.toString()}`;
  }
}
bindClass(IPAddress, 'System.Net.IPAddress');

/** The longest run of zero groups (two or more) becomes `::`. */
function textV6(bytes: readonly number[]): string {
  const groups = Array.from({ length: 8 }, (_, at) => (bytes[at * 2]! << 8) | bytes[at * 2 + 1]!);
  if (groups.slice(0, 5).every((g) => g === 0) && groups[5] === 0xffff) return `::ffff:${bytes.slice(12).join('.')}`;
  let best = { at: -1, length: 1 };
  for (let at = 0; at < 8; at++) {
    let length = 0;
    while (groups[at + length] === 0) length++;
    if (length > best.length) best = { at, length };
  }
  const hex = groups.map((g) => g.toString(16));
  if (best.at < 0) return hex.join(':');
  return `${hex.slice(0, best.at).join(':')}::${hex.slice(best.at + best.length).join(':')}`;
}

function part(text: string): number {
  return /^0x/i.test(text) ? Number(text) : /^0\d/.test(text) ? Number.parseInt(text, 8) : Number(text);
}

/** One to four numbers; the last fills what is left: `1` is 0.0.0.1. */
function parseV4(text: string): IPAddress | undefined {
  const pieces = text.split('.');
  if (pieces.length > 4 || !pieces.every((piece) => /^(\d+|0x[0-9a-f]+)$/i.test(piece))) return undefined;
  const numbers = pieces.map(part);
  const last = numbers.pop()!;
  const room = 4 - numbers.length;
  if (numbers.some((n) => n > 255) || last >= 256 ** room || Number.isNaN(last)) return undefined;
  const tail = Array.from({ length: room }, (_, at) => Math.floor(last / 256 ** (room - 1 - at)) % 256);
  return new IPAddress([...numbers, ...tail]);
}

function parseV6(given: string): IPAddress | undefined {
  const [text = '', scope = '0'] = given.replace(/^\[(.*)\]$/, '$1').split('%');
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const four = dotted ? parseV4(dotted[2]!) : undefined;
  if (dotted && !four) return undefined;
  const plain = four
    ? `${dotted![1]}${((four.bytes[0]! << 8) | four.bytes[1]!).toString(16)}:${((four.bytes[2]! << 8) | four.bytes[3]!).toString(16)}`
    : text;
  const halves = plain.split('::');
  if (halves.length > 2) return undefined;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  if (!groups.flat().every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  const count = groups.flat().length;
  if (halves.length === 1 ? count !== 8 : count > 7) return undefined;
  const all = [...groups[0]!, ...new Array<string>(halves.length === 2 ? 8 - count : 0).fill('0'), ...(groups[1] ?? [])].map((group) =>
    Number.parseInt(group, 16),
  );
  return new IPAddress(
    all.flatMap((group) => [group >> 8, group & 255]),
    Number(scope) || 0,
  );
}

export function tryAddress(text: string): IPAddress | undefined {
  return text.includes(':') ? parseV6(text) : parseV4(text);
}

function parseAddress(text: string): IPAddress {
  const made = tryAddress(text ?? '');
  if (!made) throw new NetException('System.FormatException', 'An invalid IP address was specified.');
  return made;
}

const v4 = (...bytes: number[]) => new IPAddress(bytes);
const v6 = (last: number) => new IPAddress([...new Array<number>(15).fill(0), last]);

function fromNumber(value: bigint): IPAddress {
  if (value < 0n || value > 0xffffffffn)
    throw new NetException(
      'System.ArgumentOutOfRangeException',
      "Specified argument was out of the range of valid values. (Parameter 'newAddress')",
    );
  return v4(Number(value & 255n), Number((value >> 8n) & 255n), Number((value >> 16n) & 255n), Number(value >> 24n));
}

registerType('System.Net.IPAddress', () => ({
  constructors: {
    '(long newAddress)': fromNumber,
    '(byte[] address)': (bytes: Uint8Array) => {
      if (bytes.length !== 4 && bytes.length !== 16)
        throw new NetException('System.ArgumentException', "An invalid IP address was specified. (Parameter 'address')");
      return new IPAddress([...bytes]);
    },
  },
  instance: {
    'System.Net.Sockets.AddressFamily AddressFamily {get;}': (self: IPAddress) =>
      requireType('System.Net.Sockets.AddressFamily').enumObject(self.isV6 ? 23 : 2),
    'long ScopeId {get;}': (self: IPAddress) => BigInt(self.scope),
    'bool IsIPv6Multicast {get;}': (self: IPAddress) => self.isV6 && self.bytes[0] === 255,
    'bool IsIPv6LinkLocal {get;}': (self: IPAddress) => self.isV6 && self.bytes[0] === 0xfe && (self.bytes[1]! & 0xc0) === 0x80,
    'bool IsIPv6SiteLocal {get;}': (self: IPAddress) => self.isV6 && self.bytes[0] === 0xfe && (self.bytes[1]! & 0xc0) === 0xc0,
    'bool IsIPv6Teredo {get;}': (self: IPAddress) =>
      self.isV6 && self.bytes[0] === 0x20 && self.bytes[1] === 1 && self.bytes[2] === 0 && self.bytes[3] === 0,
    'bool IsIPv6UniqueLocal {get;}': (self: IPAddress) => self.isV6 && (self.bytes[0]! & 0xfe) === 0xfc,
    'bool IsIPv4MappedToIPv6 {get;}': (self: IPAddress) =>
      self.isV6 && self.bytes.slice(0, 10).every((byte) => byte === 0) && self.bytes[10] === 255 && self.bytes[11] === 255,
    'long Address {get;}': (self: IPAddress) => {
      if (self.isV6)
        throw new NetException(
          'System.Net.Sockets.SocketException',
          'The attempted operation is not supported for the type of object referenced.',
        );
      return self.bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
    },
    'byte[] GetAddressBytes()': (self: IPAddress) => Uint8Array.from(self.bytes),
    'bool Equals(System.Object comparand)': (self: IPAddress, other: Value) =>
      other instanceof IPAddress && other.toString() === self.toString(),
    'ipaddress MapToIPv4()': (self: IPAddress) => new IPAddress(self.bytes.slice(-4)),
    'ipaddress MapToIPv6()': (self: IPAddress) =>
      self.isV6 ? self : new IPAddress([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, ...self.bytes]),
    'string ToString()': (self: IPAddress) => self.toString(),
  },
  static: {
    'ipaddress Any {get;}': () => v4(0, 0, 0, 0),
    'ipaddress Loopback {get;}': () => v4(127, 0, 0, 1),
    'ipaddress Broadcast {get;}': () => v4(255, 255, 255, 255),
    'ipaddress None {get;}': () => v4(255, 255, 255, 255),
    'ipaddress IPv6Any {get;}': () => v6(0),
    'ipaddress IPv6Loopback {get;}': () => v6(1),
    'bool IsLoopback(ipaddress address)': (address: IPAddress) => (address.isV6 ? address.toString() === '::1' : address.bytes[0] === 127),
    'ipaddress Parse(string ipString)': parseAddress,
    'bool TryParse(string ipString, [ref] ipaddress address)': (text: string, result: PSReference) => {
      const made = text === null ? undefined : tryAddress(text);
      result.value = made ?? null;
      return made !== undefined;
    },
    'int HostToNetworkOrder(int host)': (n: number) => ((n & 255) << 24) | ((n & 0xff00) << 8) | ((n >> 8) & 0xff00) | ((n >> 24) & 255),
  },
  hooks: { text: (self: IPAddress) => self.toString(), parse: parseAddress },
}));

addTypeMember('System.Net.IPAddress', {
  kind: 'CodeProperty',
  name: 'IPAddressToString',
  type: 'System.String',
  get: (self) => String(self),
});

/** System.Net.IPEndPoint. */
export class IPEndPoint implements HasValueKey {
  readonly address: IPAddress;
  readonly port: number;
  constructor(address: IPAddress, port: number) {
    if (port < 0 || port > 65535)
      throw new NetException(
        'System.ArgumentOutOfRangeException',
        "Specified argument was out of the range of valid values. (Parameter 'port')",
      );
    this.address = address;
    this.port = port;
  }
  toString(): string {
    return this.address.isV6 ? `[${this.address}]:${this.port}` : `${this.address}:${this.port}`;
  }
  [valueKey](): string {
    return `IPEndPoint${this.toString()}`;
  }
}
bindClass(IPEndPoint, 'System.Net.IPEndPoint');

function parseEndPoint(text: string): IPEndPoint {
  const match = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(text ?? '');
  const address = match && tryAddress((match[1] ?? match[2])!);
  if (!address) throw new NetException('System.FormatException', 'An invalid IPEndPoint was specified.');
  return new IPEndPoint(address, Number(match[3] ?? 0));
}

registerType('System.Net.IPEndPoint', () => ({
  constructors: {
    '(ipaddress address, int port)': (address: IPAddress, port: number) => new IPEndPoint(address, port),
    '(long address, int port)': (address: bigint, port: number) => new IPEndPoint(fromNumber(address), port),
  },
  instance: {
    'ipaddress Address {get;}': (self: IPEndPoint) => self.address,
    'int Port {get;}': (self: IPEndPoint) => self.port,
    'string ToString()': (self: IPEndPoint) => self.toString(),
  },
  static: { 'IPEndpoint Parse(string s)': parseEndPoint },
  hooks: { text: (self: IPEndPoint) => self.toString(), parse: parseEndPoint },
}));

/** System.Net.NetworkInformation.PhysicalAddress. */
export class PhysicalAddress implements HasValueKey {
  readonly bytes: readonly number[];
  constructor(bytes: readonly number[]) {
    this.bytes = bytes;
  }
  toString(): string {
    return this.bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('');
  }
  [valueKey](): string {
    return `PhysicalAddress${this.toString()}`;
  }
}
bindClass(PhysicalAddress, 'System.Net.NetworkInformation.PhysicalAddress');

function parsePhysical(text: string): PhysicalAddress {
  const digits = (text ?? '').replace(/[-:.]/g, '');
  if (!/^([0-9a-f]{2})*$/i.test(digits))
    throw new NetException('System.FormatException', `An invalid physical address was specified: '${text}'.`);
  return new PhysicalAddress((digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));
}

registerType('System.Net.NetworkInformation.PhysicalAddress', () => ({
  constructors: { '(byte[] address)': (bytes: Uint8Array) => new PhysicalAddress([...bytes]) },
  instance: {
    'byte[] GetAddressBytes()': (self: PhysicalAddress) => Uint8Array.from(self.bytes),
    'string ToString()': (self: PhysicalAddress) => self.toString(),
  },
  static: { 'PhysicalAddress Parse(string address)': parsePhysical },
  hooks: { text: (self: PhysicalAddress) => self.toString(), parse: parsePhysical },
}));
