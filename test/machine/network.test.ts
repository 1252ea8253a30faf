import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { network } from '../../providers/machine/network.ts';

const steps = (answer: Awaited<ReturnType<typeof network.reach>>) => answer.map(({ Step, Passed }) => `${Step} ${Passed}`);

describe('reaching an address', () => {
  it('ends at the name', async () => {
    const answer = await network.reach('https://no-such-host.invalid/path');
    assert.deepEqual(steps(answer), ['Name false']);
    assert.ok((answer[0]?.Milliseconds ?? -1) >= 0);
  });

  it('ends at the port', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    assert.deepEqual(steps(await network.reach(`127.0.0.1:${port}`)), ['Name true', 'Tcp false']);
  });

  it('ends at TLS where nobody speaks it', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined).end('220 hello\r\n')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    assert.deepEqual(steps(await network.reach(`https://127.0.0.1:${port}`)), ['Name true', 'Tcp true', 'Tls false']);
    server.close();
  });

  it('says whose certificate it was and why it is not trusted', async () => {
    const { cert, key } = await selfSigned();
    const server = createTlsServer({ cert, key }, (socket) => socket.end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const answer = await network.reach(`https://localhost:${port}`);
    server.close();
    assert.deepEqual(steps(answer), ['Name true', 'Tcp true', 'Tls false']);
    assert.match(
      answer[2]?.Detail ?? '',
      /not trusted: .*self.?signed.*; TLSv1\.\d, certificate of practice\.test from practice\.test, valid until \d{4}-\d\d-\d\d/i,
    );
  });

  it('stops when it is told to', async () => {
    const server = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    await assert.rejects(network.reach(`https://127.0.0.1:${port}`, stop.signal), { name: 'AbortError' });
    server.close();
  });
});

async function selfSigned(): Promise<{ cert: string; key: string }> {
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=practice.test',
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000),
  });
  const bytes = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return { cert: certificate.toString('pem'), key: `-----BEGIN PRIVATE KEY-----\n${bytes}\n-----END PRIVATE KEY-----\n` };
}
