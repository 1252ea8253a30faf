import assert from 'node:assert/strict';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import getManifest from '../../cmdlets/disks/Get-DriveManifest.ts';
import getDisk from '../../cmdlets/disks/Get-SeedDisk.ts';
import resume from '../../cmdlets/disks/Resume-OfflineBackupDiskPrep.ts';
import start from '../../cmdlets/disks/Start-OfflineBackupDiskPrep.ts';
import testDisk from '../../cmdlets/disks/Test-SeedDisk.ts';
import { recoveryKeyProblem } from '../../cmdlets/rules/recovery-key.ts';
import { type RoadWorld, roadWorld, run } from './road-world.ts';

describe('disks from the prompt', function () {
  this.timeout(30_000);
  let road: RoadWorld;
  beforeEach(async () => {
    road = await roadWorld();
    await road.staged('config', 155);
    await road.staged('keys/k', 400);
    await road.staged('data/aa/one', 3_000_000);
    await road.staged('data/bb/two', 2_000_000);
    await road.staged('index/i', 1000);
    await road.staged('snapshots/s', 300);
  });
  afterEach(() => road.end());

  it('prepares piped practice disks for a policy, and writes it down', async () => {
    await road.practiceDisk('P1', 4_000_000);
    await road.practiceDisk('P2', 4_000_000);
    await road.practiceDisk('P3', 4_000_000);
    const { output: disks } = await run(getDisk, {}, road.world);
    const { output, asked } = await run(start, { PolicyName: 'files', Disk: disks }, road.world);
    assert.deepEqual(
      output.map(({ DriveId }) => DriveId),
      ['P1', 'P2'],
    );
    assert.equal(asked.length, 2);
    assert.match(asked[0] ?? '', /^drive P1 at .*: Copy \d files \(\d+ bytes\) for import job seed-01; nothing is on it$/);
    const [entry] = await road.world.state.ledger.read('seed-01');
    assert.deepEqual([entry?.Step, entry?.At], ['DrivesPrepared', road.now]);
    assert.equal((await road.world.state.policies.get('files'))?.State, 'Prepared');
    for (const id of ['P1', 'P2']) assert.equal(recoveryKeyProblem((await road.world.state.secrets.get(`drive-${id}`)) ?? ''), undefined);
    assert.equal(await road.world.state.secrets.get('drive-P3'), undefined);
    const states = (await run(getDisk, {}, road.world)).output.map(({ DriveId, State, ImportJobName }) => [DriveId, State, ImportJobName]);
    assert.deepEqual(states, [
      ['P1', 'Prepared', 'seed-01'],
      ['P2', 'Prepared', 'seed-01'],
      ['P3', 'Empty', undefined],
    ]);
  });

  it('takes the original’s own words', async () => {
    await road.practiceDisk('P1');
    const { output, warnings } = await run(
      start,
      { Argument: [`S:${road.policy.StagingLocation}`, 'p:me.publishsettings'], DriveId: ['p1'] },
      road.world,
    );
    assert.equal(output.length, 1);
    assert.match(warnings.join(), /publish settings file is no longer needed/);
    await assert.rejects(run(start, { Argument: ['x:1'] }, road.world), { id: 'UnknownArgument' });
  });

  it('needs no policy when all names are given', async () => {
    const volume = await road.practiceDisk('P1');
    await road.world.state.policies.remove('files');
    const given = { StagingLocation: road.policy.StagingLocation, Path: [volume] };
    await assert.rejects(run(start, given, road.world), { id: 'NoSeed' });
    const { output } = await run(start, { ...given, ImportJobName: 'seed-07', ContainerName: 'landing' }, road.world);
    assert.equal(output[0]?.ImportJobName, 'seed-07');
  });

  const refused: [what: string, given: Record<string, unknown>, id: string][] = [
    ['a policy that is not there', { PolicyName: 'none' }, 'PolicyNotFound'],
    ['another job name than the policy', { PolicyName: 'files', ImportJobName: 'seed-02' }, 'ImportJobNameMismatch'],
    ['another container than the policy', { PolicyName: 'files', ContainerName: 'other' }, 'ContainerMismatch'],
    ['another staging location than the policy', { PolicyName: 'files', StagingLocation: '/elsewhere' }, 'StagingLocationMismatch'],
    ['a job name that Azure refuses', { StagingLocation: '/x', ImportJobName: 'Seed_1', ContainerName: 'landing' }, 'InvalidImportJobName'],
    [
      'a container name that Azure refuses',
      { StagingLocation: '/x', ImportJobName: 'seed-02', ContainerName: 'Landing' },
      'InvalidContainerName',
    ],
    ['no drive', { PolicyName: 'files' }, 'NoDrive'],
    ['a drive that is not there', { PolicyName: 'files', DriveId: ['Q'] }, 'DriveNotFound'],
    ['something that is no drive', { PolicyName: 'files', Disk: [{ Name: 'x' }] }, 'NotADisk'],
    ['serials that do not fit the folders', { PolicyName: 'files', Path: ['/a', '/b'], DriveId: ['x'] }, 'DriveIdCount'],
  ];
  for (const [what, given, id] of refused)
    it(`refuses ${what}`, async () => {
      await assert.rejects(run(start, given, road.world), { id });
    });

  it('refuses a staging location that was filled for another job', async () => {
    await road.practiceDisk('P1');
    await writeFile(join(road.policy.StagingLocation, 'seed.json'), JSON.stringify({ ImportJobName: 'seed-99' }));
    await assert.rejects(run(start, { PolicyName: 'files', DriveId: ['P1'] }, road.world), { id: 'ImportJobNameMismatch' });
  });

  it('touches nothing when nobody agrees', async () => {
    const volume = await road.practiceDisk('P1', 4_000_000);
    await road.practiceDisk('P2', 4_000_000);
    const { output, asked } = await run(start, { PolicyName: 'files', DriveId: ['P1', 'P2'] }, road.world, { agree: () => false });
    assert.deepEqual([output.length, asked.length], [0, 2]);
    assert.deepEqual(await readdir(volume), []);
    assert.deepEqual(await road.world.state.ledger.read(), []);
    assert.equal(await road.world.state.secrets.get('drive-P1'), undefined);
  });

  it('does without a drive that was refused', async () => {
    await road.practiceDisk('P1', 4_000_000);
    await road.practiceDisk('P2', 4_000_000);
    await road.practiceDisk('P3', 4_000_000);
    const given = { PolicyName: 'files', DriveId: ['P1', 'P2', 'P3'] };
    const { output } = await run(start, given, road.world, { agree: (target) => !target.includes('P1') });
    assert.deepEqual(
      output.map(({ DriveId }) => DriveId),
      ['P2', 'P3'],
    );
    assert.deepEqual(await readdir(join(road.home, 'home', 'disks', 'P1', 'volume')), []);
  });

  it('asks once more for a drive that holds other files', async () => {
    const volume = await road.practiceDisk('P1');
    await writeFile(join(volume, 'holiday.jpg'), 'x');
    const given = { PolicyName: 'files', DriveId: ['P1'] };
    await assert.rejects(run(start, given, road.world), { id: 'DriveNotEmpty', category: 'ResourceExists' });
    assert.deepEqual(await readdir(volume), ['holiday.jpg']);
    assert.equal((await run(start, given, road.world, { go: true })).output.length, 1);
    assert.equal(await readFile(join(volume, 'holiday.jpg'), 'utf8'), 'x');
  });

  it('takes the seed of another job off only with -Force, and says so', async () => {
    await road.practiceDisk('P1');
    await run(start, { PolicyName: 'files', DriveId: ['P1'] }, road.world);
    await road.world.state.policies.put({ ...road.policy, Name: 'other', ImportJobName: 'seed-02' });
    const given = { PolicyName: 'other', DriveId: ['P1'] };
    await assert.rejects(run(start, given, road.world), { id: 'DriveHoldsOtherJob' });
    const { output, asked } = await run(start, { ...given, Force: true }, road.world);
    assert.match(asked[0] ?? '', /ERASE the seed for import job seed-01/);
    assert.equal(output[0]?.ImportJobName, 'seed-02');
  });

  it('does not change drives whose job was made', async () => {
    await road.practiceDisk('P1');
    const given = { PolicyName: 'files', DriveId: ['P1'] };
    await run(start, given, road.world);
    await road.world.state.ledger.append({
      At: road.now,
      ImportJobName: 'seed-01',
      Step: 'JobCreated',
      ResourceGroup: 'g',
      Location: 'l',
      Drives: ['P1'],
    });
    await assert.rejects(run(start, given, road.world), { id: 'ImportJobExists' });
    assert.equal((await run(start, { ...given, Force: true }, road.world)).output.length, 1);
  });

  it('resumes what was begun, with one drive more', async () => {
    await road.practiceDisk('P1', 4_000_000);
    await assert.rejects(run(resume, { PolicyName: 'files' }, road.world), { id: 'NothingToResume' });
    await assert.rejects(run(start, { PolicyName: 'files', DriveId: ['P1'] }, road.world), { id: 'NotEnoughSpace' });
    await road.practiceDisk('P2', 4_000_000);
    await run(start, { PolicyName: 'files', DriveId: ['P1', 'P2'] }, road.world);
    await road.staged('data/cc/three', 2_500_000);
    await assert.rejects(run(resume, { PolicyName: 'files' }, road.world), { id: 'NotEnoughSpace' });
    await road.practiceDisk('P3', 4_000_000);
    const before = await stat(join(road.home, 'home', 'disks', 'P1', 'volume', 'seed-01', 'data', 'aa', 'one'));
    const { output } = await run(resume, { PolicyName: 'files', DriveId: ['P3'] }, road.world);
    assert.deepEqual(
      output.map(({ DriveId }) => DriveId),
      ['P1', 'P2', 'P3'],
    );
    const after = await stat(join(road.home, 'home', 'disks', 'P1', 'volume', 'seed-01', 'data', 'aa', 'one'));
    assert.equal(after.ino, before.ino);
  });

  it('finds what the datacenter would refuse', async () => {
    const volume = await road.practiceDisk('P1');
    await run(start, { PolicyName: 'files', DriveId: ['P1'] }, road.world);
    const failed = async () => (await run(testDisk, { DriveId: ['P1'], FailedOnly: true }, road.world)).output.map(({ Check }) => Check);
    assert.deepEqual(await failed(), []);
    assert.ok((await run(testDisk, { DriveId: ['P1'] }, road.world)).output.length > 8);
    const file = join(volume, 'seed-01', 'data', 'aa', 'one');
    const bytes = await readFile(file);
    bytes[17] = (bytes[17] ?? 0) ^ 1;
    await writeFile(file, bytes);
    assert.deepEqual(await failed(), ['Corrupted']);
    await writeFile(file, bytes.subarray(1));
    assert.deepEqual(await failed(), ['FileUnexpectedEnd']);
    const manifest = join(volume, 'DriveManifest.xml');
    const text = await readFile(manifest, 'utf8');
    await writeFile(manifest, text.replace('<DriveId>P1', '<DriveId>P9'));
    assert.deepEqual(await failed(), ['ManifestDriveIdMismatch', 'ManifestCorrupted', 'FileUnexpectedEnd']);
    await writeFile(manifest, text.slice(0, -20));
    assert.deepEqual(await failed(), ['ManifestFormatInvalid']);
    await writeFile(manifest, text);
    await road.practiceDisk('P1', 64 * 2 ** 20, { LogicalSectorSize: 4096, FileSystem: 'exFAT' });
    await road.world.state.secrets.put('drive-P1', '439675-460165-128202-905124-487224-524332-851649-442187');
    assert.deepEqual(await failed(), ['SectorSize', 'VolumeNotNtfs', 'BitLockerKeyInvalid', 'FileUnexpectedEnd']);
  });

  it('reads a drive from its manifest alone', async () => {
    const volume = await road.practiceDisk('P1');
    const { output: prepared } = await run(start, { PolicyName: 'files', DriveId: ['P1'] }, road.world);
    const { output } = await run(getManifest, { Path: [volume] }, road.world);
    assert.deepEqual([output[0]?.DriveId, output[0]?.ManifestHash, output[0]?.Files], ['P1', prepared[0]?.ManifestHash, 6]);
    const blobs = (await run(getManifest, { Path: [volume], Blob: true }, road.world)).output;
    assert.ok(blobs.some(({ PSTypeName, BlobPath }) => PSTypeName === 'OfflineSeed.ManifestBlob' && BlobPath === 'landing/data/aa/one'));
    await assert.rejects(run(getManifest, { Path: [road.home] }, road.world), { id: 'ManifestNotFound' });
  });

  it('lists by serial, with wildcards', async () => {
    await road.practiceDisk('P1');
    await road.practiceDisk('Q1', 1000, { State: 'Shipped' });
    const ids = async (given: Record<string, unknown>) => (await run(getDisk, given, road.world)).output.map(({ DriveId }) => DriveId);
    assert.deepEqual(await ids({}), ['P1', 'Q1']);
    assert.deepEqual(await ids({ Available: true }), ['P1']);
    assert.deepEqual(await ids({ DriveId: ['p*', 'Q?'] }), ['P1', 'Q1']);
    const missing = await run(getDisk, { DriveId: ['X', 'X*'] }, road.world);
    assert.deepEqual(
      missing.errors.map(({ id }) => id),
      ['DriveNotFound'],
    );
    assert.equal((await run(getDisk, { Path: [road.home] }, road.world)).output[0]?.Kind, 'Folder');
  });
});
