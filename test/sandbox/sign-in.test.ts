import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClientCertificateCredential, ClientSecretCredential, DeviceCodeCredential } from '@azure/identity';
import { makeClientCertificate } from '../../providers/sandbox/trust/certificates.ts';
import { authority, type Practice, scope, startPractice } from './practice.ts';

const cli = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

/** Claims of a token, unchecked. */
const claimsOf = (token = ''): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

describe('signing in to the practice cloud', () => {
  let here: Practice;
  before(async () => {
    here = await startPractice();
  });
  after(() => here.close());

  const post = async (path: string, fields: Record<string, string>) => {
    const answer = await fetch(`${here.info.Authority}${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
    const text = await answer.text();
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? '',
      body: /json/.test(answer.headers.get('content-type') ?? '') ? (JSON.parse(text) as Record<string, unknown>) : {},
      text,
    };
  };

  it('works with a secret, and the token says for whom and for what', async () => {
    const { TenantId, ClientId, ClientSecretFile } = here.info;
    const credential = new ClientSecretCredential(TenantId, ClientId, readFileSync(ClientSecretFile, 'utf8'), authority(here.info));
    const claims = claimsOf((await credential.getToken(scope)).token);
    assert.deepEqual(
      [claims.aud, claims.appid, claims.tid, claims.iss],
      ['https://management.azure.com', ClientId, TenantId, `https://sts.windows.net/${TenantId}/`],
    );
  });

  it('refuses a wrong secret, an unknown application, an unknown tenant', async () => {
    const { TenantId, ClientId } = here.info;
    const none = '11111111-1111-1111-1111-111111111111';
    await assert.rejects(new ClientSecretCredential(TenantId, ClientId, 'wrong', authority(here.info)).getToken(scope), /AADSTS7000215/);
    await assert.rejects(new ClientSecretCredential(TenantId, none, 'wrong', authority(here.info)).getToken(scope), /AADSTS700016/);
    assert.equal(
      (await post(`/${none}/oauth2/v2.0/token`, { grant_type: 'client_credentials', client_id: ClientId })).body.error,
      'invalid_request',
    );
  });

  it('checks the signature of a client assertion against the uploaded certificate', async () => {
    const { TenantId, ClientId } = here.info;
    const stranger = await makeClientCertificate('somebody else');
    const credential = new ClientCertificateCredential(
      TenantId,
      ClientId,
      { certificate: stranger.key + stranger.certificate },
      authority(here.info),
    );
    await assert.rejects(credential.getToken(scope), /AADSTS700027/);
  });

  it('takes a certificate that was uploaded through Graph', async () => {
    const { TenantId, Graph } = here.info;
    const token = (await here.credential.getToken('https://graph.microsoft.com/.default'))?.token;
    const graph = async (method: string, path: string, body?: unknown) => {
      const answer = await fetch(`${Graph}/v1.0${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      return { status: answer.status, body: (answer.status === 204 ? {} : await answer.json()) as Record<string, unknown> };
    };
    const made = await graph('POST', '/applications', { displayName: 'AzureOfflineBackup_practice' });
    assert.equal(made.status, 201);
    const { certificate, key } = await makeClientCertificate('uploaded');
    const der = certificate.replace(/-----[^-]+-----|\s/g, '');
    assert.equal(
      (
        await graph('PATCH', `/applications/${made.body.id}`, {
          keyCredentials: [{ type: 'AsymmetricX509Cert', usage: 'Verify', key: der }],
        })
      ).status,
      204,
    );
    const credential = new ClientCertificateCredential(
      TenantId,
      String(made.body.appId),
      { certificate: key + certificate },
      authority(here.info),
    );
    assert.equal(claimsOf((await credential.getToken(scope)).token).appid, made.body.appId);
    const [known] = ((await graph('GET', `/applications/${made.body.id}`)).body.keyCredentials ?? []) as { keyId: string }[];
    const other = (await makeClientCertificate('another')).certificate.replace(/-----[^-]+-----|\s/g, '');
    const refused = await graph('PATCH', `/applications/${made.body.id}`, {
      keyCredentials: [{ keyId: known?.keyId, type: 'AsymmetricX509Cert', usage: 'Verify', key: other }],
    });
    assert.match(String((refused.body.error as { message: string }).message), /Update to existing credential with KeyId/);
    assert.equal(
      ((await graph('GET', "/applications?$filter=displayName eq 'AzureOfflineBackup_practice'")).body.value as unknown[]).length,
      1,
    );
  });

  it('waits for a person to enter the device code, and goes on with the refresh token', async () => {
    const credential = new DeviceCodeCredential({
      tenantId: here.info.TenantId,
      clientId: cli,
      ...authority(here.info),
      userPromptCallback: ({ userCode, verificationUri }) => {
        void fetch(verificationUri, { method: 'POST', body: new URLSearchParams({ user_code: userCode, answer: 'Approved' }) });
      },
    });
    const first = claimsOf((await credential.getToken(scope)).token);
    assert.deepEqual([first.idtyp, first.upn], ['user', 'backup.admin@practice.example']);
    assert.equal(claimsOf((await credential.getToken('https://storage.azure.com/.default')).token).aud, 'https://storage.azure.com');
  });

  it('tells a declined device code from one that still waits and from one that is unknown', async () => {
    const { body } = await post('/organizations/oauth2/v2.0/devicecode', { client_id: cli, scope });
    const redeem = () =>
      post('/organizations/oauth2/v2.0/token', {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        client_id: cli,
        device_code: String(body.device_code),
      });
    assert.equal((await redeem()).body.error, 'authorization_pending');
    assert.equal((await post('/common/oauth2/deviceauth', { user_code: 'WRONGCODE', answer: 'Approved' })).status, 400);
    assert.equal(
      (await post('/common/oauth2/deviceauth', { user_code: String(body.user_code).toLowerCase(), answer: 'Declined' })).status,
      200,
    );
    assert.equal((await redeem()).body.error, 'authorization_declined');
    assert.equal(
      (await post('/organizations/oauth2/v2.0/token', { grant_type: 'device_code', client_id: cli, device_code: 'x' })).body.error,
      'bad_verification_code',
    );
  });

  it('sends a browser back with a code that is good once, for the one who asked', async () => {
    const verifier = randomBytes(32).toString('base64url');
    const asks = {
      client_id: cli,
      response_type: 'code',
      redirect_uri: 'http://localhost:4711',
      scope: `${scope} openid`,
      state: 'abc',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    };
    const shown = await fetch(`${here.info.Authority}/common/oauth2/v2.0/authorize?${new URLSearchParams(asks)}`, { redirect: 'manual' });
    assert.match(await shown.text(), /backup\.admin@practice\.example/);
    const { location } = await post('/common/oauth2/v2.0/authorize', { ...asks, answer: 'Approved' });
    const back = new URL(location);
    assert.equal(back.searchParams.get('state'), 'abc');
    const code = back.searchParams.get('code') ?? '';
    const redeem = (verified: string, once: string) =>
      post('/common/oauth2/v2.0/token', {
        grant_type: 'authorization_code',
        client_id: cli,
        code: once,
        redirect_uri: asks.redirect_uri,
        code_verifier: verified,
        scope,
      });
    assert.equal((await redeem('wrong', code)).body.error, 'invalid_grant');
    assert.equal((await redeem(verifier, code)).body.error, 'invalid_grant', 'a code is used up by a wrong try');
    const again =
      new URL((await post('/common/oauth2/v2.0/authorize', { ...asks, answer: 'Approved' })).location).searchParams.get('code') ?? '';
    assert.equal((await redeem(verifier, again)).body.token_type, 'Bearer');
    const elsewhere = await post('/common/oauth2/v2.0/authorize', { ...asks, redirect_uri: 'https://example.org', answer: 'Approved' });
    assert.match(String(elsewhere.body.error_description), /AADSTS50011/);
  });

  it('approves people without asking when settings.json says so', async () => {
    await writeFile(join(here.home, 'sandbox', 'settings.json'), JSON.stringify({ AutoApproveSignIn: true }));
    const credential = new DeviceCodeCredential({
      tenantId: here.info.TenantId,
      clientId: cli,
      ...authority(here.info),
      userPromptCallback: () => undefined,
    });
    assert.equal(claimsOf((await credential.getToken(scope)).token).idtyp, 'user');
  });

  it('keeps secrets and tokens out of the record and the log', async () => {
    const text = readFileSync(here.record, 'utf8') + readFileSync(join(here.home, 'sandbox', 'sandbox.log'), 'utf8');
    const secret = readFileSync(here.info.ClientSecretFile, 'utf8');
    const token = (await here.credential.getToken(scope))?.token ?? '';
    assert.ok(text.includes('/oauth2/v2.0/token'));
    for (const hidden of [secret, token, token.slice(-40)]) assert.ok(!text.includes(hidden));
    assert.ok(!/eyJ[\w-]{20,}\.[\w-]+\./.test(text), 'no token at all');
  });
});
