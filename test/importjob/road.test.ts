import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import connect from '../../cmdlets/account/Connect-OfflineSeedAccount.ts';
import getLocation from '../../cmdlets/importjob/Get-ImportExportLocation.ts';
import getJob from '../../cmdlets/importjob/Get-ImportJob.ts';
import getKey from '../../cmdlets/importjob/Get-ImportJobKey.ts';
import getLog from '../../cmdlets/importjob/Get-ImportJobLog.ts';
import newJob from '../../cmdlets/importjob/New-ImportJob.ts';
import register from '../../cmdlets/importjob/Register-ImportExportProvider.ts';
import removeJob from '../../cmdlets/importjob/Remove-ImportJob.ts';
import update from '../../cmdlets/importjob/Update-ImportJobShipping.ts';
import waitJob from '../../cmdlets/importjob/Wait-ImportJob.ts';
import connection from '../../cmdlets/readiness/Get-DPMCloudConnection.ts';
import getAccount from '../../cmdlets/vault/Get-OfflineSeedStorageAccount.ts';
import newGroup from '../../cmdlets/vault/New-OfflineSeedResourceGroup.ts';
import newAccount from '../../cmdlets/vault/New-OfflineSeedStorageAccount.ts';
import newVault from '../../cmdlets/vault/New-RecoveryServicesVault.ts';
import setRedundancy from '../../cmdlets/vault/Set-RecoveryServicesVaultRedundancy.ts';
import type { World } from '../../providers/contracts/world.ts';
import { makeWorld } from '../../providers/world.ts';
import { run } from './practice-world.ts';

const back = {
  ReturnAddress: {
    RecipientName: 'R',
    StreetAddress1: 'S',
    City: 'C',
    StateOrProvince: 'WA',
    PostalCode: '1',
    CountryOrRegion: 'USA',
    Phone: '4255550100',
    Email: 'a@b.c',
  },
  ReturnShippingCarrierName: 'FedEx',
  ReturnShippingCarrierAccountNumber: '1',
};
const id = { Name: 'road-01', ResourceGroupName: 'seed-rg' };

describe('the road of an import job in the practice cloud', function () {
  this.timeout(120_000);
  let home: string;
  let world: World;
  const before0 = process.env.OFFLINESEED_HOME;
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'offlineseed-road-'));
    process.env.OFFLINESEED_HOME = join(home, 'home');
    world = makeWorld(() => undefined);
  });
  after(async () => {
    await world.sandbox.stop();
    if (before0 === undefined) delete process.env.OFFLINESEED_HOME;
    else process.env.OFFLINESEED_HOME = before0;
    await rm(home, { recursive: true, force: true });
  });

  it('begins with sign-in, provider, group, account and vault', async () => {
    const [context] = (await run(connect, { Environment: 'Sandbox' }, world)).output;
    assert.deepEqual([context?.Environment, context?.AccountType], ['Sandbox', 'ServicePrincipal']);
    assert.equal((await run(register, {}, world)).output[0]?.RegistrationState, 'Registered');
    await run(newGroup, { Name: 'seed-rg', Location: 'westus' }, world);
    await run(newAccount, { ResourceGroupName: 'seed-rg', Name: 'seedaccount', Location: 'westus' }, world);
    assert.deepEqual(
      (await run(getAccount, { Name: 'seedaccount' }, world)).output.map(({ CanTakeSeed }) => CanTakeSeed),
      [true],
    );
    const [vault] = (await run(newVault, { ResourceGroupName: 'seed-rg', Name: 'seed-vault', Location: 'westus' }, world)).output;
    assert.equal(
      (await run(setRedundancy, { Vault: vault, BackupStorageRedundancy: 'LocallyRedundant' }, world)).output[0]?.Redundancy,
      'LocallyRedundant',
    );
    assert.deepEqual((await run(connection, {}, world)).output, [true]);
    const steps = (await run(connection, { Detailed: true }, world)).output;
    assert.deepEqual([steps.at(-1)?.Step, steps.at(-1)?.Detail], ['Provider', 'Microsoft.ImportExport is Registered']);
    assert.ok((await run(getLocation, { Name: 'westus' }, world)).output[0]?.Open);
  });

  it('goes on with a job made from prepared drives, whose parcel is announced', async () => {
    const source = join(home, 'staging');
    await mkdir(join(source, 'data'), { recursive: true });
    for (const [name, size] of [
      ['data/a', 300_000],
      ['data/b', 5_000_000],
      ['config', 155],
    ] as const)
      await writeFile(join(source, name), randomBytes(size));
    const disk = await world.sandbox.newDisk({ size: 64 * 1024 * 1024 });
    const drives = await world.preparation.prepare(
      {
        source,
        drives: [disk],
        importJobName: id.Name,
        container: 'landing',
        journalFolder: join(home, 'journals'),
        blobType: 'BlockBlob',
      },
      () => undefined,
    );
    const given = { ...id, StorageAccountName: 'seedaccount', Location: 'West US', Drive: drives, ...back };
    const checks = (await run(newJob, { ...given, ValidateOnly: true }, world)).output;
    assert.deepEqual(
      checks.filter(({ Passed, Severity }) => !Passed && Severity === 'Error'),
      [],
    );
    const { output, warnings } = await run(newJob, given, world);
    assert.deepEqual([output[0]?.State, (output[0] as { Drives: { DriveId: string }[] }).Drives[0]?.DriveId], ['Creating', disk.DriveId]);
    assert.equal(warnings.length, 1);
    assert.equal((await run(newJob, given, world)).output.length, 1);
    assert.deepEqual(
      (await run(getKey, id, world)).output.map(({ BitLockerKey }) => BitLockerKey),
      [''],
    );
    const [shipped] = (await run(update, { ...id, CarrierName: 'FedEx', TrackingNumber: '7489-0001' }, world)).output;
    assert.equal(shipped?.State, 'Shipping');
    await assert.rejects(run(removeJob, id, world), { id: 'ImportJobCannotBeDeleted' });
    const ledger = await world.state.ledger.read(id.Name);
    assert.deepEqual(
      ledger.map(({ Step }) => Step),
      ['JobCreated', 'Shipped'],
    );
    await world.sandbox.sendPackage({ carrier: 'FedEx', trackingNumber: '7489-0001', driveIds: [disk.DriveId] });
  });

  it('ends with the copy and its log', async () => {
    await world.sandbox.stepClock(5 * 86_400_000);
    const packed = await run(waitJob, { ...id, State: ['Packaging', 'Completed'], TimeoutSec: 60 }, world);
    assert.match(String(packed.output[0]?.State), /^(Packaging|Completed)$/);
    const { output, warnings, errors } = await run(getLog, { ...id, LogLevel: ['Verbose'] }, world);
    assert.deepEqual(errors, []);
    assert.deepEqual(
      output.map(({ Status }) => Status),
      ['Completed', 'Completed', 'Completed'],
    );
    assert.deepEqual(warnings, []);
    const container = await world.cloud.storageAccounts.container('seedaccount', 'landing');
    assert.equal((await container.read('config')).length, 155);
    await world.sandbox.stepClock(5 * 86_400_000);
    assert.equal((await run(waitJob, { ...id, TimeoutSec: 60 }, world)).output[0]?.State, 'Completed');
    assert.ok((await world.state.ledger.read(id.Name)).some(({ Step }) => Step === 'CopyCompleted'));
    await run(removeJob, id, world);
    assert.equal((await run(getJob, {}, world)).output.length, 0);
  });
});
