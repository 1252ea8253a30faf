import assert from 'node:assert/strict';
import { ClientCertificateCredential } from '@azure/identity';
import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { all, authority, clientsOf, type Practice, startPractice } from './practice.ts';

type Refused = Error & { statusCode?: number; code?: string };

describe('ordered faults of the practice cloud', () => {
  let here: Practice;
  before(async () => {
    here = await startPractice();
    await here.clients.resources.resourceGroups.createOrUpdate('seed-rg', { location: 'westus' });
  });
  after(() => here.close());

  const impatient = () => clientsOf(here.info, here.credential, 0).resources.resourceGroups;

  for (const [Kind, status] of [
    ['Throttle', 429],
    ['Unavailable', 503],
    ['ServerError', 500],
  ] as const)
    it(`${Kind} answers ${status}, as often as ordered, and Azure’s clients get over it`, async () => {
      await here.control.addFault({ Kind, Count: 2, RetryAfterMilliseconds: 10 });
      assert.equal((await here.clients.resources.resourceGroups.get('seed-rg')).name, 'seed-rg');
      await here.control.addFault({ Kind, Count: 1 });
      await assert.rejects(impatient().get('seed-rg'), (error: Refused) => error.statusCode === status);
      assert.equal((await impatient().get('seed-rg')).name, 'seed-rg');
    });

  it('Reset cuts the connection', async () => {
    await here.control.addFault({ Kind: 'Reset', Count: 1 });
    await assert.rejects(impatient().get('seed-rg'), (error: Refused) => error.statusCode === undefined);
    await here.control.addFault({ Kind: 'Reset', Count: 2 });
    assert.equal((await here.clients.resources.resourceGroups.get('seed-rg')).name, 'seed-rg');
  });

  it('Timeout holds the answer back', async () => {
    await here.control.addFault({ Kind: 'Timeout', Count: 1, DelayMilliseconds: 300 });
    const since = performance.now();
    await impatient().get('seed-rg');
    assert.ok(performance.now() - since >= 290);
  });

  it('strikes only the requests it is meant for', async () => {
    await here.control.addFault({ Kind: 'ServerError', Count: 1, Path: 'STORAGEaccounts', Method: 'PUT' });
    const { storage } = clientsOf(here.info, here.credential, 0);
    assert.deepEqual(await all(storage.storageAccounts.list()), []);
    const create = () =>
      storage.storageAccounts.create('seed-rg', 'seedaccount', { location: 'westus', kind: 'StorageV2', sku: { name: 'Standard_LRS' } });
    await assert.rejects(
      async () => create(),
      (error: Refused) => error.statusCode === 500,
    );
    assert.equal((await create()).name, 'seedaccount');
  });

  it('FailedOperation lets a long-running operation fail and leaves nothing behind', async () => {
    await here.control.addFault({ Kind: 'FailedOperation', Count: 1, Path: 'storageAccounts' });
    const { storageAccounts } = here.clients.storage;
    await assert.rejects(
      async () =>
        storageAccounts.create('seed-rg', 'otheraccount', { location: 'westus', kind: 'StorageV2', sku: { name: 'Standard_LRS' } }),
      /fault was ordered/,
    );
    await assert.rejects(storageAccounts.getProperties('seed-rg', 'otheraccount'), (error: Refused) => error.statusCode === 404);
    await here.control.addFault({ Kind: 'FailedOperation', Count: 1, Path: 'vaults' });
    const { vaults } = here.clients.vaults;
    await assert.rejects(async () =>
      vaults.createOrUpdate('seed-rg', 'seed-vault', { location: 'westus', sku: { name: 'RS0' }, properties: {} }),
    );
    assert.equal((await vaults.get('seed-rg', 'seed-vault')).properties?.provisioningState, 'Failed');
  });

  it('ExpiredToken ends the token for good', async () => {
    const token = (await here.credential.getToken('https://management.azure.com/.default'))?.token;
    const ask = async () => {
      const answer = await fetch(`${here.info.ResourceManager}/subscriptions?api-version=2022-12-01`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return [answer.status, /error="invalid_token"/.test(answer.headers.get('www-authenticate') ?? '')];
    };
    assert.deepEqual(await ask(), [200, false]);
    await here.control.addFault({ Kind: 'ExpiredToken', Count: 1 });
    assert.deepEqual(await ask(), [401, true]);
    assert.deepEqual(await ask(), [401, true]);
  });

  it('strikes blobs too, in the form of Storage', async () => {
    const { keys = [] } = await clientsOf(here.info, freshCredential(here), 0).storage.storageAccounts.listKeys('seed-rg', 'seedaccount');
    const service = new BlobServiceClient(
      here.info.Blob.replace('{account}', 'seedaccount'),
      new StorageSharedKeyCredential('seedaccount', keys[0]?.value ?? ''),
      { retryOptions: { maxTries: 1 } },
    );
    await here.control.addFault({ Kind: 'Unavailable', Count: 1, Path: '/seedaccount' });
    await assert.rejects(
      service.getContainerClient('landing').create(),
      (error: Refused) => error.statusCode === 503 && error.code === 'ServerBusy',
    );
    await service.getContainerClient('landing').create();
  });

  it('refuses an order that makes no sense', async () => {
    await assert.rejects(here.control.addFault({ Kind: 'Throttle', Count: 0 }), { id: 'InvalidFault' });
  });
});

/** A credential that remembers no token. */
function freshCredential({ info }: Practice) {
  return new ClientCertificateCredential(info.TenantId, info.ClientId, { certificatePath: info.ClientCertificateFile }, authority(info));
}
