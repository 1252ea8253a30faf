import { randomBytes, scrypt } from 'node:crypto';
import { clamp, type MasterKey, Sealer } from './sealer.ts';

/** `keys/<id>`: plain JSON, the only file of a repository that is not sealed. */
export interface KeyFile {
  created: string;
  username: string;
  hostname: string;
  kdf: 'scrypt';
  N: number;
  r: number;
  p: number;
  /** Base64 of 64 random bytes. */
  salt: string;
  /** Base64 of the sealed master key. */
  data: string;
}

export type Cost = Pick<KeyFile, 'N' | 'r' | 'p'>;
/** 32 MB of memory, as restic has it; `p` is what makes it take its time. */
const MEMORY = { N: 32768, r: 8 };
const HALF_A_SECOND = 500;
const MOST_TURNS = 10;

/** What makes one try of a passphrase take about half a second on this computer, as restic calibrates its own. */
export async function calibratedCost(): Promise<Cost> {
  const turns = 2;
  const began = performance.now();
  await keyFromPassphrase('calibration', { ...MEMORY, p: turns, salt: '' });
  const each = (performance.now() - began) / turns;
  return { ...MEMORY, p: Math.max(turns, Math.min(MOST_TURNS, Math.round(HALF_A_SECOND / each))) };
}
/** A key file that asks for more than this is hostile: 1 GB of memory. */
const MOST_MEMORY = 1 << 30;

/** The key that a passphrase makes with the numbers of a key file; rejects for numbers that scrypt does not take. */
export function keyFromPassphrase(passphrase: string, file: Cost & Pick<KeyFile, 'salt'>): Promise<MasterKey> {
  const memory = 128 * file.N * file.r + 128 * file.r * file.p + (1 << 20);
  if (!(memory <= MOST_MEMORY)) return Promise.reject(new RangeError('its scrypt numbers ask for more than 1 GB of memory'));
  const options = { N: file.N, r: file.r, p: file.p, maxmem: memory };
  return new Promise((give, fail) => {
    scrypt(passphrase, Buffer.from(file.salt, 'base64'), 64, options, (error, derived) =>
      error ? fail(error) : give({ encrypt: derived.subarray(0, 32), k: derived.subarray(32, 48), r: derived.subarray(48, 64) }),
    );
  });
}

export const masterJson = (key: MasterKey): string =>
  JSON.stringify({ mac: { k: key.k.toString('base64'), r: key.r.toString('base64') }, encrypt: key.encrypt.toString('base64') });

export function masterFromJson(text: string): MasterKey {
  const given = JSON.parse(text) as { mac: { k: string; r: string }; encrypt: string };
  const key = {
    encrypt: Buffer.from(given.encrypt, 'base64'),
    k: Buffer.from(given.mac.k, 'base64'),
    r: Buffer.from(given.mac.r, 'base64'),
  };
  if (key.encrypt.length !== 32 || key.k.length !== 16 || key.r.length !== 16) throw new RangeError('it holds keys of a wrong length');
  return key;
}

export function newMaster(): MasterKey {
  const r = Buffer.alloc(16);
  const clamped = clamp(randomBytes(16));
  r.writeBigUInt64LE(clamped & 0xffffffffffffffffn);
  r.writeBigUInt64LE(clamped >> 64n, 8);
  return { encrypt: randomBytes(32), k: randomBytes(16), r };
}

/** A new key file around `master`. */
export async function newKeyFile(
  passphrase: string,
  master: MasterKey,
  who: Pick<KeyFile, 'created' | 'username' | 'hostname'>,
  given?: Cost,
): Promise<KeyFile> {
  const { created, username, hostname } = who;
  const cost = given ?? (await calibratedCost());
  const salt = randomBytes(64).toString('base64');
  const user = new Sealer(await keyFromPassphrase(passphrase, { ...cost, salt }));
  const data = user.seal(Buffer.from(masterJson(master))).toString('base64');
  const { N, r, p } = cost;
  return { created, username, hostname, kdf: 'scrypt', N, r, p, salt, data };
}
