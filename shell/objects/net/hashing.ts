import type { ByteSource } from '../byte-stream.ts';
import { requireType } from '../net-type.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Value } from '../value.ts';

/** Hash algorithms: name in .NET, name for OpenSSL, bits. */
const algorithms: readonly (readonly [string, string, number])[] = [
  ['MD5', 'md5', 128],
  ['SHA1', 'sha1', 160],
  ['SHA256', 'sha256', 256],
  ['SHA384', 'sha384', 384],
  ['SHA512', 'sha512', 512],
];

/** HashAlgorithm and HMAC. */
export class HashAlgorithm {
  readonly name: string;
  readonly openssl: string;
  readonly bits: number;
  /** The key of an HMAC; undefined for a plain hash. */
  key: Uint8Array | undefined;
  last: Uint8Array | null = null;
  constructor(name: string, openssl: string, bits: number, key?: Uint8Array) {
    this.name = name;
    this.openssl = openssl;
    this.bits = bits;
    this.key = key;
  }
  get netType() {
    return requireType(`System.Security.Cryptography.${this.key ? 'HMAC' : ''}${this.name}`);
  }
  compute(bytes: Uint8Array): Uint8Array {
    // Asked for when first needed: it is slow to load and most scripts hash nothing.
    const { createHash, createHmac } = process.getBuiltinModule('node:crypto');
    const made = this.key ? createHmac(this.openssl, this.key) : createHash(this.openssl);
    this.last = new Uint8Array(made.update(bytes).digest());
    return this.last;
  }
}
bindClass(HashAlgorithm, 'System.Security.Cryptography.HashAlgorithm');

registerType('System.Security.Cryptography.HashAlgorithm', () => ({
  abstract: true,
  interfaces: ['System.IDisposable'],
  instance: {
    'int HashSize {get;}': (self: HashAlgorithm) => self.bits,
    'byte[] Hash {get;}': (self: HashAlgorithm) => self.last,
    'byte[] ComputeHash(byte[] buffer)': (self: HashAlgorithm, bytes: Uint8Array) => self.compute(bytes),
    'byte[] ComputeHash(System.IO.Stream inputStream)': (self: HashAlgorithm, stream: ByteSource) => self.compute(stream.rest()),
    'byte[] ComputeHash(byte[] buffer, int offset, int count)': (self: HashAlgorithm, bytes: Uint8Array, offset: number, count: number) =>
      self.compute(bytes.subarray(offset, offset + count)),
    'void Clear()': () => undefined,
    'void Dispose()': () => undefined,
    'void Initialize()': () => undefined,
  },
  static: {
    'System.Security.Cryptography.HashAlgorithm Create(string hashName)': (name: string) => {
      const found = algorithms.find(([each]) => each === name.toUpperCase().replace('-', ''));
      return found ? new HashAlgorithm(...found) : null;
    },
  },
}));

for (const [name, openssl, bits] of algorithms) {
  const full = `System.Security.Cryptography.${name}`;
  registerType(full, () => ({
    base: 'System.Security.Cryptography.HashAlgorithm',
    static: {
      [`${full} Create()`]: () => new HashAlgorithm(name, openssl, bits),
      'byte[] HashData(byte[] source)': (bytes: Uint8Array) => new HashAlgorithm(name, openssl, bits).compute(bytes),
      'byte[] HashData(System.IO.Stream source)': (stream: ByteSource) => new HashAlgorithm(name, openssl, bits).compute(stream.rest()),
    },
  }));
  for (const suffix of ['Managed', 'CryptoServiceProvider'])
    registerType(`${full}${suffix}`, () => ({ base: full, constructors: { '()': () => new HashAlgorithm(name, openssl, bits) } }));
  registerType(`System.Security.Cryptography.HMAC${name}`, () => ({
    base: 'System.Security.Cryptography.HashAlgorithm',
    constructors: {
      '()': () => new HashAlgorithm(name, openssl, bits, crypto.getRandomValues(new Uint8Array(64))),
      '(byte[] key)': (key: Uint8Array) => new HashAlgorithm(name, openssl, bits, key),
    },
    instance: {
      'byte[] Key {get;set;}': {
        get: (self: HashAlgorithm) => self.key,
        set: (self: HashAlgorithm, key: Uint8Array) => void (self.key = key),
      },
    },
    static: {
      'byte[] HashData(byte[] key, byte[] source)': (key: Uint8Array, bytes: Uint8Array) =>
        new HashAlgorithm(name, openssl, bits, key).compute(bytes),
    },
  }));
}

registerType('System.Security.Cryptography.RandomNumberGenerator', () => ({
  abstract: true,
  interfaces: ['System.IDisposable'],
  instance: {
    'void GetBytes(byte[] data)': (_: Value, bytes: Uint8Array) => void fillRandom(bytes),
    'void Dispose()': () => undefined,
  },
  static: {
    'System.Security.Cryptography.RandomNumberGenerator Create()': () => new RandomSource(),
    'byte[] GetBytes(int count)': (count: number) => fillRandom(new Uint8Array(count)),
    'int GetInt32(int toExclusive)': (below: number) => randomBelow(below),
    'int GetInt32(int fromInclusive, int toExclusive)': (from: number, below: number) => from + randomBelow(below - from),
    'void Fill(byte[] data)': (bytes: Uint8Array) => void fillRandom(bytes),
  },
}));

class RandomSource {}
bindClass(RandomSource, 'System.Security.Cryptography.RandomNumberGenerator');

/** The runtime gives at most 65,536 bytes at once. */
function fillRandom(bytes: Uint8Array): Uint8Array {
  for (let at = 0; at < bytes.length; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536));
  return bytes;
}

/** Each number below the limit is as likely as the others: what lies above the last full round is drawn again. */
function randomBelow(limit: number): number {
  const round = Math.floor(2 ** 32 / limit) * limit;
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn < round) return drawn % limit;
  }
}
