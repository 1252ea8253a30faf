import type { BlobServiceClient, ContainerClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { CloudFailure } from '../contracts/failure.ts';
import { attempts } from './attempts.ts';
import type { Clients } from './clients.ts';
import { cloudFailure } from './failure.ts';
import { inTurn } from './in-turn.ts';
import { groupOfId } from './resource-id.ts';

/** Blobs of one account, reached as the one who is signed in, or with the account's key where that is refused and the key may be listed. */
export interface BlobAccess {
  readonly account: string;
  /** Does one idempotent piece of work, tried again as `attempts` does. `bytes` says how much travels in it, for its time-out. */
  call<T>(
    container: string,
    work: (client: ContainerClient, signal: AbortSignal) => Promise<T>,
    options?: { signal?: AbortSignal; bytes?: number },
  ): Promise<T>;
  /** How another account reads a blob of this one: a bearer token, or the address with a signature that lasts an hour. */
  lend(container: string, name: string): Promise<{ url: string; sourceAuthorization?: { scheme: string; value: string } }>;
  addressOf(container: string): string;
}

interface Way {
  readonly service: BlobServiceClient;
  readonly key?: StorageSharedKeyCredential;
}

/** Codes with which Storage refuses a bearer token that is good in itself. */
const refusedToUser = new Set([
  'AuthorizationPermissionMismatch',
  'AuthorizationFailure',
  'InsufficientAccountPermissions',
  'AuthenticationFailed',
  'InvalidAuthenticationInfo',
]);

/** A slow line still carries 32 KiB a second. */
const slowest = 32 * 1024;

export function accountAccess(clients: Clients, account: string, warn: (text: string) => void): BlobAccess {
  const { environment, credential } = clients.session;
  const home = environment.Blob.replace('{account}', account);
  let way: Promise<Way> | undefined;

  // The SDK's own retries are switched off: they know neither 429 nor Retry-After.
  const options = {
    retryOptions: { maxTries: 1 },
    audience: environment.StorageScope,
    userAgentOptions: { userAgentPrefix: 'OfflineSeed' },
  };
  const sdk = () => inTurn(() => import('@azure/storage-blob'));
  const asUser = async (): Promise<Way> => ({ service: new (await sdk()).BlobServiceClient(home, credential, options) });

  async function withKey(): Promise<Way> {
    const storage = (await clients.storage()).storageAccounts;
    for await (const { name, id } of storage.list()) {
      if (name?.toLowerCase() !== account.toLowerCase()) continue;
      const { keys } = await storage.listKeys(groupOfId(id), account);
      const secret = keys?.[0]?.value;
      if (!secret) break;
      const { BlobServiceClient: Service, StorageSharedKeyCredential: Key } = await sdk();
      const key = new Key(account, secret);
      return { service: new Service(home, key, options), key };
    }
    throw new CloudFailure('StorageAccountNotFound', `There is no storage account ${account} in this subscription.`, {
      category: 'ObjectNotFound',
      target: account,
    });
  }

  /** Finds what another try needs after a refusal: a new token, or the account's key. False when there is nothing more to try. */
  async function otherWay(used: Way, error: unknown): Promise<boolean> {
    const { statusCode, code, request } = error as {
      statusCode?: number;
      code?: string;
      request?: { headers: { get(name: string): string | undefined } };
    };
    if (used.key || (statusCode !== 401 && statusCode !== 403)) return false;
    if (statusCode === 401) {
      const token = /^Bearer (.+)$/i.exec(request?.headers.get('authorization') ?? '')?.[1];
      if (token && (await credential.renew(token, environment.StorageScope, { enableCae: true }))) {
        way = asUser();
        return true;
      }
    }
    if (!refusedToUser.has(code ?? '')) return false;
    const keyed = await withKey().catch(() => undefined);
    if (!keyed) return false;
    warn(
      `The signed-in account has no role for the blobs of ${account}; the account's key is used. A role "Storage Blob Data Contributor" is the better way.`,
    );
    way = Promise.resolve(keyed);
    return true;
  }

  return {
    account,
    addressOf: (container) => `${home}/${container}`,
    async call(container, work, { signal, bytes = 0 } = {}) {
      const timeout = clients.patience.tryTimeout + (bytes / slowest) * 1000;
      for (let turn = 0; ; turn++) {
        way ??= asUser();
        const used = await way;
        try {
          return await attempts(clients.patience, signal, timeout, (trySignal) =>
            work(used.service.getContainerClient(container), trySignal),
          );
        } catch (error) {
          signal?.throwIfAborted();
          if (turn >= 2 || !(await otherWay(used, error))) throw cloudFailure(error);
        }
      }
    },
    async lend(container, name) {
      way ??= asUser();
      const { service, key } = await way;
      const blob = service.getContainerClient(container).getBlobClient(name);
      if (!key) {
        const token = await credential.getToken(environment.StorageScope, { enableCae: true });
        return { url: blob.url, sourceAuthorization: { scheme: 'Bearer', value: token?.token ?? '' } };
      }
      const { BlobSASPermissions } = await sdk();
      const now = Date.now();
      return {
        url: await blob.generateSasUrl({
          permissions: BlobSASPermissions.parse('r'),
          startsOn: new Date(now - 300_000),
          expiresOn: new Date(now + 3_600_000),
        }),
      };
    },
  };
}
