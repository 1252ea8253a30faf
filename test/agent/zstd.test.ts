import assert from 'node:assert/strict';
import zlib from 'node:zlib';
import { hopeless } from '../../providers/agent/squeeze/hopeless.ts';
import { Squeezer, Unsqueezer, unsqueezeUnknown } from '../../providers/agent/squeeze/zstd.ts';
import { noise } from './tree.ts';

const samples: [what: string, data: Buffer][] = [
  ['nothing', Buffer.alloc(0)],
  ['a byte', Buffer.of(7)],
  ['text', Buffer.from('seed '.repeat(5000))],
  ['noise', noise(300_000, 3)],
  ['eight megabytes', Buffer.alloc(8 << 20, 'pattern of some length')],
];

describe('zstd', () => {
  it('finds the inner handle of this Node', () => {
    // When this fails after an update of Node the public call serves; what it costs, bench/agent.ts says.
    assert.ok(new Squeezer().usesInside);
    assert.ok(new Unsqueezer().usesInside);
    assert.ok(!new Squeezer(3, false).usesInside);
    assert.ok(!new Unsqueezer(false).usesInside);
  });
  for (const inside of [true, false])
    for (const [what, data] of samples)
      it(`${what}, ${inside ? 'inner handle' : 'public call'}`, () => {
        const squeezer = new Squeezer(3, inside);
        const unsqueezer = new Unsqueezer(inside);
        for (let turn = 0; turn < 3; turn++) {
          const frame = Buffer.from(squeezer.squeeze(data));
          assert.deepEqual(zlib.zstdDecompressSync(frame), data);
          assert.deepEqual(Buffer.from(unsqueezer.unsqueeze(frame, data.length)), data);
          assert.deepEqual(unsqueezeUnknown(frame), data);
        }
      });
  for (const inside of [true, false])
    it(`refuses a damaged frame and goes on, ${inside ? 'inner handle' : 'public call'}`, () => {
      const frame = zlib.zstdCompressSync(Buffer.from('seed '.repeat(5000)));
      const unsqueezer = new Unsqueezer(inside);
      const broken = Buffer.from(frame);
      broken[0]! ^= 0xff;
      assert.throws(() => unsqueezer.unsqueeze(broken, 25_000));
      assert.throws(() => unsqueezer.unsqueeze(frame, 24_999));
      assert.throws(() => unsqueezer.unsqueeze(frame.subarray(0, frame.length - 3), 25_000));
      assert.equal(unsqueezer.unsqueeze(frame, 25_000).toString('latin1', 0, 5), 'seed ');
    });
  it('gives up on what does not compress, and only then', () => {
    const squeezer = new Squeezer();
    assert.ok(hopeless(squeezer, noise(200_000, 1)));
    assert.ok(!hopeless(squeezer, Buffer.alloc(200_000)));
    assert.ok(!hopeless(squeezer, noise(1000, 1)), 'small data is always tried');
  });
});
