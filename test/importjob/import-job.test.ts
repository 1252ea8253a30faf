import assert from 'node:assert/strict';
import getJob from '../../cmdlets/importjob/Get-ImportJob.ts';
import getKey from '../../cmdlets/importjob/Get-ImportJobKey.ts';
import getLog from '../../cmdlets/importjob/Get-ImportJobLog.ts';
import getDeadline from '../../cmdlets/importjob/Get-ShipmentDeadline.ts';
import newJob from '../../cmdlets/importjob/New-ImportJob.ts';
import removeJob from '../../cmdlets/importjob/Remove-ImportJob.ts';
import setAddress from '../../cmdlets/importjob/Set-ImportJobReturnAddress.ts';
import stopJob from '../../cmdlets/importjob/Stop-ImportJob.ts';
import update from '../../cmdlets/importjob/Update-ImportJobShipping.ts';
import waitJob from '../../cmdlets/importjob/Wait-ImportJob.ts';
import type { BackupPolicy } from '../../providers/contracts/agents.ts';
import { Secret } from '../../shell/command/parameter.ts';
import { practiceWorld, run } from './practice-world.ts';

const key = '238810-662376-448998-450120-652806-203390-606320-483076';
const drive = (DriveId: string) => ({
  DriveId,
  Path: `/mnt/${DriveId}`,
  ImportJobName: 'demo-seed-01',
  ManifestFile: '\\DriveManifest.xml',
  ManifestHash: '109B21108597EF36D5785F08303F3638',
  DriveHeaderHash: '',
});
const back = {
  ReturnAddress: {
    RecipientName: 'R',
    StreetAddress1: 'S',
    City: 'C',
    PostalCode: '1',
    CountryOrRegion: 'USA',
    Phone: '4255550100',
    Email: 'a@b.c',
  },
  ReturnShippingCarrierName: 'FedEx',
  ReturnShippingCarrierAccountNumber: '1',
};
const policy = {
  Name: 'demo',
  ImportJobName: 'demo-seed-01',
  ResourceGroup: 'seed-rg',
  StorageAccount: 'seedaccount',
  Container: 'landing',
  SubscriptionId: 's',
  Location: 'westus',
  State: 'Prepared',
} as BackupPolicy;
const id = { Name: 'demo-seed-01', ResourceGroupName: 'seed-rg' };

/** A world with the policy, and with the job when `made`. */
async function world(made = true) {
  const here = practiceWorld();
  here.policiesKept.set('demo', policy);
  if (made)
    await run(
      newJob,
      { PolicyName: 'demo', Drive: [drive('A1'), drive('B2')], BitLockerKey: { A1: key, B2: new Secret(key) }, ...back },
      here,
    );
  return here;
}

describe('New-ImportJob', () => {
  it('makes one job of all drives, notes it down, and takes the policy along', async () => {
    const here = await world();
    const job = here.jobs.get('demo-seed-01');
    assert.deepEqual(
      [job?.Location, job?.StorageAccountId.split('/').at(-1), job?.Drives.map(({ DriveId }) => DriveId), job?.Drives[1]?.BitLockerKey],
      ['West US', 'seedaccount', ['A1', 'B2'], key],
    );
    assert.deepEqual(here.entries, [
      {
        At: here.now,
        ImportJobName: 'demo-seed-01',
        Step: 'JobCreated',
        ResourceGroup: 'seed-rg',
        Location: 'West US',
        Drives: ['A1', 'B2'],
      },
    ]);
    assert.equal(here.policiesKept.get('demo')?.State, 'AwaitingShipment');
  });

  it('reads drives that are only named by where they are', async () => {
    const here = practiceWorld({
      world: {
        preparation: {
          read: async (path: string) => ({ ...drive(path.slice(-2)), Blobs: [{ BlobPath: 'landing/x', FilePath: '\\x', Length: 1 }] }),
        } as never,
      },
    });
    here.policiesKept.set('demo', policy);
    const { output } = await run(newJob, { PolicyName: 'demo', DrivePath: ['A1', 'B2'], ...back }, here);
    assert.equal(output.length, 1);
    assert.deepEqual(
      here.jobs.get('demo-seed-01')?.Drives.map(({ DriveId }) => DriveId),
      ['A1', 'B2'],
    );
  });

  it('-ValidateOnly gives every check and makes nothing', async () => {
    const here = await world(false);
    const { output, asked } = await run(
      newJob,
      { PolicyName: 'demo', Drive: [drive('A1')], ReturnShippingCarrierName: 'UPS', ValidateOnly: true },
      here,
    );
    assert.deepEqual(
      output.filter(({ Passed }) => !Passed).map(({ Check }) => Check),
      ['NoRecoveryKey', 'InvalidReturnAddress', 'MissingReturnShipping', 'UnsupportedCarrier'],
    );
    assert.ok(output.every(({ PSTypeName }) => PSTypeName === 'OfflineSeed.Finding'));
    assert.deepEqual([here.jobs.size, here.entries.length, asked.length], [0, 0, 0]);
  });

  it('-WhatIf shows the body, without keys, and makes nothing', async () => {
    const here = await world(false);
    const { output, asked } = await run(newJob, { PolicyName: 'demo', Drive: [drive('A1')], BitLockerKey: { a1: key }, ...back }, here, {
      whatIf: true,
    });
    assert.deepEqual([output.length, here.jobs.size], [0, 0]);
    assert.match(asked[0] ?? '', /"driveId": "A1"/);
    assert.doesNotMatch(asked[0] ?? '', /238810/);
  });

  it('makes nothing while a check fails, and says all that is wrong', async () => {
    const here = await world(false);
    await assert.rejects(run(newJob, { PolicyName: 'demo', Drive: [{ ...drive('A1'), ImportJobName: 'else' }], ...back }, here), {
      id: 'ImportJobNameMismatch',
      category: 'InvalidArgument',
    });
    await assert.rejects(run(newJob, { PolicyName: 'none' }, here), { id: 'PolicyNotFound' });
    await assert.rejects(run(newJob, { Drive: [{ Path: '/x' }] }, here), { id: 'NotAPreparedDrive' });
    assert.equal(here.jobs.size, 0);
  });

  it('takes a job that an interrupted run has made', async () => {
    const here = await world();
    here.entries.length = 0;
    const { output } = await run(newJob, { PolicyName: 'demo', Drive: [drive('b2'), drive('a1')], ...back }, here);
    assert.deepEqual([output.length, here.entries.length], [1, 1]);
    await assert.rejects(run(newJob, { PolicyName: 'demo', Drive: [drive('C3')], ...back }, here), { id: 'ImportJobExists' });
  });
});

describe('Update-ImportJobShipping', () => {
  it('announces the parcel', async () => {
    const here = await world();
    const { output } = await run(update, { ...id, CarrierName: 'FedEx', TrackingNumber: '7489-0001' }, here);
    assert.deepEqual(
      [output[0]?.State, output[0]?.DeliveryPackage],
      ['Shipping', { CarrierName: 'FedEx', TrackingNumber: '7489-0001', DriveCount: 2, ShipDate: undefined }],
    );
    assert.deepEqual(
      here.entries.map(({ Step }) => Step),
      ['JobCreated', 'Shipped'],
    );
    assert.equal(here.policiesKept.get('demo')?.State, 'Importing');
  });

  it('refuses a number that another job has', async () => {
    const here = await world();
    here.jobs.set('other', {
      ...here.jobs.get('demo-seed-01')!,
      Name: 'other',
      ResourceId: 'other',
      DeliveryPackage: { CarrierName: 'DHL', TrackingNumber: '74890001' },
    });
    await assert.rejects(run(update, { ...id, CarrierName: 'FedEx', TrackingNumber: '7489-0001' }, here), {
      id: 'DuplicateTrackingNumber',
    });
    assert.equal(here.jobs.get('demo-seed-01')?.State, 'Creating');
  });

  it('refuses half a parcel, a foreign carrier, and nothing at all', async () => {
    const here = await world();
    await assert.rejects(run(update, { ...id, TrackingNumber: '1' }, here), { id: 'MissingDeliveryPackage' });
    await assert.rejects(run(update, { ...id, CarrierName: 'UPS', TrackingNumber: '123' }, here), { id: 'UnsupportedCarrier' });
    await assert.rejects(run(update, id, here), { id: 'NothingToChange' });
    await assert.rejects(run(update, { Name: 'none', CarrierName: 'UPS', TrackingNumber: '1' }, here), { id: 'ImportJobNotFound' });
  });

  it('changes what else may be changed', async () => {
    const here = await world();
    const { output } = await run(
      update,
      { InputObject: here.jobs.get('demo-seed-01'), LogLevel: 'Error', ReturnAddressCity: 'Bonn' },
      here,
    );
    assert.deepEqual(
      [output[0]?.State, output[0]?.LogLevel, here.jobs.get('demo-seed-01')?.ReturnAddress?.City],
      ['Creating', 'Error', 'Bonn'],
    );
  });
});

describe('the life of an import job', () => {
  it('Set-ImportJobReturnAddress changes only what is given', async () => {
    const here = await world();
    const { output } = await run(setAddress, { ...id, ReturnAddressPhone: '425 555 0199' }, here);
    assert.deepEqual(
      { ...(output[0]?.ReturnAddress as object) },
      { ...back.ReturnAddress, Phone: '425 555 0199', StreetAddress2: undefined, StateOrProvince: undefined },
    );
    await assert.rejects(run(setAddress, { ...id, ReturnAddressEmail: 'nobody' }, here), { id: 'InvalidReturnAddress' });
    await assert.rejects(run(setAddress, { ...id, ReturnShippingCarrierName: 'UPS' }, here), { id: 'UnsupportedCarrier' });
  });

  it('Stop- and Remove-ImportJob keep the rules of the service', async () => {
    const here = await world();
    here.jobs.set('demo-seed-01', { ...here.jobs.get('demo-seed-01')!, State: 'Shipping' });
    await assert.rejects(run(stopJob, id, here), { id: 'ImportJobCannotBeCancelled' });
    await assert.rejects(run(removeJob, id, here), { id: 'ImportJobCannotBeDeleted' });
    assert.equal((await run(stopJob, { ...id, BestEffort: true }, here)).output[0]?.CancelRequested, true);
    here.jobs.set('demo-seed-01', { ...here.jobs.get('demo-seed-01')!, State: 'Completed' });
    assert.equal((await run(removeJob, id, here, { whatIf: true })).output.length + here.jobs.size, 1);
    await run(removeJob, id, here);
    assert.equal(here.jobs.size, 0);
  });

  it('Wait-ImportJob shows progress, ends at the state, and notes the copy down once', async () => {
    const here = await world();
    const set = (State: string) => here.jobs.set('demo-seed-01', { ...here.jobs.get('demo-seed-01')!, State });
    const states = ['Transferring', 'Packaging'];
    const original = here.cloud.importJobs.get;
    Object.assign(here.cloud.importJobs, {
      get: (...given: Parameters<typeof original>) => {
        set(states.shift() ?? 'Packaging');
        return original(...given);
      },
    });
    const { output, progress } = await run(waitJob, { ...id, State: ['Packaging', 'Completed'], PollingIntervalSec: 1 }, here);
    assert.deepEqual([output[0]?.State, progress], ['Packaging', ['Transferring, 0 of 2 drives copied']]);
    await run(waitJob, { ...id, State: ['Packaging'] }, here);
    assert.deepEqual(
      here.entries.map(({ Step }) => Step),
      ['JobCreated', 'CopyCompleted'],
    );
    assert.equal(here.policiesKept.get('demo')?.State, 'Imported');
  });

  it('Wait-ImportJob does not wait for what cannot come', async () => {
    const here = await world();
    const set = (State: string) => here.jobs.set('demo-seed-01', { ...here.jobs.get('demo-seed-01')!, State });
    set('Closed');
    await assert.rejects(run(waitJob, id, here), { id: 'ImportJobClosed' });
    set('Shipping');
    await assert.rejects(run(waitJob, { ...id, TimeoutSec: 1, PollingIntervalSec: 1 }, here), {
      id: 'ImportJobWaitTimeout',
      category: 'OperationTimeout',
    });
    await assert.rejects(run(waitJob, id, here, { signal: AbortSignal.timeout(20) }), { name: 'AbortError' });
  });

  it('Get-ImportJob finds by name anywhere, and filters by state', async () => {
    const here = await world();
    assert.equal((await run(getJob, { Name: 'DEMO-seed-01' }, here)).output.length, 1);
    assert.equal((await run(getJob, { State: ['shipping'] }, here)).output.length, 0);
    here.jobs.set('twin', { ...here.jobs.get('demo-seed-01')!, ResourceGroup: 'other-rg' });
    await assert.rejects(run(getJob, { Name: 'demo-seed-01' }, here), { id: 'ImportJobAmbiguous' });
  });

  it('Get-ImportJobKey masks', async () => {
    const here = await world();
    assert.deepEqual(
      (await run(getKey, id, here)).output.map(({ BitLockerKey }) => BitLockerKey),
      Array(2).fill(`238810${'-******'.repeat(7)}`),
    );
    const { output, warnings } = await run(getKey, { ...id, AsPlainText: true }, here);
    assert.deepEqual([output[0]?.BitLockerKey, warnings.length], [key, 1]);
    assert.ok((await run(getKey, { ...id, AsSecureString: true }, here)).output[0]?.BitLockerKey instanceof Secret);
  });

  it('Get-ShipmentDeadline measures from what the ledger knows', async () => {
    const here = await world();
    here.now = new Date('2026-01-12T00:00:00Z');
    await run(update, { ...id, CarrierName: 'FedEx', TrackingNumber: '7489-0001' }, here);
    here.now = new Date('2026-01-20T00:00:00Z');
    const { output } = await run(getDeadline, id, here);
    assert.deepEqual(
      output.map(({ What, State, DaysLeft }) => [What, State, DaysLeft]),
      [
        ['Enter the tracking number', 'Met', null],
        ['Drives arrive at the datacenter', 'Open', 6],
        ['Drives are copied', 'Expected', 16],
        ['Unclaimed drives are destroyed', 'Open', 82],
      ],
    );
  });
});

describe('Get-ImportJobLog', () => {
  const log = (status: string) =>
    `<DriveLog Version="2018-10-01"><DriveId>A1</DriveId><Blob Status="Completed"><BlobPath>landing/a</BlobPath><FilePath>\\a</FilePath><Length>5</Length></Blob><Blob Status="${status}"><BlobPath>landing/b</BlobPath><FilePath>\\b</FilePath><Length>7</Length></Blob><Status>${status === 'Completed' ? status : 'CompletedWithErrors'}</Status></DriveLog>`;
  const home = 'https://seedaccount.blob.core.windows.net/waimportexport/waies/';
  async function logged(status: string, VerboseLogUri = `${home}demo_A1_verbose.xml`) {
    const here = await world();
    const job = here.jobs.get('demo-seed-01')!;
    here.jobs.set('demo-seed-01', {
      ...job,
      State: 'Packaging',
      Drives: [{ ...job.Drives[0]!, VerboseLogUri, ErrorLogUri: `${home}demo_A1_error.xml` }, job.Drives[1]!],
    });
    here.blobs.set('waimportexport/waies/demo_A1_verbose.xml', log(status));
    here.blobs.set('waimportexport/waies/demo_A1_error.xml', '<DriveLog><Blob');
    return here;
  }

  it('gives an object for each blob, and warns of a drive that is not complete', async () => {
    const good = await run(getLog, id, await logged('Completed'));
    assert.deepEqual(
      good.output.map(({ BlobPath, Status, LogLevel }) => [BlobPath, Status, LogLevel]),
      [
        ['landing/a', 'Completed', 'Verbose'],
        ['landing/b', 'Completed', 'Verbose'],
      ],
    );
    assert.equal(good.warnings.length, 0);
    const bad = await run(getLog, { ...id, LogLevel: ['Verbose'] }, await logged('FileNotFound'));
    assert.deepEqual([bad.output[1]?.Meaning, bad.warnings.length], ['The file is not on the drive.', 1]);
    const [summary] = (await run(getLog, { ...id, Summary: true }, await logged('FileNotFound'))).output;
    assert.deepEqual(
      [summary?.PSTypeName, summary?.Blobs, summary?.BlobsFailed, summary?.Bytes],
      ['OfflineSeed.ImportLogSummary', 2, 1, 5],
    );
  });

  it('names a damaged log and goes on with the others', async () => {
    const { output, errors } = await run(getLog, { ...id, LogLevel: ['Error', 'Verbose'] }, await logged('Completed'));
    assert.deepEqual([output.length, errors.map(({ id: one }) => one)], [2, ['ImportJobLogDamaged']]);
  });

  it('reads nothing outside the container of the job', async () => {
    for (const uri of [
      'https://evil.example/waimportexport/waies/x',
      'https://seedaccount.blob.core.windows.net/secret/x',
      'http://seedaccount.blob.core.windows.net/waimportexport/x',
    ]) {
      const { output, errors } = await run(getLog, id, await logged('Completed', uri));
      assert.deepEqual([output.length, errors.map(({ id: one }) => one)], [0, ['LogOutsideStorageAccount']], uri);
    }
  });

  it('says when there is none yet', async () => {
    const { output, warnings } = await run(getLog, id, await world());
    assert.deepEqual([output.length, warnings.length], [0, 1]);
  });
});
