import assert from 'node:assert/strict';
import { keyFromPassphrase, masterFromJson, masterJson, newKeyFile, newMaster } from '../../providers/agent/seal/key-file.ts';
import { SealBroken, Sealer } from '../../providers/agent/seal/sealer.ts';

const bytes = (length: number, from: number) => Buffer.from(Array.from({ length }, (_, i) => from + i));
const key = { encrypt: bytes(32, 0), k: bytes(16, 32), r: bytes(16, 48) };
const iv = bytes(16, 64);

describe('the seal of a restic repository', () => {
  const vectors: [plain: Buffer, sealed: string][] = [
    [Buffer.alloc(0), '404142434445464748494a4b4c4d4e4f859469c07743c7e45b318d151d3d87e9'],
    [Buffer.from('hello, seed'), '404142434445464748494a4b4c4d4e4fcb1bb353f8769a9cf61e065c270ae0a45626c64784bd4487f965db'],
    [
      bytes(48, 0),
      '404142434445464748494a4b4c4d4e4fa37fdd3c935fbce89b7268cc8156bf58a0640c80bcfb725693f0a7d54c4b4b2ec55181c889c58123c5e094e568db135cff67d2b773c1c560fc59f844ae856197',
    ],
  ];
  for (const [plain, sealed] of vectors)
    it(`seals and opens ${plain.length} bytes`, () => {
      const sealer = new Sealer(key);
      assert.equal(sealer.seal(plain, iv).toString('hex'), sealed);
      assert.deepEqual(sealer.open(Buffer.from(sealed, 'hex')), plain);
    });

  it('opens what it sealed at every length around a block and a piece', () => {
    const sealer = new Sealer(key);
    const memory = Buffer.alloc(70_000);
    for (const length of [1, 15, 16, 17, 31, 32, 33, 32_767, 32_768, 32_769, 65_535, 65_537]) {
      const plain = Buffer.alloc(length, length);
      assert.deepEqual(sealer.open(sealer.seal(plain)), plain, String(length));
      assert.deepEqual(sealer.open(sealer.seal(plain), memory), plain, `${length} into memory`);
    }
  });

  it('notices every changed byte', () => {
    const sealer = new Sealer(key);
    const sealed = sealer.seal(Buffer.from('forty bytes of something that matters, yes'));
    for (let at = 0; at < sealed.length; at++) {
      const other = Buffer.from(sealed);
      other[at]! ^= 1;
      assert.throws(() => sealer.open(other), SealBroken, `byte ${at}`);
    }
    assert.throws(() => sealer.open(sealed.subarray(0, 20)), SealBroken);
  });

  it('makes the user key that scrypt makes', async () => {
    const made = await keyFromPassphrase('offline', { N: 16384, r: 8, p: 1, salt: bytes(64, 0).toString('base64') });
    assert.equal(
      Buffer.concat([made.encrypt, made.k, made.r]).toString('hex'),
      'ebd29ab7c273f2ea54e123df45dec6cd49c097b223583c1d913c16f723e6cb3650e5cb45a61c187afc8fe490db4f1c939497def1a42ad1b6fbacb6f03dec3d48',
    );
    const data =
      'QEFCQ0RFRkdISUpLTE1OT/p2YthVeOrOM4xvHhbrZgUiDhlfWhvde98xxnuSEO9NaGzZtTpoTrN8++sz8mdKHVLCR/GLw6h0GzhSMKMw9C7P7NA9h8ZI08VHoyPqWn1Gv2w+whPuoPWgma7hdW4Dk1kmhVx1DvxFtTbGc8K4PRFcX/FLwru7LQlXk5c5LWUPoXJF0Al855NixE2YKeeLWw==';
    assert.equal(new Sealer(made).seal(Buffer.from(masterJson(key)), iv).toString('base64'), data);
    assert.deepEqual(masterFromJson(new Sealer(made).open(Buffer.from(data, 'base64')).toString()), key);
  });

  it('opens a key file of its own with the passphrase and not with another', async () => {
    const master = newMaster();
    const who = { created: '2024-01-01T00:00:00Z', username: 'u', hostname: 'h' };
    const file = await newKeyFile('right', master, who, { N: 1024, r: 8, p: 1 });
    const open = async (passphrase: string) => new Sealer(await keyFromPassphrase(passphrase, file)).open(Buffer.from(file.data, 'base64'));
    assert.deepEqual(masterFromJson((await open('right')).toString()), master);
    await assert.rejects(open('wrong'), SealBroken);
  });

  it('refuses a key file that asks for all memory', async () => {
    await assert.rejects(keyFromPassphrase('x', { N: 2 ** 30, r: 8, p: 1, salt: '' }), RangeError);
    await assert.rejects(keyFromPassphrase('x', { N: Number.NaN, r: 8, p: 1, salt: '' }), RangeError);
  });
});
