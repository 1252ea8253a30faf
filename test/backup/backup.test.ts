import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import getJob from '../../cmdlets/backup/Get-OBJob.ts';
import getItem from '../../cmdlets/backup/Get-OBRecoverableItem.ts';
import getSource from '../../cmdlets/backup/Get-OBRecoverableSource.ts';
import startBackup from '../../cmdlets/backup/Start-OBBackup.ts';
import startRecovery from '../../cmdlets/backup/Start-OBRecovery.ts';
import testPoint from '../../cmdlets/backup/Test-RecoveryPoint.ts';
import { tellSkipped } from '../../cmdlets/backup/told-skipped.ts';
import { createAgent } from '../../providers/agent/agent.ts';
import type { ImportJob } from '../../providers/contracts/cloud.ts';
import type { Failure } from '../../shell/command/context.ts';
import { Secret } from '../../shell/command/parameter.ts';
import { fingerprint, noise } from '../agent/tree.ts';
import { run } from '../importjob/practice-world.ts';
import { type BackupWorld, backupWorld, passphrase } from './backup-world.ts';

/** Every file below a folder, with its length. */
const listing = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('locks'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

const count = (list: unknown) => (list as unknown[]).length;

describe('the backup of a policy, step by step', function () {
  this.timeout(60_000);
  let on: BackupWorld;
  before(async () => {
    on = backupWorld();
    await on.policy();
  });
  after(() => on.end());
  const backup = (more: object = {}) => run(startBackup, { Name: 'files', Passphrase: passphrase, ...more }, on.world);
  const job = (State: string) =>
    on.world.jobs.set('files-seed-01', {
      Name: 'files-seed-01',
      ResourceGroup: 'seed-rg',
      Location: 'West US',
      State,
      Drives: [],
    } as unknown as ImportJob);
  const note = (entry: object) => on.world.entries.push({ At: on.world.now, ImportJobName: 'files-seed-01', ...entry } as never);

  it('refuses a short passphrase, and does nothing with -WhatIf', async () => {
    await assert.rejects(backup({ Passphrase: new Secret('fifteen letters') }), { id: 'PassphraseTooShort' });
    assert.deepEqual((await run(startBackup, { Name: 'files', Passphrase: passphrase }, on.world, { whatIf: true })).output, []);
    assert.deepEqual(on.steps(), ['PolicyCreated']);
  });

  it('stages first, and ties the staging location to the import job', async () => {
    const { output, errors, progress } = await backup();
    const [done] = output;
    assert.deepEqual([done?.Step, done?.JobState, done?.FilesNew, errors], ['Staged', 'Completed', 2, []]);
    assert.ok(progress.length > 0);
    assert.deepEqual(JSON.parse(readFileSync(join(on.staging, 'seed.json'), 'utf8')), { ImportJobName: 'files-seed-01' });
    assert.deepEqual(on.steps(), ['PolicyCreated', 'Staged', 'JobEnded']);
    assert.equal(on.world.policiesKept.get('files')?.State, 'Staged');
  });

  it('refuses a staging location of another import job before it writes', async () => {
    const policy = on.world.policiesKept.get('files')!;
    const before = listing(on.staging);
    on.world.policiesKept.set('files', { ...policy, ImportJobName: 'another-01' });
    await assert.rejects(backup(), { id: 'ImportJobNameMismatch' });
    on.world.policiesKept.set('files', policy);
    assert.deepEqual(listing(on.staging), before);
    const [failed] = (await run(getJob, { Status: 'Failed' }, on.world)).output;
    assert.deepEqual([failed?.JobState, failed?.ErrorId], ['Failed', 'ImportJobNameMismatch']);
  });

  it('waits while the import is under way, and changes nothing', async () => {
    note({ Step: 'DrivesPrepared', Drives: [] });
    note({ Step: 'JobCreated', ResourceGroup: 'seed-rg', Location: 'West US', Drives: [] });
    job('Shipping');
    writeFileSync(join(on.source, 'meanwhile'), 'new');
    const before = listing(on.staging);
    const { output, warnings } = await backup();
    assert.deepEqual([output[0]?.Step, output[0]?.JobState], ['Waiting', 'Waiting']);
    assert.match(warnings.join(), /^Waiting for Azure Import Job to complete\. Please check on Azure Management portal/);
    assert.deepEqual(listing(on.staging), before);
    on.world.jobs.clear();
    await assert.rejects(backup(), { id: 'ImportJobNotFound' });
  });

  it('moves nothing while the landing container lacks something', async () => {
    job('Completed');
    await assert.rejects(backup(), { id: 'ImportIncomplete' });
    assert.equal(on.world.entries.findLast(({ Step }) => Step === 'CopyCompleted')?.Step, 'CopyCompleted');
    assert.equal(on.steps().includes('Vaulted'), false);
  });

  it('moves from the landing container into the vault once it was copied', async () => {
    const landing = await on.world.cloud.storageAccounts.container('seedaccount', 'landing');
    await createAgent().transfer(
      { kind: 'folder', path: join(on.staging, 'repository') },
      { kind: 'container', container: landing },
      () => {},
    );
    const { output } = await backup();
    const [done] = output;
    assert.deepEqual([done?.Step, count(done?.RecoveryPoints)], ['Vaulted', 1]);
    assert.deepEqual(
      [...on.containers.get('vault-files-seed-01')!.blobs.keys()].sort(),
      [...on.containers.get('landing')!.blobs.keys()].sort(),
    );
    assert.ok(on.containers.get('vault-files-seed-01')!.calls.some((call) => call.startsWith('copy data/')));
    assert.equal(on.world.policiesKept.get('files')?.State, 'Online');
  });

  it('is incremental from then on: only what is new travels', async () => {
    const vault = on.containers.get('vault-files-seed-01')!;
    const calls = vault.calls.length;
    const { output } = await backup();
    const [done] = output;
    assert.deepEqual([done?.Step, done?.FilesNew, done?.FilesUnmodified], ['Incremental', 1, 2]);
    assert.ok((done?.BytesSent as number) > 0 && (done?.BytesSent as number) < 100_000);
    assert.ok(vault.calls.slice(calls).filter((call) => call.startsWith('put')).length <= 5);
    assert.equal(done?.FilesSent, vault.calls.slice(calls).filter((call) => call.startsWith('put')).length);
  });

  it('shows recovery points and what they hold', async () => {
    const points = (await run(getSource, { Name: 'files', Passphrase: passphrase }, on.world)).output;
    assert.deepEqual(
      points.map(({ From, Files, ServerName }) => [From, Files, ServerName]),
      [
        ['Vault', 3, 'server'],
        ['Vault', 2, 'server'],
      ],
    );
    const items = (await run(getItem, { Name: 'files', Passphrase: passphrase, From: 'Staging' }, on.world)).output;
    assert.deepEqual(
      items.map(({ Name, IsDir }) => [Name, IsDir]),
      [
        ['a.txt', false],
        ['meanwhile', false],
        ['sub', true],
      ],
    );
    const found = (await run(getItem, { Name: 'files', Passphrase: passphrase, Recurse: true, SearchString: '*.BIN' }, on.world)).output;
    assert.deepEqual(
      found.map(({ Path, ItemSize }) => [Path, ItemSize]),
      [[join(on.source, 'sub/b.bin'), 1_500_000]],
    );
    const target = join(on.root, 'one');
    const [one] = (await run(startRecovery, { RecoverableItem: found, DestinationPath: target, Passphrase: passphrase }, on.world)).output;
    assert.deepEqual([one?.Files, one?.From], [1, 'Vault']);
  });

  it('proves the vault by reading it, and by a restore of everything', async () => {
    const [verified] = (await run(testPoint, { Name: 'files', Passphrase: passphrase, From: 'Vault' }, on.world)).output;
    assert.deepEqual([verified?.Passed, count(verified?.Restorable), verified?.Problems], [true, 2, []]);
    const target = join(on.root, 'restored');
    const part = { Name: 'files', DestinationPath: join(on.root, 'part'), Passphrase: passphrase, Path: ['*.txt'] };
    assert.equal((await run(startRecovery, part, on.world)).output[0]?.Files, 1);
    assert.equal(on.steps().includes('Restored'), false, 'a part proves nothing');
    const [whole] = (await run(startRecovery, { Name: 'files', DestinationPath: target, Passphrase: passphrase, From: 'Vault' }, on.world))
      .output;
    assert.deepEqual([whole?.JobState, whole?.Files], ['Completed', 3]);
    assert.deepEqual(fingerprint(join(target, on.source)), fingerprint(on.source));
    assert.deepEqual(
      on.steps().filter((step) => step === 'Verified' || step === 'Restored'),
      ['Verified', 'Restored'],
    );
  });

  it('names what is damaged, and does not call it proven', async () => {
    const vault = on.containers.get('vault-files-seed-01')!;
    const [name, bytes] = [...vault.blobs].find(([one, content]) => one.startsWith('data/') && content.length > 1_000_000)!;
    const damaged = Buffer.from(bytes);
    damaged[5000]! ^= 1;
    vault.blobs.set(name, damaged);
    const { output, errors } = await run(testPoint, { Name: 'files', Passphrase: passphrase, From: 'Vault' }, on.world);
    assert.deepEqual([output[0]?.Passed, count(output[0]?.Damaged)], [false, 2]);
    assert.ok(errors.every(({ id, target }) => id === 'RecoveryPointDamaged' && target === name));
    vault.blobs.set(name, bytes);
  });

  it('goes straight into the vault once the staging location is cleared', async () => {
    rmSync(join(on.staging, 'repository'), { recursive: true });
    writeFileSync(join(on.source, 'later'), noise(5000, 9));
    const [done] = (await backup()).output;
    assert.deepEqual([done?.Step, done?.FilesNew], ['Incremental', 1]);
    assert.equal(existsSync(join(on.staging, 'repository')), false);
    assert.equal((await run(getSource, { Name: 'files', Passphrase: passphrase }, on.world)).output.length, 3);
  });

  it('keeps every run in its history, the newest first', async () => {
    const runs = (await run(getJob, { Name: 'files' }, on.world)).output;
    assert.deepEqual([runs[0]?.JobType, runs.at(-1)?.JobType, runs.at(-1)?.Message !== ''], ['Backup', 'Backup', true]);
    assert.ok(runs.some(({ JobState }) => JobState === 'Waiting') && runs.some(({ JobState }) => JobState === 'Failed'));
    assert.equal((await run(getJob, { Previous: 2 }, on.world)).output.length, 2);
    assert.ok(!JSON.stringify(on.world.entries).includes(passphrase.reveal()), 'no passphrase is ever written down');
  });
});

describe('what was left out', () => {
  it('is an error for each item, and what is only in doubt a warning', () => {
    const errors: Failure[] = [];
    const warnings: string[] = [];
    const items = [
      ...Array.from({ length: 30 }, (_, n) => ({ Path: `/srv/${n}`, Code: 'AccessDenied', Reason: 'It may not be read.' })),
      { Path: '/srv/log', Code: 'ChangedWhileRead', Reason: 'It changed.' },
    ];
    tellSkipped(items, 40, 'backup', { error: (one) => errors.push(one), warn: (text) => warnings.push(text) });
    assert.deepEqual(
      [errors.length, errors[0]?.id, errors[0]?.category, errors[0]?.target],
      [21, 'ItemSkipped', 'PermissionDenied', '/srv/0'],
    );
    assert.match(errors[20]?.message ?? '', /^19 items more/);
    assert.deepEqual(warnings, ['"/srv/log": It changed.']);
  });
});
