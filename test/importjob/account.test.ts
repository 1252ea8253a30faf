import assert from 'node:assert/strict';
import connect from '../../cmdlets/account/Connect-OfflineSeedAccount.ts';
import getContext from '../../cmdlets/account/Get-OfflineSeedContext.ts';
import setContext from '../../cmdlets/account/Set-OfflineSeedContext.ts';
import register from '../../cmdlets/importjob/Register-ImportExportProvider.ts';
import connection from '../../cmdlets/readiness/Get-DPMCloudConnection.ts';
import newAccount from '../../cmdlets/vault/New-OfflineSeedStorageAccount.ts';
import setRedundancy from '../../cmdlets/vault/Set-RecoveryServicesVaultRedundancy.ts';
import type { Cloud, SignIn } from '../../providers/contracts/cloud.ts';
import { CloudFailure } from '../../providers/contracts/failure.ts';
import { Secret } from '../../shell/command/parameter.ts';
import { context, practiceWorld, run } from './practice-world.ts';

const environment = { Authority: 'https://login', ResourceManager: 'https://arm' };

describe('Connect-OfflineSeedAccount', () => {
  function signingIn() {
    const seen: [string, SignIn, string | undefined][] = [];
    const practice = { TenantId: 'pt', ClientId: 'pc', ClientCertificateFile: '/sandbox/client.pem' };
    const world = practiceWorld({
      cloud: {
        async signIn(name, how, subscription) {
          seen.push([name, how, subscription]);
          return context;
        },
      },
      world: { sandbox: { start: async () => practice } as never },
    });
    return { world, seen };
  }
  const app = { method: 'ServicePrincipalCertificate', tenantId: 't', clientId: 'app', certificatePath: '/here/sp.pem', password: 'p' };
  const table: [string, Record<string, unknown>, string, object][] = [
    ['in the browser', {}, 'AzureCloud', { method: 'Browser', tenantId: undefined }],
    [
      'with a secret',
      { ServicePrincipal: true, Credential: { UserName: 'app', Password: new Secret('s') }, Tenant: 't' },
      'AzureCloud',
      { method: 'ServicePrincipalSecret', tenantId: 't', clientId: 'app', secret: 's' },
    ],
    [
      'with a certificate',
      {
        CertificatePath: 'sp.pem',
        CertificatePassword: new Secret('p'),
        ApplicationId: 'app',
        Tenant: 't',
        Environment: 'AzureChinaCloud',
      },
      'AzureChinaCloud',
      app,
    ],
    ['as a managed identity', { Identity: true, AccountId: 'mi' }, 'AzureCloud', { method: 'ManagedIdentity', clientId: 'mi' }],
    ['with the Azure CLI', { UseAzureCli: true }, 'AzureCloud', { method: 'AzureCli', tenantId: undefined }],
    [
      'to the practice cloud, by itself',
      { Environment: 'Sandbox' },
      'Sandbox',
      { method: 'ServicePrincipalCertificate', tenantId: 'pt', clientId: 'pc', certificatePath: '/sandbox/client.pem' },
    ],
  ];
  for (const [what, given, name, how] of table)
    it(`signs in ${what}`, async () => {
      const { world, seen } = signingIn();
      await run(connect, { ...given, Subscription: 'sub' }, world);
      assert.deepEqual(seen, [[name, how, 'sub']]);
    });

  it('shows the code to enter', async () => {
    const { world, seen } = signingIn();
    const ran = await run(connect, { UseDeviceAuthentication: true, Environment: 'Sandbox' }, world);
    const [[name, how] = []] = seen;
    assert.ok(name === 'Sandbox' && how?.method === 'DeviceCode');
    how.show({ message: 'Use the code ABC', userCode: 'ABC', verificationUri: '' });
    assert.deepEqual(ran.warnings, ['Use the code ABC']);
  });
});

describe('contexts', () => {
  const subscriptions = async () => [
    { SubscriptionId: 's', Name: 'Practice', State: 'Enabled', TenantId: 't' },
    { SubscriptionId: 's2', Name: 'Second', State: 'Enabled', TenantId: '' },
  ];
  it('one in force, or one for each subscription', async () => {
    const world = practiceWorld({ cloud: { subscriptions } });
    assert.deepEqual((await run(getContext, {}, world)).output, [context]);
    const { output } = await run(getContext, { ListAvailable: true }, world);
    assert.deepEqual(
      output.map(({ SubscriptionName, TenantId }) => [SubscriptionName, TenantId]),
      [
        ['Practice', 't'],
        ['Second', 't'],
      ],
    );
  });
  it('another tenant needs another sign-in', () =>
    assert.rejects(run(setContext, { Subscription: 's', Tenant: 'other' }, practiceWorld()), { id: 'OtherTenant' }));
});

describe('Get-DPMCloudConnection', () => {
  const steps = (passed: boolean) => async () => [
    { Step: 'Name' as const, Passed: true, Detail: '1.2.3.4', Milliseconds: 1 },
    { Step: 'Tcp' as const, Passed: passed, Detail: '', Milliseconds: 1 },
  ];
  const looking = (passed: boolean, signedIn: boolean, cloud: Partial<Cloud> = {}) =>
    practiceWorld({
      signedIn,
      cloud: { environment: async (Name) => ({ ...environment, Name }) as never, subscriptions: async () => [], ...cloud },
      world: { network: { reach: steps(passed) } },
    });
  const summary = async (world: ReturnType<typeof looking>) =>
    (await run(connection, { Detailed: true }, world)).output.map(({ Step, Passed }) => `${Step} ${Passed}`).join(', ');

  it('is True when every step passes', async () => {
    const world = looking(true, true);
    assert.deepEqual((await run(connection, {}, world)).output, [true]);
    assert.equal(await summary(world), 'Name true, TCP true, Name true, TCP true, Sign-in true, Provider true');
  });
  it('needs no sign-in to say that Azure is reached', async () => {
    const world = looking(true, false);
    assert.deepEqual((await run(connection, {}, world)).output, [true]);
    assert.equal(await summary(world), 'Name true, TCP true, Name true, TCP true, Sign-in null, Provider null');
  });
  it('is False when the network, the sign-in or the provider fails', async () => {
    const broken = looking(false, true);
    assert.deepEqual((await run(connection, {}, broken)).output, [false]);
    assert.match(await summary(broken), /Sign-in null, Provider null$/);
    const refused = looking(true, true, {
      subscriptions: async () => Promise.reject(new CloudFailure('AADSTS700082', 'Expired', { category: 'AuthenticationError' })),
    });
    assert.deepEqual((await run(connection, {}, refused)).output, [false]);
    assert.match(await summary(refused), /Sign-in false, Provider null$/);
  });
  it('is False when the practice cloud is not running', async () => {
    const stopped = looking(true, true, {
      environment: async () =>
        Promise.reject(
          new CloudFailure('PracticeCloudNotRunning', 'The practice cloud is not running.', { category: 'ResourceUnavailable' }),
        ),
    });
    assert.deepEqual((await run(connection, { Environment: 'Sandbox' }, stopped)).output, [false]);
    assert.equal(await summary(stopped), 'Name false');
  });
  it('looks from this computer only', async () => {
    assert.deepEqual((await run(connection, { DPMServerName: 'SERVER' }, looking(true, false))).output, [true]);
    await assert.rejects(run(connection, { DPMServerName: 'dpm01' }, looking(true, false)), { id: 'NotThisComputer' });
  });
});

describe('before the road', () => {
  it('registers the provider and waits for it', async () => {
    const states = ['NotRegistered', 'Registering', 'Registered'];
    const answer = async (Namespace: string) => ({ Namespace, RegistrationState: states.shift() ?? 'Registered' });
    const world = practiceWorld({
      cloud: { resourceProviders: { get: answer, register: async (Namespace) => ({ Namespace, RegistrationState: 'Registering' }) } },
    });
    assert.deepEqual((await run(register, {}, world)).output, [{ Namespace: 'Microsoft.ImportExport', RegistrationState: 'Registered' }]);
    const quiet = practiceWorld();
    assert.deepEqual((await run(register, {}, quiet)).asked, []);
  });

  it('refuses accounts that cannot take the seed, with reason and source', async () => {
    const given = { ResourceGroupName: 'seed-rg', Name: 'seed', Location: 'westus' };
    await assert.rejects(
      run(newAccount, { ...given, Kind: 'BlobStorage' }, practiceWorld()),
      (error: Error & { id: string }) =>
        error.id === 'StorageAccountKindCannotSeed' && /page blobs.*learn\.microsoft\.com/.test(error.message),
    );
    await assert.rejects(run(newAccount, { ...given, Name: 'Seed' }, practiceWorld()), { id: 'InvalidStorageAccountName' });
  });

  it('changes the redundancy of a vault that is there', async () => {
    const vault = {
      Name: 'v',
      ResourceGroup: 'rg',
      Location: 'westus',
      Redundancy: 'GeoRedundant',
      ProvisioningState: 'Succeeded',
      ResourceId: '',
    };
    const vaults = {
      get: async (_: string, name: string) => (name === 'v' ? vault : undefined),
      setRedundancy: async (_: string, __: string, Redundancy: string) => ({ ...vault, Redundancy }),
    };
    const world = practiceWorld({ cloud: { vaults: vaults as never } });
    assert.equal(
      (await run(setRedundancy, { Vault: vault, BackupStorageRedundancy: 'LocallyRedundant' }, world)).output[0]?.Redundancy,
      'LocallyRedundant',
    );
    await assert.rejects(run(setRedundancy, { Name: 'x', ResourceGroupName: 'rg', BackupStorageRedundancy: 'LocallyRedundant' }, world), {
      id: 'VaultNotFound',
    });
  });
});
