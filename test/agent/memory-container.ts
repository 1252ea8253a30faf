import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { BlobContainer, BlobItem } from '../../providers/contracts/cloud.ts';
import { CloudFailure } from '../../providers/contracts/failure.ts';

/** A container that lies in memory and counts what is asked of it; with orders to fail. */
export class MemoryContainer implements BlobContainer {
  readonly Account = 'account';
  readonly Name: string;
  readonly Address: string;
  readonly blobs = new Map<string, Buffer>();
  readonly calls: string[] = [];
  made = false;
  underWay = 0;
  mostUnderWay = 0;
  /** Runs before each call; throws what the call is to fail with. */
  trouble: (call: string) => void = () => {};

  constructor(name: string) {
    this.Name = name;
    this.Address = `https://account.blob.example/${name}`;
  }

  private async run<T>(call: string, work: () => T): Promise<T> {
    this.calls.push(call);
    this.underWay++;
    this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay);
    try {
      await new Promise((next) => setImmediate(next));
      this.trouble(call);
      return work();
    } finally {
      this.underWay--;
    }
  }

  create = () =>
    this.run('create', () => {
      this.made = true;
    });
  exists = () => this.run('exists', () => this.made);
  async *list(prefix = ''): AsyncIterable<BlobItem> {
    await this.run(`list ${prefix}`, () => {});
    if (!this.made) throw new CloudFailure('ContainerNotFound', 'The container does not exist.', { status: 404 });
    for (const [Name, bytes] of [...this.blobs].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const ContentMd5 = createHash('md5').update(bytes).digest('base64');
      if (Name.startsWith(prefix)) yield { Name, Length: bytes.length, BlobType: 'BlockBlob', ContentMd5, LastModified: new Date(0) };
    }
  }
  read = (name: string, range?: { offset: number; length: number }) =>
    this.run(`read ${name}`, () => {
      const bytes = this.blobs.get(name);
      if (!bytes) throw new CloudFailure('BlobNotFound', 'The blob does not exist.', { status: 404 });
      return new Uint8Array(range ? bytes.subarray(range.offset, range.offset + range.length) : bytes);
    });
  stream = async (name: string) => {
    const bytes = await this.read(name);
    return (async function* () {
      yield bytes;
    })();
  };
  put = (name: string, content: Uint8Array) =>
    this.run(`put ${name}`, () => {
      this.blobs.set(name, Buffer.from(content));
    });
  putFile = (name: string, path: string) => this.put(name, readFileSync(path));
  copyFrom = (source: BlobContainer, name: string) =>
    this.run(`copy ${name}`, () => {
      this.blobs.set(name, (source as MemoryContainer).blobs.get(name)!);
    });
  delete = (name: string) =>
    this.run(`delete ${name}`, () => {
      this.blobs.delete(name);
    });
  deleteContainer = () =>
    this.run('deleteContainer', () => {
      this.blobs.clear();
      this.made = false;
    });
}
