import assert from 'node:assert/strict';
import { askedToWait, attempts, mayPass } from '../../providers/azure/attempts.ts';
import { cloudFailure } from '../../providers/azure/failure.ts';
import { keepLoopbackDirect } from '../../providers/azure/loopback.ts';
import { usualPatience } from '../../providers/azure/pipeline-policies.ts';
import { CloudFailure } from '../../providers/contracts/failure.ts';
import { type Answer, azureInProcess } from './azure-in-process.ts';

const group = { id: '/subscriptions/s/resourceGroups/g', name: 'g', location: 'westus', properties: { provisioningState: 'Succeeded' } };
const isGroup = (url: URL) => /resourcegroups\/g$/i.test(url.pathname);

describe('trouble on the way to Azure', () => {
  const passing: [string, Answer][] = [
    ['429 with a time to wait', { status: 429, headers: { 'retry-after-ms': '3' }, body: { error: { code: 'TooManyRequests' } } }],
    ['429 without a word', { status: 429 }],
    ['503 with a time to wait', { status: 503, headers: { 'retry-after-ms': '3' } }],
    ['503', { status: 503 }],
    ['500', { status: 500 }],
    ['408', { status: 408 }],
    ['a reset connection', { broken: 'ECONNRESET' }],
    ['a refused connection', { broken: 'ECONNREFUSED' }],
    ['silence', { silent: true }],
  ];
  for (const [what, answer] of passing)
    it(`is passed over: ${what}, twice`, async () => {
      const { signedIn, requests } = azureInProcess(
        ({ url, times }) => (isGroup(url) ? (times <= 2 ? answer : { body: group }) : undefined),
        { tryTimeout: 40 },
      );
      assert.equal((await (await signedIn()).resourceGroups.get('g'))?.Name, 'g');
      assert.equal(requests.filter(({ path }) => /resourcegroups\/g$/i.test(path)).length, 3);
    });

  it('that stays is told with a code and an advice', async () => {
    const table: [Answer, Partial<CloudFailure>][] = [
      [
        { status: 503, body: { error: { code: 'ServerBusy', message: 'Busy.' } } },
        { code: 'ServerBusy', status: 503, category: 'ResourceUnavailable', message: 'Busy.', requestId: 'r-1' },
      ],
      [{ broken: 'ECONNREFUSED' }, { code: 'CloudUnreachable', category: 'ConnectionError' }],
      [{ broken: 'SELF_SIGNED_CERT_IN_CHAIN' }, { code: 'CertificateNotTrusted', category: 'SecurityError' }],
      [
        { status: 403, body: { error: { code: 'AuthorizationFailed', message: 'No.' } } },
        { code: 'AuthorizationFailed', category: 'PermissionDenied' },
      ],
      [
        { status: 404, body: { error: { code: 'SubscriptionNotFound', message: 'No.' } } },
        { code: 'SubscriptionNotFound', category: 'ObjectNotFound' },
      ],
    ];
    for (const [answer, expected] of table) {
      const { signedIn } = azureInProcess(({ url }) => (isGroup(url) ? answer : undefined));
      const cloud = await signedIn();
      await assert.rejects(cloud.resourceGroups.get('g'), (error: unknown) => {
        assert.ok(error instanceof CloudFailure);
        for (const [key, value] of Object.entries(expected)) assert.equal(error[key as keyof CloudFailure], value, key);
        assert.ok(error.advice, error.code);
        return true;
      });
    }
  });

  it('keeps the details that Azure gives', async () => {
    const body = {
      error: {
        code: 'InvalidParameter',
        message: 'Bad.',
        target: 'driveList',
        details: [{ code: 'InvalidDriveId', message: 'x', target: 'driveId' }],
      },
    };
    const { signedIn } = azureInProcess(({ url }) => (isGroup(url) ? { status: 400, body } : undefined));
    const cloud = await signedIn();
    await assert.rejects(cloud.resourceGroups.get('g'), {
      code: 'InvalidParameter',
      target: 'driveList',
      details: [{ code: 'InvalidDriveId', message: 'x', target: 'driveId' }],
    });
  });

  it('a token that is over before its time is renewed once, and the new one stays in use', async () => {
    const refused = new Set<string>();
    const { signedIn, requests } = azureInProcess(({ url, token }) => {
      if (!isGroup(url)) return undefined;
      if (refused.size === 0) refused.add(token ?? '');
      return refused.has(token ?? '')
        ? { status: 401, body: { error: { code: 'ExpiredAuthenticationToken', message: 'Expired.' } } }
        : { body: group };
    });
    const cloud = await signedIn();
    await cloud.resourceGroups.get('g');
    await cloud.resourceGroups.get('g');
    assert.equal(requests.filter(({ path }) => path.endsWith('/token')).length, 2);
    assert.equal(requests.filter(({ path }) => /resourcegroups\/g$/i.test(path)).length, 3);
  });

  it('a token that is never taken ends as what it is', async () => {
    const { signedIn, requests } = azureInProcess(({ url }) =>
      isGroup(url) ? { status: 401, body: { error: { code: 'InvalidAuthenticationToken', message: 'No.' } } } : undefined,
    );
    const cloud = await signedIn();
    await assert.rejects(cloud.resourceGroups.get('g'), {
      code: 'InvalidAuthenticationToken',
      advice: 'Sign in again: Connect-OfflineSeedAccount',
    });
    assert.ok(requests.length < 12);
  });

  it('the failure of a long-running operation has its own code', async () => {
    const status = 'https://management.azure.com/subscriptions/s/operations/9?api-version=1';
    const { signedIn } = azureInProcess(({ url, method }) => {
      if (url.pathname.endsWith('/vaults/v') && method === 'PUT')
        return {
          status: 201,
          headers: { 'azure-asyncoperation': status },
          body: { name: 'v', location: 'westus', properties: { provisioningState: 'Creating' } },
        };
      if (url.pathname.endsWith('/operations/9'))
        return { body: { status: 'Failed', error: { code: 'QuotaExceeded', message: 'Too many vaults.' } } };
      return undefined;
    });
    const cloud = await signedIn();
    await assert.rejects(cloud.vaults.create('g', 'v', 'westus', 'GeoRedundant'), { code: 'QuotaExceeded', message: 'Too many vaults.' });
  });

  it('stops at once when the user stops', async () => {
    const { signedIn } = azureInProcess(({ url }) => (isGroup(url) ? { silent: true } : undefined));
    const cloud = await signedIn();
    await assert.rejects(cloud.resourceGroups.get('g', AbortSignal.timeout(20)), { name: 'AbortError' });
  });
});

describe('a proxy in the environment', () => {
  it('is not asked for addresses of this computer', () => {
    const table: [Record<string, string>, Record<string, string>][] = [
      [{}, {}],
      [{ HTTPS_PROXY: 'http://p' }, { HTTPS_PROXY: 'http://p', NO_PROXY: '127.0.0.1,localhost,::1' }],
      [
        { https_proxy: 'http://p', no_proxy: '.corp, localhost' },
        { https_proxy: 'http://p', no_proxy: '.corp,localhost,127.0.0.1,::1' },
      ],
    ];
    for (const [environment, expected] of table) {
      keepLoopbackDirect(environment);
      assert.deepEqual(environment, expected);
    }
  });
});

describe('attempts at blobs', () => {
  const patience = { ...usualPatience, maxRetries: 3, retryDelayInMs: 1 };
  const rest = (statusCode: number, headers: Record<string, string> = {}) =>
    Object.assign(new Error('x'), { name: 'RestError', statusCode, response: { headers: { get: (name: string) => headers[name] } } });

  it('tells what may pass from what may not', () => {
    for (const error of [
      rest(429),
      rest(503),
      rest(500),
      rest(408),
      Object.assign(new Error(), { code: 'EPIPE' }),
      new Error('x', { cause: { code: 'ECONNRESET' } }),
    ])
      assert.equal(mayPass(error), true);
    for (const error of [rest(400), rest(403), rest(404), rest(409), rest(412), new Error('x'), undefined])
      assert.equal(mayPass(error), false);
  });

  it('reads how long to wait', () => {
    assert.equal(askedToWait(rest(503, { 'retry-after': '7' }), 0), 7000);
    assert.equal(askedToWait(rest(503, { 'retry-after-ms': '7' }), 0), 7);
    assert.equal(askedToWait(rest(503, { 'retry-after': new Date(9000).toUTCString() }), 4000), 5000);
    assert.equal(askedToWait(rest(503), 0), undefined);
  });

  it('goes on until it succeeds, or its patience ends', async () => {
    let tried = 0;
    const fail = (status: number) => {
      tried++;
      return Promise.reject(rest(status));
    };
    assert.equal(await attempts(patience, undefined, 1000, async () => (++tried < 4 ? Promise.reject(rest(503)) : 'done')), 'done');
    tried = 0;
    await assert.rejects(
      attempts(patience, undefined, 1000, () => fail(503)),
      { statusCode: 503 },
    );
    assert.equal(tried, 4);
    tried = 0;
    await assert.rejects(
      attempts(patience, undefined, 1000, () => fail(404)),
      { statusCode: 404 },
    );
    assert.equal(tried, 1);
  });

  it('ends a try that hangs, and tries again', async () => {
    let tried = 0;
    const result = attempts(patience, undefined, 30, (signal) =>
      ++tried === 1
        ? new Promise((_, reject) => signal.addEventListener('abort', () => reject(Object.assign(new Error(), { name: 'AbortError' }))))
        : Promise.resolve('done'),
    );
    assert.equal(await result, 'done');
  });

  it('names failures of storage without their trailer', () => {
    const failure = cloudFailure(
      Object.assign(new Error('The specified blob does not exist.\nRequestId:1\nTime:2'), {
        name: 'RestError',
        code: 'BlobNotFound',
        statusCode: 404,
        response: { status: 404 },
      }),
    );
    assert.ok(failure instanceof CloudFailure);
    assert.deepEqual(
      [failure.code, failure.message, failure.category],
      ['BlobNotFound', 'The specified blob does not exist.', 'ObjectNotFound'],
    );
  });
});
