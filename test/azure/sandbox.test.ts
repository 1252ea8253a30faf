import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BlobContainer, ImportJob } from '../../providers/contracts/cloud.ts';
import { all } from './azure-in-process.ts';
import { practiceCloud } from './practice-cloud.ts';

const md5 = (content: Uint8Array) => createHash('md5').update(content).digest('base64');

describe('the cloud, over the wire', function () {
  this.timeout(60_000);
  let here: Awaited<ReturnType<typeof practiceCloud>>;
  before(async () => {
    here = await practiceCloud();
  });
  after(() => here?.close());

  it('is signed in to with certificate or secret, and a second shell goes on', async () => {
    const { cloud, shell, info } = here;
    const context = await cloud.context();
    assert.deepEqual(
      [context.Environment, context.AccountType, context.TenantId, context.SubscriptionId],
      ['Sandbox', 'ServicePrincipal', info.TenantId, info.SubscriptionId],
    );
    assert.deepEqual(await shell().context(), context);
    const secret = (await readFile(info.ClientSecretFile, 'utf8')).trim();
    const again = await shell().signIn(
      'Sandbox',
      { method: 'ServicePrincipalSecret', tenantId: info.TenantId, clientId: info.ClientId, secret },
      context.SubscriptionName,
    );
    assert.deepEqual(again, context);
    await assert.rejects(
      shell().signIn(
        'Sandbox',
        { method: 'ServicePrincipalSecret', tenantId: info.TenantId, clientId: info.ClientId, secret: 'wrong' },
        undefined,
      ),
      { code: 'AADSTS7000215' },
    );
  });

  it('is signed in to with a device code, which a second shell does not ask for again', async () => {
    const { shell, home, state, cloud } = here;
    const before = await state.contexts.get();
    await writeFile(join(home, 'sandbox', 'settings.json'), JSON.stringify({ AutoApproveSignIn: true }));
    const codes: string[] = [];
    const context = await shell().signIn('Sandbox', { method: 'DeviceCode', show: ({ userCode }) => codes.push(userCode) }, undefined);
    assert.deepEqual([context.AccountType, codes.length], ['User', 1]);
    assert.equal((await shell().subscriptions()).length, 1);
    await state.contexts.set(before);
    assert.equal((await cloud.subscriptions()).length, 1);
  });

  it('makes what the road needs', async () => {
    const { resourceGroups, resourceProviders, storageAccounts, vaults } = here.cloud;
    assert.equal((await resourceGroups.create('seed-rg', 'westus')).ProvisioningState, 'Succeeded');
    assert.ok((await all(resourceGroups.list())).some(({ Name }) => Name === 'seed-rg'));
    let provider = await resourceProviders.register('Microsoft.ImportExport');
    for (let tries = 0; provider.RegistrationState !== 'Registered' && tries < 100; tries++) {
      await sleep(50);
      provider = await resourceProviders.get('Microsoft.ImportExport');
    }
    assert.equal(provider.RegistrationState, 'Registered');
    const account = await storageAccounts.create('seed-rg', 'seedaccount', 'westus', 'StorageV2', 'Standard_LRS');
    assert.deepEqual([account.Name, account.Kind, account.ResourceGroup], ['seedaccount', 'StorageV2', 'seed-rg']);
    assert.deepEqual(
      (await all(storageAccounts.list('seed-rg'))).map(({ Name }) => Name),
      ['seedaccount'],
    );
    const vault = await vaults.create('seed-rg', 'seed-vault', 'westus', 'GeoRedundant');
    assert.deepEqual([vault.ProvisioningState, vault.Redundancy], ['Succeeded', 'GeoRedundant']);
    assert.equal((await vaults.setRedundancy('seed-rg', 'seed-vault', 'LocallyRedundant')).Redundancy, 'LocallyRedundant');
    await assert.rejects(storageAccounts.create('seed-rg', 'x', 'nowhere', 'StorageV2', 'Standard_LRS'), { status: 400 });
  });

  describe('its blobs', () => {
    let container: BlobContainer;
    before(async () => {
      container = await here.cloud.storageAccounts.container('seedaccount', 'landing');
      assert.equal(await container.exists(), false);
      await container.create();
      await container.create();
    });

    it('are put whole, listed with MD5, read in parts, streamed', async () => {
      const content = randomBytes(70_000);
      const name = 'data/00/ä b#%1.bin';
      await container.put(name, content);
      await container.put('empty', new Uint8Array());
      const listed = await all(container.list());
      assert.deepEqual(
        listed.map(({ Name, Length, BlobType, ContentMd5 }) => [Name, Length, BlobType, ContentMd5]),
        [
          [name, 70_000, 'BlockBlob', md5(content)],
          ['empty', 0, 'BlockBlob', md5(new Uint8Array())],
        ],
      );
      assert.ok(listed[0]?.LastModified instanceof Date);
      assert.deepEqual((await all(container.list('data/'))).length, 1);
      assert.deepEqual(Buffer.from(await container.read(name)), content);
      assert.deepEqual(Buffer.from(await container.read(name, { offset: 100, length: 50 })), content.subarray(100, 150));
      assert.deepEqual(Buffer.concat(await all(await container.stream(name))), content);
      assert.equal((await container.read('empty')).length, 0);
      assert.equal((await all(await container.stream('empty'))).length, 0);
      await assert.rejects(container.read('none'), { code: 'BlobNotFound', status: 404 });
      await assert.rejects(container.stream('none'), { status: 404 });
    });

    it('are put from files of any size, in blocks', async () => {
      const path = join(here.home, 'file.bin');
      for (const size of [0, 1000, 20 * 1024 * 1024 + 7]) {
        const content = randomBytes(size);
        await writeFile(path, content);
        await container.putFile('file', path);
        const [blob] = await all(container.list('file'));
        assert.deepEqual([blob?.Length, blob?.ContentMd5], [size, md5(content)]);
        assert.equal(md5(await container.read('file')), md5(content));
      }
      await assert.rejects(container.putFile('file', join(here.home, 'none')), { code: 'ENOENT' });
    });

    it('are copied on the server, and deleted', async () => {
      const content = randomBytes(5000);
      await container.put('data/x y', content);
      const vault = await here.cloud.storageAccounts.container('seedaccount', 'vault');
      await vault.create();
      await vault.copyFrom(container, 'data/x y');
      assert.deepEqual(Buffer.from(await vault.read('data/x y')), content);
      assert.equal((await all(vault.list()))[0]?.ContentMd5, md5(content));
      await assert.rejects(vault.copyFrom(container, 'none'), { status: 404 });
      await vault.delete('data/x y');
      await vault.delete('data/x y');
      assert.equal((await all(vault.list())).length, 0);
      await vault.deleteContainer();
      assert.equal(await vault.exists(), false);
    });

    it('survive a service that throttles, fails, resets and forgets tokens', async () => {
      const content = randomBytes(1000);
      for (const Kind of ['Throttle', 'Unavailable', 'ServerError', 'Reset', 'ExpiredToken'] as const) {
        await here.control.addFault({ Kind, Path: '/seedaccount/', Count: 2, RetryAfterMilliseconds: 30 });
        await container.put(`fault/${Kind}`, content);
        await here.control.addFault({ Kind, Path: '/seedaccount/', Count: 1, RetryAfterMilliseconds: 30 });
        assert.deepEqual(Buffer.from(await container.read(`fault/${Kind}`)), content, Kind);
      }
    });
  });

  describe('afterwards', () => {
    it('survives Resource Manager that throttles, fails, resets and forgets tokens', async () => {
      for (const Kind of ['Throttle', 'Unavailable', 'ServerError', 'Reset', 'ExpiredToken'] as const) {
        await here.control.addFault({ Kind, Path: '/resourcegroups/', Count: Kind === 'ExpiredToken' ? 1 : 3, RetryAfterMilliseconds: 20 });
        assert.equal((await here.cloud.resourceGroups.get('seed-rg'))?.Name, 'seed-rg', Kind);
      }
      await here.control.addFault({ Kind: 'FailedOperation', Path: '/vaults/', Count: 1 });
      await assert.rejects(here.cloud.vaults.create('seed-rg', 'bad-vault', 'westus', 'GeoRedundant'), { code: 'OperationFailed' });
    });

    it('makes, shows, ships and deletes an import job', async () => {
      const { importJobs } = here.cloud;
      const location = await importJobs.location('westus');
      assert.ok(location && location.SupportedCarriers.length > 0);
      assert.ok((await importJobs.locations()).length > 5);
      const key = '238810-662376-448998-450120-652806-203390-606320-483076';
      const account = await here.cloud.storageAccounts.get('seed-rg', 'seedaccount');
      const carrier = location.SupportedCarriers[0] ?? '';
      const job: ImportJob = {
        Name: 'seed-01',
        ResourceGroup: 'seed-rg',
        Location: location.Name,
        ResourceId: '',
        State: 'Creating',
        StorageAccountId: account?.ResourceId ?? '',
        DiagnosticsPath: 'waimportexport',
        LogLevel: 'Verbose',
        BackupDriveManifest: true,
        CancelRequested: false,
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
        ReturnShipping: { CarrierName: carrier, CarrierAccountNumber: '1' },
        Drives: [
          { DriveId: '9CA995BB', BitLockerKey: key, ManifestFile: '\\DriveManifest.xml', ManifestHash: '109B21108597EF36D5785F08303F3638' },
        ],
      };
      await assert.rejects(importJobs.create({ ...job, Drives: [] }), { status: 400 });
      const made = await importJobs.create(job);
      assert.deepEqual(
        [made.Name, made.State, made.ResourceGroup, made.Drives[0]?.State, made.Drives[0]?.BitLockerKey],
        ['seed-01', 'Creating', 'seed-rg', 'Specified', undefined],
      );
      assert.ok(made.CreatedAt instanceof Date && made.ShippingInformation?.City);
      assert.deepEqual(await importJobs.keys('seed-rg', 'seed-01'), [{ DriveId: '9CA995BB', BitLockerKey: key }]);
      assert.deepEqual(
        (await all(importJobs.list())).map(({ Name }) => Name),
        ['seed-01'],
      );
      const shipped = await importJobs.update('seed-rg', 'seed-01', {
        State: 'Shipping',
        DeliveryPackage: { CarrierName: carrier, TrackingNumber: '7489-0001', DriveCount: 1 },
      });
      assert.deepEqual([shipped.State, shipped.DeliveryPackage?.TrackingNumber], ['Shipping', '7489-0001']);
      await assert.rejects(importJobs.delete('seed-rg', 'seed-01'), { status: 409 });
      assert.equal((await importJobs.get('seed-rg', 'seed-01'))?.State, 'Shipping');
      assert.equal(
        (await importJobs.update('seed-rg', 'seed-01', { ReturnShipping: { CarrierName: carrier, CarrierAccountNumber: '2' } }))
          .ReturnShipping?.CarrierAccountNumber,
        '2',
      );
    });

    it('goes on when the practice cloud was killed and started again', async () => {
      const { ProcessId } = await here.control.get();
      assert.ok(ProcessId);
      process.kill(ProcessId, 'SIGKILL');
      const waiting = here.cloud.resourceGroups.get('seed-rg').then(
        (group) => group?.Name,
        (error: Error & { code: string }) => error.code,
      );
      assert.ok(['CloudUnreachable', 'seed-rg'].includes(String(await waiting)));
      await here.control.start();
      assert.equal((await here.cloud.resourceGroups.get('seed-rg'))?.Name, 'seed-rg');
      const container = await here.cloud.storageAccounts.container('seedaccount', 'landing');
      const listed = await all(container.list());
      assert.ok(listed.length > 5);
      for (const { Name, ContentMd5 } of listed) assert.equal(md5(await container.read(Name)), ContentMd5, Name);
    });

    it('signs out, and says so', async () => {
      await here.cloud.signOut();
      await assert.rejects(here.cloud.context(), { code: 'NotSignedIn' });
      await assert.rejects(here.shell().subscriptions(), { code: 'NotSignedIn' });
    });
  });
});
