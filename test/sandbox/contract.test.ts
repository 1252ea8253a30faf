import assert from 'node:assert/strict';
import type { JobDetails } from '@azure/arm-storageimportexport';
import { all, type Practice, returnAddress, startPractice } from './practice.ts';
import { checkTraffic } from './traffic.ts';

const key = '238810-662376-448998-450120-652806-203390-606320-483076';

/** A refusal with this status and code, as Azure's clients raise it. */
const refusal = (statusCode: number, code: string) => (error: { statusCode?: number; code?: string }) => {
  assert.deepEqual([error.statusCode, error.code], [statusCode, code]);
  return true;
};

describe('the practice cloud, asked by Azure’s own clients', () => {
  let here: Practice;
  before(async () => {
    here = await startPractice();
  });
  after(() => here.close());

  const job = (change: Partial<JobDetails> = {}) => ({
    location: 'westus',
    properties: {
      storageAccountId: `/subscriptions/${here.info.SubscriptionId}/resourceGroups/seed-rg/providers/Microsoft.Storage/storageAccounts/seedaccount`,
      jobType: 'Import',
      returnAddress,
      returnShipping: { carrierName: 'FedEx', carrierAccountNumber: '123456789' },
      diagnosticsPath: 'waimportexport',
      logLevel: 'Verbose',
      backupDriveManifest: true,
      driveList: [
        { driveId: '9CA995BB', bitLockerKey: key, manifestFile: '\\DriveManifest.xml', manifestHash: '109B21108597EF36D5785F08303F3638' },
      ],
      ...change,
    },
  });
  const drive = (driveId: string) => ({ driveId, manifestFile: '\\DriveManifest.xml', manifestHash: '109B21108597EF36D5785F08303F3638' });

  it('has resource groups', async () => {
    const { resourceGroups } = here.clients.resources;
    await assert.rejects(resourceGroups.get('seed-rg'), refusal(404, 'ResourceGroupNotFound'));
    const made = await resourceGroups.createOrUpdate('seed-rg', { location: 'West US', tags: { for: 'practice' } });
    assert.deepEqual([made.name, made.location, made.properties?.provisioningState], ['seed-rg', 'westus', 'Succeeded']);
    assert.equal((await resourceGroups.get('SEED-RG')).name, 'seed-rg');
    assert.deepEqual(
      (await all(resourceGroups.list())).map(({ name }) => name),
      ['seed-rg'],
    );
    await assert.rejects(resourceGroups.createOrUpdate('seed-rg', { location: 'eastus' }), refusal(409, 'InvalidResourceGroupLocation'));
    await assert.rejects(resourceGroups.createOrUpdate('bad*name', { location: 'westus' }), refusal(400, 'InvalidResourceGroup'));
  });

  it('wants a provider to be registered before it is used', async () => {
    const { resources, importExport } = here.clients;
    assert.equal((await resources.providers.get('Microsoft.ImportExport')).registrationState, 'NotRegistered');
    await assert.rejects(importExport.jobs.create('seed-01', 'seed-rg', job()), refusal(409, 'MissingSubscriptionRegistration'));
    assert.equal((await resources.providers.register('Microsoft.ImportExport')).registrationState, 'Registering');
    let state: string | undefined;
    for (let tries = 0; state !== 'Registered' && tries < 100; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      state = (await resources.providers.get('Microsoft.ImportExport')).registrationState;
    }
    assert.equal(state, 'Registered');
    assert.ok((await all(resources.providers.list())).some(({ namespace }) => namespace === 'Microsoft.Storage'));
    await assert.rejects(resources.providers.get('Microsoft.Nothing'), refusal(404, 'InvalidResourceNamespace'));
  });

  it('has storage accounts that work as soon as they are made', async () => {
    const { storageAccounts } = here.clients.storage;
    assert.equal(
      (await storageAccounts.checkNameAvailability({ name: 'seedaccount', type: 'Microsoft.Storage/storageAccounts' })).nameAvailable,
      true,
    );
    const made = await storageAccounts.create('seed-rg', 'seedaccount', {
      location: 'westus',
      kind: 'StorageV2',
      sku: { name: 'Standard_LRS' },
    });
    assert.deepEqual([made.name, made.kind, made.provisioningState], ['seedaccount', 'StorageV2', 'Succeeded']);
    assert.ok(made.primaryEndpoints?.blob?.endsWith('/seedaccount/'));
    const taken = await storageAccounts.checkNameAvailability({ name: 'seedaccount', type: 'Microsoft.Storage/storageAccounts' });
    assert.deepEqual([taken.nameAvailable, taken.reason], [false, 'AlreadyExists']);
    await assert.rejects(
      storageAccounts.create('seed-rg', 'Not_Valid', { location: 'westus', kind: 'StorageV2', sku: { name: 'Standard_LRS' } }),
      refusal(400, 'AccountNameInvalid'),
    );
    const container = here.clients.blobs('seedaccount').getContainerClient('landing');
    await container.create();
    await container.getBlockBlobClient('a/b.txt').upload('hello', 5);
    assert.equal((await container.getBlobClient('a/b.txt').downloadToBuffer()).toString(), 'hello');
    const { keys = [] } = await storageAccounts.listKeys('seed-rg', 'seedaccount');
    const renewed = await storageAccounts.regenerateKey('seed-rg', 'seedaccount', { keyName: 'key1' });
    assert.notEqual(renewed.keys?.[0]?.value, keys[0]?.value);
    assert.equal(renewed.keys?.[1]?.value, keys[1]?.value);
    assert.equal((await storageAccounts.update('seed-rg', 'seedaccount', { tags: { a: 'b' } })).tags?.a, 'b');
    assert.deepEqual(
      (await all(storageAccounts.listByResourceGroup('seed-rg'))).map(({ name }) => name),
      ['seedaccount'],
    );
  });

  it('refuses page blobs where the kind of account cannot hold them', async () => {
    await here.clients.storage.storageAccounts.create('seed-rg', 'blobonly', {
      location: 'westus',
      kind: 'BlobStorage',
      sku: { name: 'Standard_LRS' },
      accessTier: 'Hot',
    });
    const container = here.clients.blobs('blobonly').getContainerClient('landing');
    await container.create();
    await assert.rejects(container.getPageBlobClient('p').create(512), refusal(409, 'FeatureNotSupportedByAccountKind'));
    await here.clients.storage.storageAccounts.delete('seed-rg', 'blobonly');
    await assert.rejects(here.clients.storage.storageAccounts.getProperties('seed-rg', 'blobonly'), refusal(404, 'ResourceNotFound'));
  });

  it('has vaults', async () => {
    const { vaults } = here.clients.vaults;
    const made = await vaults.createOrUpdate('seed-rg', 'seed-vault', {
      location: 'westus',
      sku: { name: 'RS0', tier: 'Standard' },
      properties: { publicNetworkAccess: 'Enabled' },
    });
    assert.equal(made.properties?.provisioningState, 'Succeeded');
    const changed = await vaults.update('seed-rg', 'seed-vault', {
      properties: { redundancySettings: { standardTierStorageRedundancy: 'LocallyRedundant' } },
    });
    assert.equal(changed.properties?.redundancySettings?.standardTierStorageRedundancy, 'LocallyRedundant');
    await vaults.createOrUpdate('seed-rg', 'other-vault', { location: 'westus', sku: { name: 'RS0' }, properties: {} });
    assert.deepEqual(
      (await all(vaults.listBySubscriptionId())).map(({ name }) => name),
      ['other-vault', 'seed-vault'],
    );
    await vaults.delete('seed-rg', 'other-vault');
    assert.deepEqual(
      (await all(vaults.listByResourceGroup('seed-rg'))).map(({ name }) => name),
      ['seed-vault'],
    );
    const config = `${here.info.ResourceManager}/Subscriptions/${here.info.SubscriptionId}/resourceGroups/seed-rg/providers/Microsoft.RecoveryServices/vaults/seed-vault/backupstorageconfig/vaultstorageconfig?api-version=2023-06-01`;
    const token = await here.credential.getToken('https://management.azure.com/.default');
    const headers = { authorization: `Bearer ${token?.token}`, 'content-type': 'application/json' };
    const before = (await (await fetch(config, { headers })).json()) as { properties: { storageType: string } };
    assert.equal(before.properties.storageType, 'LocallyRedundant');
    const patched = await fetch(config, {
      method: 'PATCH',
      headers,
      body: JSON.stringify({ properties: { storageModelType: 'GeoRedundant', crossRegionRestoreFlag: true } }),
    });
    assert.equal(patched.status, 204);
    assert.equal((await vaults.get('seed-rg', 'seed-vault')).properties?.redundancySettings?.crossRegionRestore, 'Enabled');
  });

  it('knows where drives are taken, and by which carriers', async () => {
    const { locations } = here.clients.importExport;
    const listed = await all(locations.list());
    assert.ok(listed.length > 25);
    const west = await locations.get('West US');
    assert.deepEqual([west.name, west.city, west.supportedCarriers?.includes('FedEx')], ['West US', 'Santa Clara', true]);
    assert.deepEqual((await locations.get('westus')).id, west.id);
    const closed = listed.filter(({ id, alternateLocations }) => !alternateLocations?.includes(id ?? ''));
    assert.deepEqual(
      closed.map(({ name }) => name),
      ['South India'],
    );
    await assert.rejects(locations.get('atlantis'), refusal(404, 'LocationNotFound'));
    await assert.rejects(
      here.clients.importExport.jobs.create('seed-00', 'seed-rg', { ...job(), location: 'southindia' }),
      refusal(409, 'LocationClosed'),
    );
    assert.equal((await all(here.clients.importExport.operations.list())).length, 6);
  });

  const bad: readonly [what: string, change: () => Partial<JobDetails>, code: string][] = [
    [
      'an account that does not exist',
      () => ({ storageAccountId: '/subscriptions/x/resourceGroups/y/providers/Microsoft.Storage/storageAccounts/z' }),
      'StorageAccountNotFound',
    ],
    [
      'a classic account',
      () => ({ storageAccountId: '/subscriptions/x/resourceGroups/y/providers/Microsoft.ClassicStorage/storageAccounts/z' }),
      'InvalidStorageAccount',
    ],
    ['no return address', () => ({ returnAddress: undefined }), 'MissingRequiredParameter'],
    ['an unknown carrier', () => ({ returnShipping: { carrierName: 'Pigeon', carrierAccountNumber: '1' } }), 'UnsupportedCarrier'],
    ['no drives', () => ({ driveList: [] }), 'MissingRequiredParameter'],
    ['eleven drives', () => ({ driveList: Array.from({ length: 11 }, (_, index) => drive(`D${index}`)) }), 'TooManyDrives'],
    ['a drive twice', () => ({ driveList: [drive('D1'), drive('d1')] }), 'InvalidDriveId'],
    ['a blank in a serial', () => ({ driveList: [drive('D 1')] }), 'InvalidDriveId'],
    ['a short manifest hash', () => ({ driveList: [{ ...drive('D1'), manifestHash: '123' }] }), 'InvalidManifestHash'],
    [
      'a manifest path without a backslash',
      () => ({ driveList: [{ ...drive('D1'), manifestFile: 'DriveManifest.xml' }] }),
      'InvalidManifestFile',
    ],
    [
      'the key of Microsoft’s tutorial',
      () => ({ driveList: [{ ...drive('D1'), bitLockerKey: '439675-460165-128202-905124-487224-524332-851649-442187' }] }),
      'InvalidBitLockerKey',
    ],
    ['a bad header hash', () => ({ driveList: [{ ...drive('D1'), driveHeaderHash: 'AZ31BGB1' }] }), 'InvalidDriveHeaderHash'],
    ['a bad container for logs', () => ({ diagnosticsPath: 'Not Valid' }), 'InvalidParameter'],
    ['an export', () => ({ jobType: 'Export' }), 'InvalidParameter'],
  ];
  for (const [what, change, code] of bad)
    it(`refuses an import job with ${what}`, async () => {
      await assert.rejects(here.clients.importExport.jobs.create('seed-bad', 'seed-rg', job(change())), refusal(400, code));
    });

  it('names everything that is wrong in one answer', async () => {
    await assert.rejects(
      here.clients.importExport.jobs.create('seed-bad', 'seed-rg', job({ returnAddress: undefined, driveList: [] })),
      (error: { response?: { bodyAsText?: string | null } }) => {
        const { details } = (JSON.parse(error.response?.bodyAsText ?? '{}') as { error: { details: { target: string }[] } }).error;
        assert.deepEqual(
          details.map(({ target }) => target),
          ['properties.returnAddress', 'properties.driveList'],
        );
        return true;
      },
    );
  });

  it('takes an import job through what its owner may change', async () => {
    const { jobs, bitLockerKeys } = here.clients.importExport;
    const made = await jobs.create('seed-01', 'seed-rg', job());
    assert.deepEqual(
      [made.properties?.state, made.properties?.driveList?.[0]?.state, made.properties?.driveList?.[0]?.bitLockerKey],
      ['Creating', 'Specified', undefined],
    );
    assert.deepEqual(await all(bitLockerKeys.list('seed-01', 'seed-rg')), [{ driveId: '9CA995BB', bitLockerKey: key }]);
    await assert.rejects(jobs.create('seed-02', 'seed-rg', job()), refusal(400, 'DriveInUse'));
    await assert.rejects(jobs.update('seed-01', 'seed-rg', { state: 'Shipping' }), refusal(400, 'MissingDeliveryPackage'));
    await assert.rejects(jobs.update('seed-01', 'seed-rg', { state: 'Completed' }), refusal(400, 'InvalidJobState'));
    const shipped = await jobs.update('seed-01', 'seed-rg', {
      state: 'Shipping',
      deliveryPackage: { carrierName: 'fedex', trackingNumber: '7489-0001' },
    });
    assert.deepEqual([shipped.properties?.state, shipped.properties?.deliveryPackage?.carrierName], ['Shipping', 'FedEx']);
    await jobs.create('seed-02', 'seed-rg', job({ driveList: [drive('OTHER')] }));
    await assert.rejects(
      jobs.update('seed-02', 'seed-rg', { deliveryPackage: { carrierName: 'FedEx', trackingNumber: '7489 0001' } }),
      refusal(400, 'DuplicateTrackingNumber'),
    );
    await assert.rejects(jobs.update('seed-01', 'seed-rg', { driveList: [drive('NEW')] }), refusal(409, 'InvalidJobState'));
    await assert.rejects(jobs.delete('seed-01', 'seed-rg'), refusal(409, 'InvalidJobState'));
    await jobs.delete('seed-02', 'seed-rg');
    await assert.rejects(jobs.get('seed-02', 'seed-rg'), refusal(404, 'ResourceNotFound'));
    assert.deepEqual(
      (await all(jobs.listBySubscription())).map(({ name }) => name),
      ['seed-01'],
    );
    assert.deepEqual((await all(jobs.listByResourceGroup('seed-rg', { filter: "state eq 'Creating'" }))).length, 0);
  });

  it('gives long lists page by page, each entry once', async () => {
    const { jobs } = here.clients.importExport;
    for (let number = 0; number < 7; number++) await jobs.create(`page-${number}`, 'seed-rg', job({ driveList: [drive(`P${number}`)] }));
    const pages: number[] = [];
    const names: (string | undefined)[] = [];
    for await (const page of jobs.listByResourceGroup('seed-rg', { top: 3, filter: "state eq 'Creating'" }).byPage()) {
      pages.push(page.length);
      names.push(...page.map(({ name }) => name));
    }
    assert.deepEqual(pages, [3, 3, 1]);
    assert.deepEqual(
      names,
      Array.from({ length: 7 }, (_, number) => `page-${number}`),
    );
    for (let number = 0; number < 7; number++) await jobs.delete(`page-${number}`, 'seed-rg');
  });

  it('refuses what carries no token, a wrong one, or no api-version', async () => {
    const ask = async (path: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${here.info.ResourceManager}${path}`, { headers });
      const { error } = (await answer.json()) as { error: { code: string } };
      assert.ok(answer.headers.get('x-ms-request-id'));
      return [answer.status, error.code];
    };
    const groups = `/subscriptions/${here.info.SubscriptionId}/resourcegroups`;
    const token = (await here.credential.getToken('https://management.azure.com/.default'))?.token ?? '';
    const storage = (await here.credential.getToken('https://storage.azure.com/.default'))?.token ?? '';
    assert.deepEqual(await ask(`${groups}?api-version=2024-03-01`), [401, 'AuthenticationFailed']);
    assert.deepEqual(await ask(`${groups}?api-version=2024-03-01`, { authorization: `Bearer ${token}x` }), [
      401,
      'InvalidAuthenticationToken',
    ]);
    assert.deepEqual(await ask(`${groups}?api-version=2024-03-01`, { authorization: `Bearer ${storage}` }), [
      401,
      'InvalidAuthenticationTokenAudience',
    ]);
    assert.deepEqual(await ask(groups, { authorization: `Bearer ${token}` }), [400, 'MissingApiVersionParameter']);
    assert.deepEqual(
      await ask('/subscriptions/00000000-0000-0000-0000-000000000000?api-version=2022-12-01', { authorization: `Bearer ${token}` }),
      [404, 'SubscriptionNotFound'],
    );
    assert.deepEqual(
      await ask(`/subscriptions/${here.info.SubscriptionId}/providers/Microsoft.ImportExport/jobs?api-version=2019-01-01`, {
        authorization: `Bearer ${token}`,
      }),
      [400, 'NoRegisteredProviderFound'],
    );
  });

  it('lets a group go with everything in it', async () => {
    await here.clients.resources.resourceGroups.delete('seed-rg');
    assert.deepEqual(await all(here.clients.resources.resources.list()), []);
    await assert.rejects(here.clients.resources.resourceGroups.get('seed-rg'), refusal(404, 'ResourceGroupNotFound'));
  });

  it('has answered nothing but what the published API answers', async () => {
    const { checked, importExport, problems } = await checkTraffic(here.record);
    assert.deepEqual(problems, []);
    assert.ok(checked > 90 && importExport > 50, `${checked} exchanges were checked, ${importExport} of them import/export`);
  });
});
