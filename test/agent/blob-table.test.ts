import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Places } from '../../providers/agent/blobs/places.ts';
import { BlobTable } from '../../providers/agent/blobs/table.ts';

const id = (n: number): Buffer => createHash('sha256').update(String(n)).digest();

describe('the table of known blobs', () => {
  it('tells the first from the next, across its growing', () => {
    const table = new BlobTable(0);
    const count = 120_000;
    for (let n = 0; n < count; n++) assert.ok(table.claim(id(n)));
    assert.equal(table.count, count);
    for (let n = 0; n < count; n += 97) {
      assert.ok(!table.claim(id(n)));
      assert.ok(table.has(id(n)));
    }
    for (let n = count; n < count + 1000; n++) assert.ok(!table.has(id(n)));
  });
  it('is the same for whoever shares its memory', () => {
    const table = new BlobTable(0);
    const other = new BlobTable(0, table.shared);
    assert.ok(table.claim(id(1)));
    assert.ok(!other.claim(id(1)));
    assert.ok(other.claim(id(2)));
    assert.ok(table.has(id(2)));
  });
});

describe('the places of blobs', () => {
  it('keeps large offsets and the last word about a blob', () => {
    const places = new Places();
    const [a, b] = ['aa'.repeat(32), 'bb'.repeat(32)];
    const blob = { id: id(1).toString('hex'), offset: 4_000_000_000, length: 3_000_000_000, size: 4_294_967_295 };
    places.add(a, { ...blob, offset: 5 });
    places.add(b, blob);
    assert.deepEqual(places.find(blob.id), { pack: b, offset: blob.offset, length: blob.length, size: blob.size });
    assert.equal(places.find(id(2).toString('hex')), undefined);
    assert.equal(places.count, 1);
  });
});
