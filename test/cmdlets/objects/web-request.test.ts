import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { answerText, sendRequest, type WebGiven } from '../../../cmdlets/objects/web-request.ts';
import { Failure, type HostContext } from '../../../shell/command/context.ts';
import { Secret } from '../../../shell/command/parameter.ts';

/** Answers with what it was asked; `/busy` is busy twice. */
function echo(): Server {
  let busy = 2;
  return createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      if (request.url === '/none') response.writeHead(404).end('gone');
      else if (request.url === '/moved') response.writeHead(302, { location: '/here' }).end();
      else if (request.url === '/packed') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"packed":true}'));
      else if (request.url === '/busy' && busy-- > 0) response.writeHead(503).end();
      else
        response
          .setHeader('content-type', 'application/json')
          .end(JSON.stringify({ method: request.method, url: request.url, body, headers: request.headers }));
    });
  });
}

describe('web requests', () => {
  let server: Server;
  let base: string;
  before(async () => {
    server = echo();
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    base = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const context = {
    signal: new AbortController().signal,
    resolve: (path: string) => path,
    verbose: () => undefined,
  } as unknown as HostContext<unknown>;
  const ask = async (given: Partial<WebGiven>) => {
    const all = {
      Method: 'Default',
      Authentication: 'None',
      ConnectionTimeoutSeconds: 20,
      MaximumRedirection: -1,
      MaximumRetryCount: 0,
      RetryIntervalSec: 0,
      ...given,
    };
    return sendRequest(all as WebGiven, context);
  };
  const seen = async (given: Partial<WebGiven>) => JSON.parse(answerText(await ask(given)));
  const fails = (given: Partial<WebGiven>, id: string, message: RegExp) =>
    assert.rejects(ask(given), (error) => error instanceof Failure && error.id === id && message.test(error.message));

  it('takes http where no scheme is given', async () => {
    const { method, url } = await seen({ Uri: `${base}/a?b=1` });
    assert.deepEqual([method, url], ['GET', '/a?b=1']);
  });
  it('sends a table as a form, with GET as query', async () => {
    assert.equal((await seen({ Uri: base, Method: 'Post', Body: { a: 1, b: 'x y' } })).body, 'a=1&b=x+y');
    assert.equal((await seen({ Uri: base, Body: { a: 1 } })).url, '/?a=1');
  });
  it('sends headers and secrets', async () => {
    const { headers } = await seen({ Uri: base, Headers: { 'X-One': '1' }, Authentication: 'Bearer', Token: new Secret('t0ken') });
    assert.equal(headers['x-one'], '1');
    assert.equal(headers.authorization, 'Bearer t0ken');
  });
  it('keeps secrets off open connections', () =>
    fails(
      { Uri: 'http://example.org', Authentication: 'Bearer', Token: new Secret('t0ken') },
      'WebCmdletAllowUnencryptedAuthenticationRequiredException',
      /unencrypted/,
    ));
  it('says what status came', () => fails({ Uri: `${base}/none` }, 'WebCmdletWebResponseException', /404 \(Not Found\)/));
  it('gives that answer when asked to', async () => {
    assert.equal((await ask({ Uri: `${base}/none`, SkipHttpErrorCheck: true })).status, 404);
  });
  it('follows redirections unless told not to', async () => {
    assert.equal((await seen({ Uri: `${base}/moved` })).url, '/here');
    assert.equal((await ask({ Uri: `${base}/moved`, MaximumRedirection: 0 })).status, 302);
  });
  it('unpacks what comes packed', async () => {
    assert.equal((await seen({ Uri: `${base}/packed` })).packed, true);
  });
  it('tries again', async () => {
    assert.equal((await ask({ Uri: `${base}/busy`, MaximumRetryCount: 2 })).status, 200);
  });
  it('says who refused', () =>
    fails({ Uri: 'http://127.0.0.1:1' }, 'WebCmdletWebResponseException', /^Connection refused \(127\.0\.0\.1:1\)$/));
  it('takes http and https alone', () => fails({ Uri: 'file:///etc/passwd' }, 'WebCmdletUriNotSupported', /no http/));
});
