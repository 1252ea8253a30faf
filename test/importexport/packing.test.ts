import assert from 'node:assert/strict';
import { manifestReserve, type Packing, type PackingFile, pack } from '../../providers/importexport/packing.ts';

const MiB = 2 ** 20;
const file = (Name: string, size: number, at?: number): PackingFile => ({ Name, Length: size * MiB, ...(at === undefined ? {} : { at }) });
const drive = (free: number) => ({ Free: Math.round(free * MiB), Size: 100 * MiB });
const last = (name: string) => name.startsWith('index/');

/** `a@0 b@1`, or what does not fit. */
function said(packing: Packing): string {
  if (!packing.fits) return packing.reason;
  return [...packing.place]
    .map(([name, at]) => `${name}@${at}`)
    .sort()
    .join(' ');
}

describe('packing files over drives', () => {
  const rows: [what: string, files: PackingFile[], drives: number[], result: string][] = [
    ['uses one drive when one is enough', [file('a', 10), file('b', 10)], [30, 30], 'a@0 b@0'],
    ['goes to the next when a file is larger than what is left', [file('a', 20), file('b', 15), file('c', 5)], [30, 30], 'a@0 b@1 c@0'],
    ['fills what is left with smaller files', [file('a', 20), file('b', 15), file('c', 9)], [30, 30], 'a@0 b@1 c@0'],
    ['puts the largest first', [file('c', 5), file('b', 15), file('a', 20)], [25, 25], 'a@0 b@1 c@1'],
    ['refuses a file larger than every drive', [file('a', 31), file('b', 1)], [30, 30], 'FileTooLarge'],
    ['refuses a file that fits only without the reserve', [file('a', 30)], [30], 'FileTooLarge'],
    ['says when all drives together are too small', [file('a', 20), file('b', 20), file('c', 20)], [30, 30], 'NotEnoughSpace'],
    [
      'puts the index on the last drive that is used',
      [file('index/x', 1), file('a', 20), file('b', 20)],
      [30, 30, 30],
      'a@0 b@1 index/x@1',
    ],
    ['and on the only one when all fits there', [file('index/x', 1), file('a', 20)], [30, 30], 'a@0 index/x@0'],
    ['takes one drive more when the index does not fit', [file('index/x', 12), file('a', 20)], [30, 30], 'a@0 index/x@1'],
    ['leaves what is on a drive where it is', [file('a', 20, 1), file('b', 5)], [10, 8, 30], 'a@1 b@0'],
    ['counts what is there as written', [file('a', 25, 0), file('b', 25)], [2, 30], 'a@0 b@1'],
    ['says that another drive is needed when the file would fit on an empty one', [file('a', 20, 0), file('b', 15)], [9], 'NotEnoughSpace'],
    ['empty files take room, too', [file('a', 0)], [0.05], 'FileTooLarge'],
    ['a drive that is full is passed over', [file('a', 5)], [0, 30], 'a@1'],
  ];
  for (const [what, files, drives, result] of rows)
    it(what, () => {
      assert.equal(said(pack(files, last, drives.map(drive))), result);
    });

  it('says how many bytes are missing', () => {
    const packing = pack([file('a', 20), file('b', 20)], last, [drive(30)]);
    assert.ok(!packing.fits && packing.reason === 'NotEnoughSpace' && packing.missing > 10 * MiB && packing.missing < 12 * MiB);
  });

  it('keeps 3 GB of 7 TB for the manifest', () => {
    assert.equal(manifestReserve(7e12), 3e9 + 65_536);
  });

  it('packs a hundred thousand files over ten drives', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => file(`data/${index}`, 16));
    const packing = pack(
      many,
      last,
      Array.from({ length: 10 }, () => ({ Free: 0.2e12, Size: 0.2e12 })),
    );
    assert.ok(packing.fits);
    assert.equal(new Set(packing.place.values()).size, 9);
  });
});
