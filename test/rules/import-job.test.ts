import assert from 'node:assert/strict';
import { type ImportJobFacts, importJobFindings } from '../../cmdlets/rules/import-job-check.ts';
import { importJobName, isContainerName, isStorageAccountName } from '../../cmdlets/rules/import-job-name.ts';
import { cancelProblem, deleteProblem, hasReached } from '../../cmdlets/rules/import-job-state.ts';
import { maskedKey, recoveryKeyProblem } from '../../cmdlets/rules/recovery-key.ts';
import { addressProblems, returnAddress } from '../../cmdlets/rules/return-address.ts';
import { shippingFindings } from '../../cmdlets/rules/shipping-check.ts';
import { isOpen, plainLocation, takesCarrier } from '../../cmdlets/rules/shipping-location.ts';
import { kindProblem } from '../../cmdlets/rules/storage-account-kind.ts';
import type { Address, ImportJob, ImportLocation } from '../../providers/contracts/cloud.ts';

const key = '238810-662376-448998-450120-652806-203390-606320-483076';
const address: Address = {
  RecipientName: 'R',
  StreetAddress1: 'S',
  City: 'C',
  PostalCode: '1',
  CountryOrRegion: 'USA',
  Phone: '425 555 0100',
  Email: 'a@b.c',
};
const location: ImportLocation = {
  ...address,
  Name: 'West US',
  ResourceId: '',
  SupportedCarriers: ['FedEx', 'DHL'],
  AlternateLocations: ['/providers/Microsoft.ImportExport/locations/westus'],
};
const drive = (DriveId: string) => ({
  DriveId,
  BitLockerKey: key,
  ManifestFile: '\\DriveManifest.xml',
  ManifestHash: '109B21108597EF36D5785F08303F3638',
});
const job: ImportJob = {
  Name: 'seed-01',
  ResourceGroup: 'seed-rg',
  Location: 'West US',
  ResourceId: '',
  State: 'Creating',
  StorageAccountId: '/subscriptions/s/resourceGroups/seed-rg/providers/Microsoft.Storage/storageAccounts/seed',
  DiagnosticsPath: 'waimportexport',
  LogLevel: 'Verbose',
  BackupDriveManifest: true,
  CancelRequested: false,
  ReturnAddress: address,
  ReturnShipping: { CarrierName: 'fedex', CarrierAccountNumber: '1' },
  Drives: [drive('A1'), drive('B2')],
};
const good: ImportJobFacts = {
  job,
  drives: [
    { DriveId: 'A1', ImportJobName: 'seed-01', Containers: ['landing'] },
    { DriveId: 'B2', ImportJobName: 'seed-01', Containers: ['landing'] },
  ],
  policy: { Name: 'p', ImportJobName: 'seed-01', Container: 'landing', SubscriptionId: 's' },
  subscriptionId: 'S',
  providerState: 'Registered',
  resourceGroupExists: true,
  account: {
    Name: 'seed',
    ResourceGroup: 'seed-rg',
    Location: 'westus',
    Kind: 'StorageV2',
    Sku: 'Standard_LRS',
    BlobEndpoint: '',
    ResourceId: job.StorageAccountId,
  },
  location,
  others: [],
};
const withJob = (change: Partial<ImportJob>): ImportJobFacts => ({ ...good, job: { ...job, ...change } });
const withDrive = (change: Partial<ImportJob['Drives'][number]>) => withJob({ Drives: [{ ...drive('A1'), ...change }] });
const failing = (facts: ImportJobFacts) =>
  importJobFindings(facts)
    .filter(({ Passed }) => !Passed)
    .map(({ Check }) => Check);

describe('checks before an import job is made', () => {
  it('all pass for a good one, and each says what it looked at', () => {
    const findings = importJobFindings(good);
    assert.deepEqual(
      findings.filter(({ Passed }) => !Passed),
      [],
    );
    for (const finding of findings) assert.ok(finding.Message && finding.Source && finding.Advice === null, finding.Check);
  });

  const other: ImportJob = { ...job, Name: 'other', ResourceId: 'x', Drives: [drive('a1')] };
  const table: [string, ImportJobFacts, string[]][] = [
    [
      'a name that only one of the services takes',
      { ...withJob({ Name: 'Seed_01' }), drives: [], policy: undefined },
      ['InvalidImportJobName'],
    ],
    ['drives of another job', { ...good, drives: [{ DriveId: 'A1', ImportJobName: 'else' }] }, ['ImportJobNameMismatch']],
    [
      'a policy of another job',
      { ...good, policy: { Name: 'p', ImportJobName: 'else', Container: 'landing', SubscriptionId: 's' } },
      ['ImportJobNameMismatch'],
    ],
    ['a name that is taken', { ...good, others: [{ ...job, Name: 'SEED-01', ResourceId: 'x', Drives: [] }] }, ['ImportJobExists']],
    ['no drive', withJob({ Drives: [] }), ['NoDrive']],
    ['eleven drives', withJob({ Drives: Array.from({ length: 11 }, (_, at) => drive(`D${at}`)) }), ['TooManyDrives']],
    ['a drive twice', withJob({ Drives: [drive('A1'), drive('a1')] }), ['DuplicateDrive']],
    ['a provider that is not registered', { ...good, providerState: 'NotRegistered' }, ['ProviderNotRegistered']],
    ['a group that is not there', { ...good, resourceGroupExists: false }, ['ResourceGroupNotFound']],
    ['an account that is not there', { ...good, account: undefined }, ['StorageAccountNotFound']],
    ['an account without page blobs', { ...good, account: { ...good.account!, Kind: 'BlobStorage' } }, ['StorageAccountKindCannotSeed']],
    ['an account in another subscription than the policy', { ...good, subscriptionId: 'other' }, ['SubscriptionMismatch']],
    ['a container for logs with capitals', withJob({ DiagnosticsPath: 'Logs' }), ['InvalidContainerName']],
    [
      'drives for another container',
      { ...good, drives: [{ DriveId: 'A1', ImportJobName: 'seed-01', Containers: ['elsewhere'] }] },
      ['ContainerMismatch'],
    ],
    ['a place that takes no parcels', { ...good, location: undefined }, ['LocationNotFound']],
    [
      'a place that is closed',
      { ...good, location: { ...location, AlternateLocations: ['/providers/Microsoft.ImportExport/locations/eastus'] } },
      ['LocationClosed'],
    ],
    ['a serial number with blanks', withDrive({ DriveId: 'A 1' }), ['InvalidDriveId']],
    ['a manifest outside the drive', withDrive({ ManifestFile: 'C:\\DriveManifest.xml' }), ['InvalidManifestFile']],
    ['a hash that is none', withDrive({ ManifestHash: 'XYZ' }), ['InvalidManifestHash']],
    ['a header hash that is none', withDrive({ DriveHeaderHash: 'AZ31BGB1' }), ['InvalidDriveHeaderHash']],
    ['no recovery password', withDrive({ BitLockerKey: undefined }), ['NoRecoveryKey']],
    [
      'a mistyped recovery password',
      withDrive({ BitLockerKey: '439675-460165-128202-905124-487224-524332-851649-442187' }),
      ['InvalidRecoveryKey'],
    ],
    ['a drive of a job that is under way', { ...good, others: [other] }, ['DriveInOtherJob']],
    ['a drive of a job that is over', { ...good, others: [{ ...other, State: 'Completed' }] }, []],
    ['no return address', withJob({ ReturnAddress: undefined }), ['InvalidReturnAddress']],
    ['no way back', withJob({ ReturnShipping: undefined }), ['MissingReturnShipping']],
    [
      'a carrier that does not go there',
      withJob({ ReturnShipping: { CarrierName: 'UPS', CarrierAccountNumber: '1' } }),
      ['UnsupportedCarrier'],
    ],
  ];
  for (const [what, facts, checks] of table) it(`find ${what}`, () => assert.deepEqual(failing(facts), checks));
});

describe('checks before a parcel is announced', () => {
  const parcel = { CarrierName: 'FedEx', TrackingNumber: '7489-0001', DriveCount: 2, ShipDate: '2026-01-03' };
  const facts = { location, others: [job], now: new Date('2026-01-04') };
  const failing = (...[change, newParcel, newFacts]: [Partial<ImportJob>, object?, object?]) =>
    shippingFindings({ ...job, ...change }, { ...parcel, ...newParcel }, { ...facts, ...newFacts })
      .filter(({ Passed }) => !Passed)
      .map(({ Check }) => Check);
  const twin: ImportJob = { ...job, Name: 'twin', DeliveryPackage: { CarrierName: 'FedEx', TrackingNumber: '7489 0001' } };

  it('pass for a good one, and for its own number again', () => {
    assert.deepEqual(failing({}), []);
    assert.deepEqual(failing({ State: 'Shipping' }, {}, { others: [{ ...job, DeliveryPackage: parcel }] }), []);
  });
  it('find a number that another job has, however it is written', () =>
    assert.deepEqual(failing({}, {}, { others: [job, twin] }), ['DuplicateTrackingNumber']));
  it('find a job that is past it', () => assert.deepEqual(failing({ State: 'Transferring' }), ['InvalidJobState']));
  it('find a carrier that does not go there', () => assert.deepEqual(failing({}, { CarrierName: 'UPS' }), ['UnsupportedCarrier']));
  it('find a return address that is not complete', () =>
    assert.deepEqual(failing({ ReturnAddress: { ...address, Email: '' } }), ['InvalidReturnAddress']));
  it('find another number of drives', () => assert.deepEqual(failing({}, { DriveCount: 1 }), ['DriveCountMismatch']));
  it('find a day that cannot be', () => {
    assert.deepEqual(failing({}, { ShipDate: 'yesterday' }), ['InvalidShipDate']);
    assert.deepEqual(failing({}, { ShipDate: '2016-01-03' }), ['InvalidShipDate']);
  });
  it('find a number that is none', () => assert.deepEqual(failing({}, { TrackingNumber: '\n<x>' }), ['InvalidTrackingNumber']));
});

describe('rules of import jobs', () => {
  it('names that both services take', () => {
    for (const name of ['abc', 'seed-01', `a${'b'.repeat(23)}`]) assert.match(name, importJobName);
    for (const name of ['', 'ab', 'Seed', '1seed', 'seed_1', 'seed-', `a${'b'.repeat(24)}`]) assert.doesNotMatch(name, importJobName);
    assert.deepEqual(['landing', 'a-b-c', '$root', 'a--b', '-a', 'AB', 'ab', 'x'.repeat(64)].map(isContainerName), [
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
    assert.deepEqual(['seed1', 'Seed', 's', 'seed-1'].map(isStorageAccountName), [true, false, false, false]);
  });

  it('recovery passwords: eight groups, each eleven times a 16-bit number', () => {
    for (const one of [
      key,
      '060456-014509-132033-080300-252615-584177-672089-411631',
      '002816-008470-014124-019778-025432-031086-036740-042394',
    ])
      assert.equal(recoveryKeyProblem(one), undefined);
    assert.equal(recoveryKeyProblem(key.replace('662376', '662375')), 'group 2 is mistyped');
    assert.equal(recoveryKeyProblem(key.replace('238810', '720896')), 'group 1 is mistyped');
    assert.equal(recoveryKeyProblem('1-2'), 'it has 2 groups of digits, not 8');
    assert.equal(maskedKey(key), `238810${'-******'.repeat(7)}`);
    assert.equal(maskedKey('base64=='), '******');
  });

  it('states: what is reached, cancelled, deleted', () => {
    const reached: [string, string[], boolean][] = [
      ['Creating', ['Completed'], false],
      ['Packaging', ['Packaging', 'Completed'], true],
      ['Completed', ['Packaging', 'Completed'], true],
      ['Packaging', ['Transferring'], true],
      ['Completed', ['Transferring'], true],
      ['Closed', ['Completed'], false],
      ['Closed', ['Transferring'], true],
      ['Closed', ['Closed'], true],
      ['Faulted', ['Completed'], false],
    ];
    for (const [state, wanted, expected] of reached) assert.equal(hasReached(state, wanted), expected, `${state} for ${wanted}`);
    const cancel = (State: string, bestEffort = false) => cancelProblem({ State, CancelRequested: false }, bestEffort) === undefined;
    assert.deepEqual(
      [cancel('Creating'), cancel('Shipping'), cancel('Shipping', true), cancel('Packaging', true)],
      [true, false, true, false],
    );
    assert.deepEqual(
      ['Creating', 'Shipping', 'Completed', 'Closed'].map((State) => deleteProblem({ State }) === undefined),
      [true, false, true, false],
    );
  });

  it('return addresses from parts, tables and what is there', () => {
    assert.equal(returnAddress({}, undefined, address), address);
    assert.equal(returnAddress({}, undefined, undefined), undefined);
    assert.equal(returnAddress({ ReturnAddressCity: 'Bonn' }, { city: 'Ulm', PHONE: 5550100 }, address)?.City, 'Bonn');
    assert.equal(returnAddress({}, { city: 'Ulm', PHONE: 5550100 }, address)?.Phone, '5550100');
    assert.deepEqual(addressProblems(address), []);
    assert.deepEqual(addressProblems({ ...address, City: ' ', Email: 'x', Phone: 'call me' }), [
      'City is missing',
      '"x" is not an e-mail address',
      '"call me" is not a telephone number',
    ]);
    assert.deepEqual(addressProblems(undefined), ['there is none']);
  });

  it('places and carriers', () => {
    assert.deepEqual(['West US', 'westus', '/providers/Microsoft.ImportExport/locations/westus'].map(plainLocation), [
      'westus',
      'westus',
      'westus',
    ]);
    assert.equal(isOpen(location), true);
    assert.equal(isOpen({ ...location, Name: 'East US' }), false);
    assert.deepEqual(
      ['fedex ', 'UPS'].map((carrier) => takesCarrier(location, carrier)),
      [true, false],
    );
  });

  it('kinds of account', () => {
    const table: [string, string, boolean][] = [
      ['StorageV2', 'Standard_LRS', true],
      ['Storage', 'Standard_RAGRS', true],
      ['BlobStorage', 'Standard_LRS', false],
      ['BlockBlobStorage', 'Premium_LRS', false],
      ['StorageV2', 'Premium_LRS', false],
    ];
    for (const [kind, sku, takes] of table) assert.equal(kindProblem(kind, sku) === undefined, takes, `${kind} ${sku}`);
  });
});
