import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import clear from '../../cmdlets/finish/Clear-OfflineSeedResource.ts';
import complete from '../../cmdlets/finish/Complete-OfflineSeed.ts';
import status from '../../cmdlets/finish/Get-OfflineSeedStatus.ts';
import { diskPrepArguments } from '../../cmdlets/rules/disk-prep-arguments.ts';
import { recoveryKeyProblem } from '../../cmdlets/rules/recovery-key.ts';
import { recoveryPassword } from '../../cmdlets/rules/recovery-password.ts';
import { recoveryPointPlaces } from '../../cmdlets/rules/recovery-point-places.ts';
import { seedRoad } from '../../cmdlets/rules/seed-road.ts';
import type { LedgerEntry } from '../../providers/contracts/state.ts';
import { backup, type RoadWorld, roadWorld, run } from './road-world.ts';

const day = 86_400_000;
const start = new Date('2026-03-01T00:00:00Z');
const id = 'a1b2c3d4e5f6';

/** The ledger of a whole road, one entry a day. */
const whole = (
  [
    { Step: 'PolicyCreated', Policy: 'files' },
    { Step: 'Staged', Result: backup(id, start) },
    { Step: 'DrivesPrepared', Drives: [] },
    { Step: 'JobCreated', ResourceGroup: 'g', Location: 'westus', Drives: ['P1'] },
    { Step: 'Shipped', Package: { CarrierName: 'FedEx', TrackingNumber: '1' } },
    { Step: 'CopyCompleted', State: 'Completed' },
    { Step: 'Vaulted', SnapshotIds: [id], Files: 5, Bytes: 10 },
    { Step: 'Incremental', Result: backup('ffff0000', new Date(+start + 7 * day)), Files: 1, Bytes: 2 },
    { Step: 'Verified', Place: 'Vault', SnapshotIds: [id, 'ffff0000'], Blobs: 9, Bytes: 12 },
    { Step: 'Completed' },
    { Step: 'Cleared', What: ['Landing', 'Staging'] },
  ] as const
).map((entry, index) => ({ At: new Date(+start + index * day), ImportJobName: 'seed-01', ...entry })) as unknown as LedgerEntry[];

describe('protected and restorable', () => {
  const rows: [after: LedgerEntry['Step'], said: string][] = [
    ['PolicyCreated', ''],
    ['Staged', 'unprotected from Staging'],
    ['DrivesPrepared', 'unprotected from Staging+Drive'],
    ['Shipped', 'unprotected from Staging'],
    ['CopyCompleted', 'unprotected from Staging+Landing'],
    ['Vaulted', 'protected from Staging+Landing+Vault'],
    ['Verified', 'protected from Staging+Landing+Vault proven Vault, protected from Vault proven Vault'],
    ['Cleared', 'protected from Vault proven Vault, protected from Vault proven Vault'],
  ];
  for (const [after, said] of rows)
    it(`after ${after}: ${said || 'nothing'}`, () => {
      const entries = whole.slice(0, whole.findIndex(({ Step }) => Step === after) + 1);
      const places = recoveryPointPlaces(entries).map(
        (point) =>
          `${point.Protected ? 'protected' : 'unprotected'} from ${point.RestorableFrom.join('+')}${point.ProvenIn.length ? ` proven ${point.ProvenIn.join('+')}` : ''}`,
      );
      assert.equal(places.join(', '), said);
    });

  it('goes by the order of the ledger and not by the clock', () => {
    const backwards = whole.map((entry, index) => ({ ...entry, At: new Date(+start - index * day) }));
    assert.deepEqual(
      recoveryPointPlaces(backwards).map(({ Protected, RestorableFrom }) => [Protected, RestorableFrom]),
      recoveryPointPlaces(whole).map(({ Protected, RestorableFrom }) => [Protected, RestorableFrom]),
    );
  });

  it('says when a point is nowhere any more', () => {
    const [staged] = whole.filter(({ Step }) => Step === 'Staged');
    const [cleared] = whole.filter(({ Step }) => Step === 'Cleared');
    assert.deepEqual(
      recoveryPointPlaces([staged, cleared] as LedgerEntry[]).map(({ Restorable }) => Restorable),
      [false],
    );
  });
});

describe('the road', () => {
  const rows: [entries: number, now: number, current: string, state: string, due: string | null][] = [
    [0, 0, 'Policy', 'Now', null],
    [1, 1, 'First backup in staging', 'Now', null],
    [2, 2, 'Drives prepared', 'Now', null],
    [3, 3, 'Import job', 'Now', null],
    [4, 4, 'Parcel shipped', 'Now', '2026-03-18'],
    [4, 20, 'Parcel shipped', 'Late', '2026-03-18'],
    [5, 5, 'Copied in the datacenter', 'Waiting', '2026-03-29'],
    [6, 6, 'In the vault', 'Now', null],
    [7, 7, 'Incremental', 'Now', null],
    [8, 8, 'Proven in the vault', 'Now', null],
    [9, 9, 'Completed', 'Now', null],
    [10, 10, 'Cleared', 'Now', null],
  ];
  for (const [count, days, current, state, due] of rows)
    it(`stands at "${current}" after ${count} steps (day ${days})`, () => {
      const entries = whole.slice(0, count);
      const lines = seedRoad({ importJobName: 'seed-01', entries, job: undefined, points: [] }, new Date(+start + days * day));
      const now = lines.filter((line) => !['Done', 'Pending'].includes(line.State));
      assert.deepEqual(
        now.map(({ Step, State, Due }) => [Step, State, Due?.toISOString().slice(0, 10) ?? null]),
        [[current, state, due]],
      );
      assert.equal(lines.filter(({ State }) => State === 'Done').length, count);
    });

  it('is at its end when all is done', () => {
    const lines = seedRoad({ importJobName: 'seed-01', entries: whole, job: undefined, points: recoveryPointPlaces(whole) }, start);
    assert.deepEqual([...new Set(lines.map(({ State }) => State))], ['Done', 'Protected']);
    assert.ok(lines.every(({ Next }) => Next === null));
  });

  it('does not wait for what was left out', () => {
    const without = whole.filter(({ Step }) => Step !== 'Incremental' && Step !== 'Completed' && Step !== 'Cleared');
    const lines = seedRoad({ importJobName: 'seed-01', entries: without, job: undefined, points: [] }, start);
    assert.deepEqual(
      lines.filter(({ State }) => State === 'Now').map(({ Step }) => Step),
      ['Completed'],
    );
    assert.equal(lines.find(({ Step }) => Step === 'Incremental')?.Next, 'Start-OBBackup: only what is new travels');
  });
});

describe('small rules of the disks', () => {
  it('makes the recovery password of the golden key', () => {
    const golden = recoveryPassword(Uint8Array.from({ length: 16 }, (_, index) => index));
    assert.equal(golden, '002816-008470-014124-019778-025432-031086-036740-042394');
    assert.equal(recoveryKeyProblem(recoveryPassword(new Uint8Array(16).fill(255))), undefined);
  });

  const rows: [given: string[], staging: string | undefined, publish: string | undefined, unknown: string[]][] = [
    [['s:\\\\server\\share\\my staging', 'p:C:\\a.publishsettings'], '\\\\server\\share\\my staging', 'C:\\a.publishsettings', []],
    [['/S:/staging'], '/staging', undefined, []],
    [['s:'], undefined, undefined, ['s:']],
    [['u:', 's:/a', 's:/b'], '/a', undefined, ['u:', 's:/b']],
    [['C:\\staging'], undefined, undefined, ['C:\\staging']],
  ];
  for (const [given, StagingLocation, PublishSettings, Unknown] of rows)
    it(`reads ${given.join(' ')}`, () => {
      const { StagingLocation: staging, PublishSettings: publish, Unknown: unknown } = diskPrepArguments(given);
      assert.deepEqual([staging, publish, unknown], [StagingLocation, PublishSettings, Unknown]);
    });
});

describe('the end of the road', () => {
  let road: RoadWorld;
  beforeEach(async () => {
    road = await roadWorld();
    for (const name of ['config', 'data/a', 'index/i', 'keys/k', 'snapshots/s']) await road.staged(name, 100);
    road.containers.set('landing', new Map([['config', 100]]));
  });
  afterEach(() => road.end());

  const walked = async (count: number) => {
    for (const entry of whole.slice(0, count)) await road.world.state.ledger.append(entry);
  };

  it('shows every seed, and the one that is named', async () => {
    await walked(5);
    await road.world.state.ledger.append({ At: start, ImportJobName: 'old-seed', Step: 'PolicyCreated', Policy: 'gone' });
    const all = (await run(status, { Offline: true }, road.world)).output;
    assert.deepEqual([...new Set(all.map(({ ImportJobName }) => ImportJobName))], ['seed-01', 'old-seed']);
    for (const Name of ['files', 'SEED-01']) {
      const { output } = await run(status, { Name }, road.world);
      assert.deepEqual([...new Set(output.map(({ ImportJobName }) => ImportJobName))], ['seed-01']);
      const point = output.find(({ Kind }) => Kind === 'RecoveryPoint');
      assert.deepEqual([point?.State, point?.Protected, point?.Restorable, point?.RestorableFrom], ['Restorable', false, true, 'Staging']);
    }
    await assert.rejects(run(status, { Name: 'none' }, road.world), { id: 'SeedNotFound' });
  });

  it('does not complete or clear before the vault is proven', async () => {
    await walked(8);
    for (const cmdlet of [complete, clear])
      await assert.rejects(run(cmdlet, { Name: 'files' }, road.world), { id: 'RecoveryPointNotVerified' });
    assert.ok(road.containers.has('landing'));
    assert.deepEqual(await readdir(road.policy.StagingLocation), ['repository']);
    assert.equal((await road.world.state.ledger.read()).length, 8);
  });

  it('does not clear a seed that nobody has heard of', async () => {
    await assert.rejects(run(clear, { Name: 'files' }, road.world), { id: 'RecoveryPointNotVerified' });
  });

  it('completes, then clears, and keeps what is no seed', async () => {
    await walked(9);
    await writeFile(join(road.policy.StagingLocation, 'notes.txt'), 'mine');
    await writeFile(join(road.policy.StagingLocation, 'seed.json'), JSON.stringify({ ImportJobName: 'seed-01' }));
    const { output: completed } = await run(complete, { Name: 'files' }, road.world);
    assert.deepEqual([completed[0]?.State, completed[0]?.RecoveryPoints, completed[0]?.Proven], ['Online', 2, 2]);
    assert.equal((await road.world.state.policies.get('files'))?.State, 'Online');
    const unasked = await run(clear, { Name: 'files' }, road.world, { agree: () => false });
    assert.deepEqual(
      unasked.output.map(({ State }) => State),
      ['Kept', 'Kept'],
    );
    const { output, asked } = await run(clear, { Name: 'files' }, road.world);
    assert.equal(asked.length, 2);
    assert.deepEqual(
      output.map(({ Kind, State, Files, Bytes }) => [Kind, State, Files, Bytes]),
      [
        ['Landing', 'Removed', 1, 100],
        ['Staging', 'Removed', 5, 500],
      ],
    );
    assert.deepEqual(await readdir(road.policy.StagingLocation), ['notes.txt']);
    assert.ok(!road.containers.has('landing'));
    assert.deepEqual(
      (await road.world.state.ledger.read()).slice(-2).map(({ Step }) => Step),
      ['Completed', 'Cleared'],
    );
    assert.deepEqual(
      (await run(clear, { Name: 'files' }, road.world)).output.map(({ State }) => State),
      ['Absent', 'Absent'],
    );
  });

  it('never clears a staging location that holds no seed', async () => {
    await walked(9);
    await road.world.state.policies.put({ ...road.policy, StagingLocation: road.home });
    const before = (await readdir(road.home, { recursive: true })).filter((name) => !name.includes('ledger'));
    const { output } = await run(clear, { Name: 'files', KeepContainer: true }, road.world);
    assert.deepEqual(
      output.map(({ State }) => State),
      ['Absent'],
    );
    assert.deepEqual(
      (await readdir(road.home, { recursive: true })).filter((name) => !name.includes('ledger')),
      before,
    );
  });
});
