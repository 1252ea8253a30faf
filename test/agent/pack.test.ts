import assert from 'node:assert/strict';
import { indexText, parseIndex } from '../../providers/agent/index/index-file.ts';
import { type Blob, sha256 } from '../../providers/agent/pack/blob.ts';
import { PackBuilder } from '../../providers/agent/pack/builder.ts';
import { headerOf, packLength, parseHeader } from '../../providers/agent/pack/header.ts';
import { Sealer } from '../../providers/agent/seal/sealer.ts';

const bytes = (length: number, from: number) => Buffer.from(Array.from({ length }, (_, i) => from + i));
const key = { encrypt: bytes(32, 0), k: bytes(16, 32), r: bytes(16, 48) };
const id = (n: number) => n.toString(16).padStart(64, '0');
const blobs: Blob[] = [
  { id: id(1), type: 'data', offset: 0, length: 100, size: 0 },
  { id: id(2), type: 'data', offset: 100, length: 50, size: 4_000_000_000 },
  { id: id(3), type: 'tree', offset: 150, length: 44, size: 13 },
];

describe('a pack', () => {
  it('has the bytes of the known vector', () => {
    const sealer = new Sealer(key);
    const one = Buffer.from('one');
    const sealed = sealer.seal(one, bytes(16, 64));
    const header = sealer.seal(
      headerOf([{ id: sha256(one).toString('hex'), type: 'data', offset: 0, length: sealed.length, size: 0 }]),
      bytes(16, 96),
    );
    const length = Buffer.alloc(4);
    length.writeUInt32LE(header.length);
    const pack = Buffer.concat([sealed, header, length]);
    assert.equal(sha256(pack).toString('hex'), '36bf2bd58f32cd30d4f03156aa5ed153ce3a21f4b3a4b676cd8f56c9ffbcf318');
    assert.equal(
      pack.toString('hex'),
      '404142434445464748494a4b4c4d4e4fcc10bad6ad7c5cc66d1ae30cbe4276302c9fac606162636465666768696a6b6c6d6e6fd08100fef41fb6671518bf43d3b2c3bd87363af30e596fcc13ff940ca496eb494588bba3b54daa131e4839023756b31128fb7d748145000000',
    );
  });

  it('reads the header it wrote', () => {
    assert.deepEqual(parseHeader(headerOf(blobs)), blobs);
    assert.deepEqual(parseHeader(Buffer.alloc(0)), []);
  });

  const wrong: [what: string, header: Buffer][] = [
    ['an unknown type', Buffer.concat([Buffer.of(4), Buffer.alloc(36)])],
    ['an entry cut short', headerOf(blobs).subarray(0, 60)],
    ['four bytes', Buffer.alloc(4)],
  ];
  for (const [what, header] of wrong) it(`refuses a header with ${what}`, () => assert.throws(() => parseHeader(header), RangeError));

  it('is built as its header says, and its length is known beforehand', () => {
    const sealer = new Sealer(key);
    const builder = new PackBuilder(Buffer.alloc(10_000), sealer);
    assert.ok(builder.empty);
    builder.add(id(1), 'data', Buffer.from('first'), 0);
    builder.add(id(2), 'data', Buffer.from('second'), 99);
    const { id: name, blobs: inside, length } = builder.finish();
    const file = Buffer.from(builder.bytes.subarray(0, length));
    assert.equal(sha256(file).toString('hex'), name);
    assert.equal(packLength(inside), length);
    const header = file.readUInt32LE(length - 4);
    assert.deepEqual(parseHeader(sealer.open(file.subarray(length - 4 - header, length - 4))), inside);
    assert.equal(sealer.open(file.subarray(inside[1]!.offset, inside[1]!.offset + inside[1]!.length)).toString(), 'second');
    assert.ok(builder.empty);
    assert.ok(!builder.fits(10_000));
  });
});

describe('an index', () => {
  it('reads what it wrote', () => {
    const packs = [{ id: id(9), blobs }];
    assert.deepEqual(parseIndex(indexText(packs)), { packs, supersedes: [] });
    assert.deepEqual(parseIndex(indexText([], [id(5)])), { packs: [], supersedes: [id(5)] });
    assert.ok(!indexText(packs).includes('"uncompressed_length":0'));
  });
  for (const text of [
    '{"packs":[{"id":"../x","blobs":[]}]}',
    `{"packs":[{"id":"${id(1)}"}]}`,
    `{"packs":[{"id":"${id(1)}","blobs":[{"id":"${id(2)}","type":"data","offset":-1,"length":5}]}]}`,
    '{',
  ])
    it(`refuses ${text.slice(0, 60)}`, () => assert.throws(() => parseIndex(text)));
});
