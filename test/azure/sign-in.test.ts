import assert from 'node:assert/strict';
import { generateKeyPairSync, webcrypto } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import forge from 'node-forge';
import { clientCertificate } from '../../providers/azure/certificate.ts';
import { environmentTable } from '../../providers/azure/environments.ts';
import { azureInProcess, clientId, subscription, tenant } from './azure-in-process.ts';

describe('signing in to Azure', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'offlineseed-azure-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('with a secret gives a context, and a second shell goes on with it', async () => {
    const { cloud, shell, signedIn, state } = azureInProcess();
    await signedIn();
    const expected = {
      Environment: 'AzureCloud',
      Account: clientId,
      AccountType: 'ServicePrincipal',
      TenantId: tenant,
      SubscriptionId: subscription,
      SubscriptionName: 'Practice',
    };
    assert.deepEqual(await cloud.context(), expected);
    const second = shell();
    assert.deepEqual(await second.context(), expected);
    assert.equal((await second.subscriptions()).length, 1);
    assert.doesNotMatch(JSON.stringify(await state.contexts.get()), /the-secret/);
  });

  it('with a device code keeps the tokens: the second shell asks nobody', async () => {
    const { cloud, shell, requests } = azureInProcess();
    const shown: string[] = [];
    const context = await cloud.signIn('AzureCloud', { method: 'DeviceCode', show: ({ userCode }) => shown.push(userCode) }, 'practice');
    assert.deepEqual([context.Account, context.AccountType, shown], ['ann@contoso.com', 'User', ['ABC']]);
    const before = requests.filter(({ path }) => path.endsWith('/devicecode')).length;
    assert.equal((await shell().subscriptions()).length, 1);
    assert.equal(requests.filter(({ path }) => path.endsWith('/devicecode')).length, before);
  });

  it('says clearly that a user has to sign in again when the tokens are gone', async () => {
    const { cloud, shell, state } = azureInProcess();
    await cloud.signIn('AzureCloud', { method: 'DeviceCode', show: () => undefined }, undefined);
    for (const name of state.kept.keys()) if (name.startsWith('tokens-')) state.kept.delete(name);
    await assert.rejects(shell().subscriptions(), {
      code: 'SignInRequired',
      category: 'AuthenticationError',
      advice: 'Connect-OfflineSeedAccount',
    });
  });

  it('signs out: nothing of the sign-in stays', async () => {
    const { cloud, signedIn, state } = azureInProcess();
    await signedIn();
    await cloud.signOut();
    assert.equal(state.kept.size, 0);
    await assert.rejects(cloud.context(), { code: 'NotSignedIn' });
  });

  it('chooses another subscription, in this shell and in those that come', async () => {
    const value = ['a', 'b'].map((one) => ({ subscriptionId: one, displayName: `Sub ${one}`, state: 'Enabled', tenantId: tenant }));
    const { cloud, shell, signedIn, warnings } = azureInProcess(({ url }) =>
      url.pathname === '/subscriptions' ? { body: { value } } : undefined,
    );
    await signedIn();
    assert.match(warnings.join(), /2 subscriptions; "Sub a"/);
    await cloud.selectSubscription('sub B');
    assert.equal((await cloud.context()).SubscriptionId, 'b');
    assert.equal((await shell().context()).SubscriptionId, 'b');
    await assert.rejects(cloud.selectSubscription('c'), { code: 'SubscriptionNotFound' });
  });

  it('gives the number of Entra as the code, its words without the trace', async () => {
    const description = 'AADSTS7000215: Invalid client secret provided. Trace ID: 1 Correlation ID: 2 Timestamp: 2026-01-01 00:00:00Z';
    const { signedIn } = azureInProcess(({ url }) =>
      url.pathname.endsWith('/token')
        ? { status: 401, body: { error: 'invalid_client', error_description: description, error_codes: [7000215] } }
        : undefined,
    );
    await assert.rejects(signedIn(), {
      code: 'AADSTS7000215',
      category: 'AuthenticationError',
      message: 'Sign-in refused: Invalid client secret provided.',
    });
  });

  it('with a certificate, PEM or PFX, and says what is wrong with one', async () => {
    x509.cryptoProvider.set(webcrypto);
    const alg = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };
    const keys = await webcrypto.subtle.generateKey(alg, true, ['sign', 'verify']);
    const make = (notAfter: Date) =>
      x509.X509CertificateGenerator.createSelfSigned({
        serialNumber: '01',
        name: 'CN=seed',
        notBefore: new Date(0),
        notAfter,
        signingAlgorithm: alg,
        keys,
      });
    const good = (await make(new Date('2040-01-01'))).toString('pem');
    const old = (await make(new Date('2020-01-01'))).toString('pem');
    const key = x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
    const pfx = (password: string) =>
      Buffer.from(
        forge.asn1
          .toDer(
            forge.pkcs12.toPkcs12Asn1(forge.pki.privateKeyFromPem(key), [forge.pki.certificateFromPem(good)], password, {
              algorithm: '3des',
            }),
          )
          .getBytes(),
        'binary',
      );
    const other = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    }).privateKey;
    const files = {
      'good.pem': `${good}\n${key}`,
      'old.pem': `${key}\n${old}`,
      'other.pem': `${good}\n${other}`,
      'bare.pem': good,
      'good.pfx': pfx('pass'),
      'not.pfx': Buffer.from('hello'),
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    const now = new Date('2026-01-01');
    const read = (name: string, password?: string) => clientCertificate(join(folder, name), password, now);

    assert.equal(await read('good.pem'), await read('good.pfx', 'pass'));
    const table: [string, string | undefined, string][] = [
      ['old.pem', undefined, 'CertificateExpired'],
      ['other.pem', undefined, 'CertificateWithoutKey'],
      ['bare.pem', undefined, 'CertificateUnreadable'],
      ['none.pem', undefined, 'CertificateUnreadable'],
      ['not.pfx', undefined, 'CertificateUnreadable'],
      ['good.pfx', 'wrong', 'CertificatePasswordWrong'],
      ['good.pfx', undefined, 'CertificatePasswordWrong'],
    ];
    for (const [name, password, code] of table) await assert.rejects(read(name, password), { code }, `${name} ${password}`);

    const { cloud, requests } = azureInProcess();
    await cloud.signIn(
      'AzureCloud',
      { method: 'ServicePrincipalCertificate', tenantId: tenant, clientId, certificatePath: join(folder, 'good.pfx'), password: 'pass' },
      undefined,
    );
    assert.match(requests.find(({ path }) => path.endsWith('/token'))?.body ?? '', /client_assertion=ey/);
  });

  it('finds the practice cloud by the file in which it describes itself', async () => {
    const file = join(folder, 'cloud.json');
    const table = environmentTable(file);
    await assert.rejects(table('Sandbox'), { code: 'PracticeCloudNotRunning' });
    await writeFile(file, JSON.stringify({ ResourceManager: 'http://x', Authority: '', Graph: '', Blob: '' }));
    await assert.rejects(table('Sandbox'), { code: 'PracticeCloudUnreadable' });
    const home = 'https://localhost:1';
    await writeFile(
      file,
      JSON.stringify({ ResourceManager: `${home}/`, Authority: home, Graph: home, Blob: `${home}/{account}`, CaFile: '/ca.pem' }),
    );
    const { ResourceManager, InstanceDiscovery, CaFile } = await table('Sandbox');
    assert.deepEqual([ResourceManager, InstanceDiscovery, CaFile], [home, false, '/ca.pem']);
    for (const name of ['AzureCloud', 'AzureUSGovernment', 'AzureChinaCloud'] as const) assert.equal((await table(name)).Name, name);
  });
});
