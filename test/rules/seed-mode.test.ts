import assert from 'node:assert/strict';
import { drivesNeeded, seedModes } from '../../cmdlets/rules/seed-mode.ts';

const TB = 1e12;
const modes = (Bytes: number, Bandwidth: number) => seedModes({ Bytes, Bandwidth, Utilization: 80, DriveSize: 4 * TB });

describe('ways for a first backup', () => {
  const rows: [terabytes: number, mbit: number, recommended: string, impossible: string][] = [
    [0.1, 100, 'Online', ''],
    [6, 50, 'OwnDisks', ''],
    [6, 10_000, 'Online', ''],
    [20, 100, 'DataBox', 'DataBoxDisk'],
    [120, 100, 'OwnDisks', 'DataBoxDisk DataBox'],
    [1, 0, 'OwnDisks', 'Online'],
  ];
  for (const [terabytes, mbit, recommended, impossible] of rows)
    it(`${terabytes} TB over ${mbit} Mbit/s: ${recommended}`, () => {
      const answer = modes(terabytes * TB, mbit);
      assert.deepEqual(
        answer.filter(({ Recommended }) => Recommended).map(({ Mode }) => Mode),
        [recommended],
      );
      assert.equal(
        answer
          .filter(({ Possible }) => !Possible)
          .map(({ Mode }) => Mode)
          .join(' '),
        impossible,
      );
      for (const { Possible, DaysLeast, DaysMost } of answer)
        assert.equal(Possible, DaysLeast !== null && DaysMost !== null && DaysLeast <= DaysMost);
    });

  it('says how long the line takes', () => {
    assert.equal(modes(TB, 100)[0]?.DaysLeast, 1.2);
  });

  it('counts drives with the room of the manifest, and jobs of ten drives', () => {
    assert.deepEqual(
      [1, 4 * TB * 0.999, 4 * TB, 40 * TB].map((bytes) => drivesNeeded(bytes, 4 * TB)),
      [1, 1, 2, 11],
    );
    assert.equal(modes(44 * TB, 100)[1]?.Media, '12 drives in 2 import jobs');
  });
});
