import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import connect from '../../cmdlets/account/Connect-OfflineSeedAccount.ts';
import startBackup from '../../cmdlets/backup/Start-OBBackup.ts';
import startRecovery from '../../cmdlets/backup/Start-OBRecovery.ts';
import testPoint from '../../cmdlets/backup/Test-RecoveryPoint.ts';
import prepare from '../../cmdlets/disks/Start-OfflineBackupDiskPrep.ts';
import clear from '../../cmdlets/finish/Clear-OfflineSeedResource.ts';
import complete from '../../cmdlets/finish/Complete-OfflineSeed.ts';
import newJob from '../../cmdlets/importjob/New-ImportJob.ts';
import register from '../../cmdlets/importjob/Register-ImportExportProvider.ts';
import update from '../../cmdlets/importjob/Update-ImportJobShipping.ts';
import waitJob from '../../cmdlets/importjob/Wait-ImportJob.ts';
import newPolicy from '../../cmdlets/policy/New-OfflineSeedPolicy.ts';
import testPolicy from '../../cmdlets/policy/Test-OfflineSeedPolicy.ts';
import newGroup from '../../cmdlets/vault/New-OfflineSeedResourceGroup.ts';
import newAccount from '../../cmdlets/vault/New-OfflineSeedStorageAccount.ts';
import newVault from '../../cmdlets/vault/New-RecoveryServicesVault.ts';
import { createAgent } from '../../providers/agent/agent.ts';
import type { SeedDisk } from '../../providers/contracts/disks.ts';
import type { World } from '../../providers/contracts/world.ts';
import { makeWorld } from '../../providers/world.ts';
import { Secret } from '../../shell/command/parameter.ts';
import { fingerprint, noise } from '../agent/tree.ts';
import { run } from '../importjob/practice-world.ts';

const passphrase = new Secret('a passphrase for this road');
const days = 86_400_000;

/** The whole road with the real agent, the real preparation and the practice cloud, two drives that each hold a part of the repository. */
describe('the whole road of a backup in the practice cloud', function () {
  this.timeout(180_000);
  let root: string;
  let world: World;
  const before0 = process.env.OFFLINESEED_HOME;
  const at = (...names: string[]) => join(root, ...names);
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'offlineseed-road-'));
    process.env.OFFLINESEED_HOME = at('home');
    world = makeWorld(() => undefined);
    mkdirSync(at('source/sub'), { recursive: true });
    for (let n = 0; n < 6; n++) writeFileSync(at('source', `large-${n}`), noise(9_000_000, n + 10));
    for (let n = 0; n < 50; n++) writeFileSync(at('source/sub', `small ${n}.txt`), `file ${n}`);
  });
  after(async () => {
    await world.sandbox.stop();
    if (before0 === undefined) delete process.env.OFFLINESEED_HOME;
    else process.env.OFFLINESEED_HOME = before0;
    rmSync(root, { recursive: true, force: true });
  });
  const backup = async () => (await run(startBackup, { Name: 'road', Passphrase: passphrase }, world)).output[0];
  const disks: SeedDisk[] = [];

  it('stages what a tested policy names', async () => {
    await run(connect, { Environment: 'Sandbox' }, world);
    await run(register, {}, world);
    await run(newGroup, { Name: 'seed-rg', Location: 'westus' }, world);
    await run(newAccount, { ResourceGroupName: 'seed-rg', Name: 'seedaccount', Location: 'westus' }, world);
    await run(newVault, { ResourceGroupName: 'seed-rg', Name: 'seed-vault', Location: 'westus' }, world);
    const names = {
      Path: [at('source')],
      StagingLocation: at('staging'),
      ImportJobName: 'road-seed-01',
      ResourceGroupName: 'seed-rg',
      StorageAccountName: 'seedaccount',
      ContainerName: 'landing',
      VaultName: 'seed-vault',
    };
    await run(newPolicy, { Name: 'road', ...names }, world);
    assert.deepEqual((await run(testPolicy, { Name: 'road', FailedOnly: true }, world)).output, []);
    assert.equal((await backup())?.Step, 'Staged');
  });

  it('carries it on two drives, from which it can be restored, and waits meanwhile', async () => {
    for (let n = 0; n < 2; n++) disks.push(await world.sandbox.newDisk({ size: 48 * 2 ** 20 }));
    const drives = (await run(prepare, { PolicyName: 'road', Disk: disks }, world)).output;
    assert.equal(drives.length, 2);
    const verified = (await run(testPoint, { Name: 'road', Passphrase: passphrase, From: 'Drive' }, world)).output[0];
    assert.deepEqual([verified?.Passed, verified?.Problems], [true, []]);
    assert.equal((await backup())?.Step, 'Waiting');
    const address = {
      RecipientName: 'R',
      StreetAddress1: 'S',
      City: 'C',
      StateOrProvince: 'WA',
      PostalCode: '98052',
      CountryOrRegion: 'USA',
      Phone: '4255550100',
      Email: 'a@b.c',
    };
    await run(
      newJob,
      {
        PolicyName: 'road',
        Drive: drives,
        ReturnAddress: address,
        ReturnShippingCarrierName: 'FedEx',
        ReturnShippingCarrierAccountNumber: '1',
      },
      world,
    );
    await run(update, { Name: 'road-seed-01', ResourceGroupName: 'seed-rg', CarrierName: 'FedEx', TrackingNumber: '7489-0007' }, world);
    await world.sandbox.sendPackage({ carrier: 'FedEx', trackingNumber: '7489-0007', driveIds: disks.map(({ DriveId }) => DriveId) });
    assert.equal((await backup())?.Step, 'Waiting');
    await world.sandbox.stepClock(5 * days);
    await run(waitJob, { Name: 'road-seed-01', ResourceGroupName: 'seed-rg', State: ['Packaging', 'Completed'], TimeoutSec: 60 }, world);
    await world.sandbox.stepClock(5 * days);
    await run(waitJob, { Name: 'road-seed-01', ResourceGroupName: 'seed-rg', TimeoutSec: 60 }, world);
  });

  it('moves into the vault, and goes on with what is new', async () => {
    const vaulted = await backup();
    assert.equal(vaulted?.Step, 'Vaulted');
    writeFileSync(at('source/later'), noise(700_000, 99));
    const more = await backup();
    assert.deepEqual([more?.Step, more?.FilesNew, more?.FilesUnmodified], ['Incremental', 1, 56]);
    assert.ok((more?.BytesSent as number) < 1_000_000);
  });

  it('is proven in the vault and comes back byte by byte', async () => {
    const verified = (await run(testPoint, { Name: 'road', Passphrase: passphrase, From: 'Vault' }, world)).output[0];
    assert.deepEqual([verified?.Passed, (verified?.Restorable as string[] | undefined)?.length], [true, 2]);
    const restored = (
      await run(startRecovery, { Name: 'road', Passphrase: passphrase, From: 'Vault', DestinationPath: at('restored') }, world)
    ).output[0];
    assert.deepEqual([restored?.JobState, restored?.Files], ['Completed', 57]);
    assert.deepEqual(fingerprint(join(at('restored'), at('source'))), fingerprint(at('source')));
  });

  it('is a repository for the real restic, too', async function () {
    const vault = await world.cloud.storageAccounts.container('seedaccount', 'vault-road-seed-01');
    await createAgent().transfer({ kind: 'container', container: vault }, { kind: 'folder', path: at('downloaded') }, () => {});
    const env = { ...process.env, RESTIC_PASSWORD: passphrase.reveal() };
    const restic = spawnSync('restic', ['-q', '--no-cache', '-r', at('downloaded'), 'check', '--read-data'], { env, encoding: 'utf8' });
    if (restic.error) {
      this.test!.title += ' (restic is not installed)';
      this.skip();
    }
    assert.deepEqual([restic.status, restic.stderr], [0, '']);
  });

  it('is completed and cleared, and backups go on straight into the vault', async () => {
    await run(complete, { Name: 'road' }, world);
    await run(clear, { Name: 'road' }, world);
    writeFileSync(at('source/last'), 'x');
    const last = await backup();
    assert.deepEqual([last?.Step, last?.FilesNew], ['Incremental', 1]);
    assert.equal((await run(testPoint, { Name: 'road', Passphrase: passphrase }, world)).output[0]?.Passed, true);
  });
});
