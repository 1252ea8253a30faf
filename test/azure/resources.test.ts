import assert from 'node:assert/strict';
import type { ImportJob } from '../../providers/contracts/cloud.ts';
import { all, azureInProcess, subscription } from './azure-in-process.ts';

const id = (type: string, name: string) => `/subscriptions/${subscription}/resourceGroups/seed-rg/providers/${type}/${name}`;
const address = {
  recipientName: 'R',
  streetAddress1: 'S',
  city: 'C',
  stateOrProvince: 'WA',
  postalCode: '1',
  countryOrRegion: 'USA',
  phone: '1',
  email: 'a@b.c',
};

const sdkJob = {
  id: id('Microsoft.ImportExport/jobs', 'seed-01'),
  name: 'seed-01',
  location: 'West US',
  tags: { team: 'backup' },
  systemData: { createdAt: '2026-02-03T01:01:01Z', lastModifiedAt: '2026-02-04T02:03:01Z' },
  properties: {
    storageAccountId: id('Microsoft.Storage/storageAccounts', 'seed'),
    jobType: 'Import',
    returnAddress: address,
    returnShipping: { carrierName: 'FedEx', carrierAccountNumber: '1' },
    shippingInformation: { ...address, email: undefined, additionalInformation: 'Dock 3' },
    diagnosticsPath: 'waimportexport',
    logLevel: 'Verbose',
    backupDriveManifest: true,
    cancelRequested: false,
    state: 'Transferring',
    percentComplete: 40,
    driveList: [
      {
        driveId: '9CA995BB',
        manifestFile: '\\DriveManifest.xml',
        manifestHash: '109B21108597EF36D5785F08303F3638',
        driveHeaderHash: '',
        state: 'Transferring',
        bytesSucceeded: 5,
      },
    ],
    provisioningState: 'Succeeded',
  },
};

describe('resources of Azure as records', () => {
  it('shows an import job flat, in PascalCase', async () => {
    const { signedIn } = azureInProcess(({ url }) => (url.pathname.endsWith('/jobs/seed-01') ? { body: sdkJob } : undefined));
    const job = await (await signedIn()).importJobs.get('seed-rg', 'seed-01');
    assert.deepEqual(
      [
        job?.Name,
        job?.ResourceGroup,
        job?.State,
        job?.LogLevel,
        job?.ReturnAddress?.Email,
        job?.ShippingInformation?.AdditionalInformation,
        job?.Tags,
      ],
      ['seed-01', 'seed-rg', 'Transferring', 'Verbose', 'a@b.c', 'Dock 3', { team: 'backup' }],
    );
    assert.deepEqual(job?.CreatedAt, new Date('2026-02-03T01:01:01Z'));
    assert.deepEqual(
      [job?.Drives[0]?.DriveId, job?.Drives[0]?.DriveHeaderHash, job?.Drives[0]?.BytesSucceeded],
      ['9CA995BB', undefined, 5],
    );
  });

  it('sends a job whole, a change flat into properties, and shows a body without keys', async () => {
    const { signedIn, requests } = azureInProcess(({ url, method }) =>
      url.pathname.endsWith('/jobs/seed-01') && method !== 'GET' ? { status: method === 'PUT' ? 201 : 200, body: sdkJob } : undefined,
    );
    const { importJobs } = await signedIn();
    const job: ImportJob = {
      Name: 'seed-01',
      ResourceGroup: 'seed-rg',
      Location: 'West US',
      ResourceId: '',
      State: 'Creating',
      StorageAccountId: sdkJob.properties.storageAccountId,
      DiagnosticsPath: 'waimportexport',
      LogLevel: 'Verbose',
      BackupDriveManifest: true,
      CancelRequested: false,
      ReturnShipping: { CarrierName: 'FedEx', CarrierAccountNumber: '1' },
      Drives: [{ DriveId: 'A', BitLockerKey: '238810-662376', ManifestFile: '\\DriveManifest.xml', ManifestHash: 'AB' }],
    };
    await importJobs.create(job);
    const sent = JSON.parse(requests.find(({ method }) => method === 'PUT')?.body ?? '');
    assert.deepEqual(sent.properties.driveList, [
      { driveId: 'A', bitLockerKey: '238810-662376', manifestFile: '\\DriveManifest.xml', manifestHash: 'AB', driveHeaderHash: '' },
    ]);
    assert.equal(sent.properties.jobType, 'Import');
    assert.doesNotMatch(JSON.stringify(importJobs.body(job)), /238810/);
    assert.match(JSON.stringify(importJobs.body(job)), /"bitLockerKey":"\*{6}"/);

    await importJobs.update('seed-rg', 'seed-01', {
      State: 'Shipping',
      DeliveryPackage: { CarrierName: 'FedEx', TrackingNumber: '7489', DriveCount: 1 },
    });
    assert.deepEqual(JSON.parse(requests.find(({ method }) => method === 'PATCH')?.body ?? ''), {
      properties: { state: 'Shipping', deliveryPackage: { carrierName: 'FedEx', trackingNumber: '7489', driveCount: 1 } },
    });
  });

  it('walks every page, and asks for each once', async () => {
    const next = `https://management.azure.com/subscriptions/${subscription}/providers/Microsoft.ImportExport/jobs?api-version=2021-01-01&page=2`;
    const { signedIn, requests } = azureInProcess(({ url }) =>
      url.pathname.endsWith('/Microsoft.ImportExport/jobs')
        ? {
            body: url.searchParams.get('page')
              ? { value: [{ ...sdkJob, name: 'two' }] }
              : { value: [{ ...sdkJob, name: 'one' }], nextLink: next },
          }
        : undefined,
    );
    const jobs = await all((await signedIn()).importJobs.list());
    assert.deepEqual([jobs.map(({ Name }) => Name), requests.filter(({ path }) => path.endsWith('/jobs')).length], [['one', 'two'], 2]);
  });

  it('gives nothing for what is not there', async () => {
    const { resourceGroups, storageAccounts, vaults, importJobs } = await azureInProcess().signedIn();
    assert.equal(await resourceGroups.get('none'), undefined);
    assert.equal(await storageAccounts.get('none', 'none'), undefined);
    assert.equal(await vaults.get('none', 'none'), undefined);
    assert.equal(await importJobs.get('none', 'none'), undefined);
    assert.equal(await importJobs.location('nowhere'), undefined);
  });

  it('makes groups, accounts and vaults, waiting for those that take time', async () => {
    const made = (name: string, type: string, properties: object = {}) => ({ id: id(type, name), name, location: 'westus', properties });
    let looked = 0;
    const { signedIn, requests } = azureInProcess(({ url, method }) => {
      const path = url.pathname.toLowerCase();
      if (path.endsWith('/resourcegroups/seed-rg')) return { status: 201, body: made('seed-rg', 'x', { provisioningState: 'Succeeded' }) };
      if (path.endsWith('/storageaccounts/seed'))
        return method === 'PUT'
          ? { status: 202, headers: { location: 'https://management.azure.com/subscriptions/s/operations/1?api-version=1' } }
          : undefined;
      if (path.endsWith('/operations/1'))
        return ++looked < 3
          ? { status: 202, headers: { location: 'https://management.azure.com/subscriptions/s/operations/1?api-version=1' } }
          : {
              body: {
                ...made('seed', 'Microsoft.Storage/storageAccounts', { primaryEndpoints: { blob: 'https://seed.blob.core.windows.net/' } }),
                kind: 'StorageV2',
                sku: { name: 'Standard_LRS' },
              },
            };
      if (path.endsWith('/vaults/v'))
        return {
          status: method === 'PUT' ? 201 : 200,
          body: {
            ...made('v', 'Microsoft.RecoveryServices/vaults', {
              provisioningState: method === 'PUT' ? 'Creating' : 'Succeeded',
              redundancySettings: { standardTierStorageRedundancy: 'LocallyRedundant' },
            }),
            sku: { name: 'RS0' },
          },
        };
      return undefined;
    });
    const { resourceGroups, storageAccounts, vaults } = await signedIn();
    assert.deepEqual(await resourceGroups.create('seed-rg', 'westus'), {
      Name: 'seed-rg',
      Location: 'westus',
      ProvisioningState: 'Succeeded',
      ResourceId: id('x', 'seed-rg'),
    });
    const account = await storageAccounts.create('seed-rg', 'seed', 'westus', 'StorageV2', 'Standard_LRS');
    assert.deepEqual(
      [account.Kind, account.Sku, account.ResourceGroup, account.BlobEndpoint],
      ['StorageV2', 'Standard_LRS', 'seed-rg', 'https://seed.blob.core.windows.net/'],
    );
    const sent = JSON.parse(requests.find(({ method, path }) => method === 'PUT' && path.endsWith('/seed'))?.body ?? '');
    assert.deepEqual(
      [sent.properties.minimumTlsVersion, sent.properties.supportsHttpsTrafficOnly, sent.properties.allowBlobPublicAccess],
      ['TLS1_2', true, false],
    );
    assert.equal((await vaults.create('seed-rg', 'v', 'westus', 'LocallyRedundant')).ProvisioningState, 'Succeeded');
    assert.equal((await vaults.setRedundancy('seed-rg', 'v', 'GeoRedundant')).Name, 'v');
    const patch = JSON.parse(requests.find(({ method }) => method === 'PATCH')?.body ?? '');
    assert.deepEqual(patch, { properties: { redundancySettings: { standardTierStorageRedundancy: 'GeoRedundant' } } });
  });

  it('registers a provider and says what Azure says', async () => {
    const { signedIn } = azureInProcess(({ url, method }) =>
      /Microsoft\.ImportExport(\/register)?$/.test(url.pathname)
        ? { body: { namespace: 'Microsoft.ImportExport', registrationState: method === 'POST' ? 'Registering' : 'NotRegistered' } }
        : undefined,
    );
    const { resourceProviders } = await signedIn();
    assert.equal((await resourceProviders.get('Microsoft.ImportExport')).RegistrationState, 'NotRegistered');
    assert.equal((await resourceProviders.register('Microsoft.ImportExport')).RegistrationState, 'Registering');
  });

  it('shows a location with its carriers', async () => {
    const { signedIn } = azureInProcess(({ url }) =>
      url.pathname.endsWith('/locations/westus')
        ? {
            body: {
              id: '/providers/Microsoft.ImportExport/locations/westus',
              name: 'West US',
              properties: {
                ...address,
                email: undefined,
                supportedCarriers: ['FedEx'],
                alternateLocations: ['/providers/Microsoft.ImportExport/locations/westus'],
              },
            },
          }
        : undefined,
    );
    const found = await (await signedIn()).importJobs.location('westus');
    assert.deepEqual([found?.Name, found?.City, found?.SupportedCarriers], ['West US', 'C', ['FedEx']]);
  });
});
