import { lookup } from 'node:dns/promises';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type PeerCertificate, type TLSSocket } from 'node:tls';
import type { Network } from '../contracts/world.ts';

type Step = Awaited<ReturnType<Network['reach']>>[number];

/** A step that takes longer than this has failed. */
const patience = 15_000;

/**
 * Reaches an address (`https://host:port/…`, `host:port` or `host`; port 443 when none is given) in three steps: name, TCP, TLS. The first
 * that fails is the last. Certificates are checked against what this process trusts. Nothing is sent but a TLS greeting.
 */
export const network: Network = {
  reach: async (address, signal) => {
    const { host, port } = target(address);
    const steps: Step[] = [];
    const name = await step('Name', async () => {
      if (isIP(host)) return `${host} is an address`;
      const found = await withSignal(lookup(host, { all: true, verbatim: true }), signal);
      return `${host} is ${found.map((one) => one.address).join(', ')}`;
    });
    steps.push(name);
    if (!name.Passed) return steps;
    const tcp = await step('Tcp', async () => {
      const socket = connect({ host, port, timeout: patience, signal });
      await ready(socket, 'connect');
      const detail = `${socket.remoteAddress} port ${port} answers`;
      socket.destroy();
      return detail;
    });
    steps.push(tcp);
    if (tcp.Passed) steps.push(await step('Tls', () => greet(host, port, signal)));
    signal?.throwIfAborted();
    return steps;
  },
};

async function greet(host: string, port: number, signal: AbortSignal | undefined): Promise<string> {
  const socket = connectTls({ host, port, servername: isIP(host) ? '' : host, timeout: patience, rejectUnauthorized: false });
  const stop = () => socket.destroy(signal?.reason instanceof Error ? signal.reason : new Error('stopped'));
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await ready(socket, 'secureConnect');
    const detail = `${socket.getProtocol()}, ${certificateText(socket.getPeerCertificate())}`;
    if (!socket.authorized) throw new Error(`${reason(socket)}; ${detail}`);
    return detail;
  } finally {
    signal?.removeEventListener('abort', stop);
    socket.destroy();
  }
}

/** Why the certificate is not trusted: OpenSSL's word, which also names what a proxy that looks into TLS would cause. */
function reason(socket: TLSSocket): string {
  const error = socket.authorizationError as unknown;
  return `the certificate is not trusted: ${error instanceof Error ? error.message : String(error)}`;
}

function certificateText({ subject, issuer, valid_to }: PeerCertificate): string {
  const named = (name: PeerCertificate['subject'] | undefined) => one(name?.CN) || one(name?.O) || 'nobody';
  return `certificate of ${named(subject)} from ${named(issuer)}, valid until ${new Date(valid_to).toISOString().slice(0, 10)}`;
}

const one = (name: string | readonly string[] | undefined): string => (typeof name === 'string' ? name : (name?.[0] ?? ''));

function ready(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((done, failed) => {
    socket.once(event, done);
    socket.once('error', (error) => {
      socket.destroy();
      failed(error);
    });
    socket.once('timeout', () => socket.destroy(new Error(`no answer within ${patience / 1000} seconds`)));
    socket.once('close', () => failed(new Error('the connection was closed')));
  });
}

async function step(Step: Step['Step'], action: () => Promise<string>): Promise<Step> {
  const start = performance.now();
  const done = (Passed: boolean, Detail: string): Step => ({ Step, Passed, Detail, Milliseconds: Math.round(performance.now() - start) });
  try {
    return done(true, await action());
  } catch (error) {
    return done(false, messageOf(error));
  }
}

/** Several addresses that all failed come as one error without words of its own. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map((inner: unknown) => messageOf(inner)))].join('; ');
  return error instanceof Error ? error.message : String(error);
}

function target(address: string): { host: string; port: number } {
  const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`);
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port) };
}

function withSignal<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((done, failed) => {
    const stop = () => failed(signal.reason);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(done, failed).finally(() => signal.removeEventListener('abort', stop));
  });
}
