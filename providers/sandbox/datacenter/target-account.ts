import { readFile } from 'node:fs/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { BlobServiceClient, type ContainerClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import type { BlobTarget } from './drive-task.ts';

/** The job's storage account as the datacenter reaches it: over the wire, with the account's key or the manifest's signature. */
export class TargetAccount {
  readonly #service: BlobServiceClient;
  readonly #containers = new Map<string, Promise<ContainerClient>>();

  private constructor(service: BlobServiceClient) {
    this.#service = service;
  }

  static async open(target: BlobTarget, sas: string | undefined): Promise<TargetAccount> {
    const home = `${target.endpoint}/${target.account}`;
    setDefaultCACertificates([...getCACertificates('default'), await readFile(target.authorityFile, 'utf8')]);
    const options = {
      userAgentOptions: { userAgentPrefix: target.pass },
      retryOptions: { maxTries: 4, retryDelayInMs: 200, maxRetryDelayInMs: 5000 },
    };
    const service = sas
      ? new BlobServiceClient(`${home}?${sas}`, undefined, options)
      : new BlobServiceClient(home, new StorageSharedKeyCredential(target.account, target.keys[0] ?? ''), options);
    return new TargetAccount(service);
  }

  /** The container, made when it is missing. */
  async container(name: string): Promise<ContainerClient> {
    const known = this.#containers.get(name);
    if (known) return known;
    const opening = (async () => {
      const container = this.#service.getContainerClient(name);
      if (!(await container.exists())) await container.createIfNotExists();
      return container;
    })();
    this.#containers.set(name, opening);
    opening.catch(() => this.#containers.delete(name));
    return opening;
  }

  /** Uploads a local file of any size as a block blob and gives its address. */
  async upload(container: string, name: string, path: string): Promise<string> {
    const blob = (await this.container(container)).getBlockBlobClient(name);
    await blob.uploadFile(path, { blockSize: 4 * 2 ** 20, concurrency: 2, blobHTTPHeaders: { blobContentType: 'application/xml' } });
    return blob.url.split('?')[0] ?? blob.url;
  }
}

/** The number of an HTTP answer that refused, or undefined for a trouble on the way. */
export const statusOf = (error: unknown): number | undefined => (error as { statusCode?: number }).statusCode;

export const codeOf = (error: unknown): string => (error as { code?: string }).code ?? '';
