import { createHash } from 'node:crypto';
import type { BlobItem as SdkItem } from '@azure/storage-blob';
import type { BlobContainer, BlobItem } from '../contracts/cloud.ts';
import { mayPass } from './attempts.ts';
import type { BlobAccess } from './blob-access.ts';
import { copyBlob } from './blob-copy.ts';
import { uploadFile } from './blob-upload.ts';

const item = ({ name, properties }: SdkItem): BlobItem => ({
  Name: name,
  Length: properties.contentLength ?? 0,
  BlobType: properties.blobType ?? 'BlockBlob',
  ContentMd5: properties.contentMD5 && Buffer.from(properties.contentMD5).toString('base64'),
  LastModified: properties.lastModified,
});

/** Containers that this room made, so that one can read from another: a contract's BlobContainer does not show how it is reached. */
const accessOf = new WeakMap<BlobContainer, BlobAccess>();

export function blobContainer(access: BlobAccess, container: string): BlobContainer {
  const made: BlobContainer = {
    Account: access.account,
    Name: container,
    Address: access.addressOf(container),
    create: (signal) =>
      access.call(container, async (client, abortSignal) => void (await client.createIfNotExists({ abortSignal })), { signal }),
    exists: (signal) => access.call(container, (client, abortSignal) => client.exists({ abortSignal }), { signal }),
    list: (prefix, signal) => listBlobs(access, container, prefix, signal),
    async read(name, range, signal) {
      const bytes = range?.length ?? (await lengthOf(access, container, name, signal));
      return access.call(
        container,
        async (client, abortSignal) => {
          const { readableStreamBody } = await client.getBlobClient(name).download(range?.offset, range?.length, { abortSignal });
          const parts: Uint8Array[] = [];
          for await (const part of readableStreamBody ?? []) parts.push(Buffer.from(part));
          return Buffer.concat(parts);
        },
        { signal, bytes },
      );
    },
    async stream(name, signal) {
      const { length, etag } = await propertiesOf(access, container, name, signal);
      return streamBlob(access, container, name, length, etag, signal);
    },
    put: (name, content, signal) =>
      access.call(
        container,
        async (client, abortSignal) => {
          // For a block blob the service compares this with what arrived, and keeps it as the blob's own.
          const blobContentMD5 = createHash('md5').update(content).digest();
          await client
            .getBlockBlobClient(name)
            .upload(Buffer.from(content.buffer, content.byteOffset, content.byteLength), content.byteLength, {
              abortSignal,
              blobHTTPHeaders: { blobContentMD5 },
            });
        },
        { signal, bytes: content.byteLength },
      ),
    putFile: (name, path, signal) => uploadFile(access, container, name, path, signal),
    copyFrom: (source, name, signal) => copyBlob({ source, access: accessOf.get(source) }, { access, container }, name, signal),
    delete: (name, signal) =>
      access.call(
        container,
        async (client, abortSignal) => void (await client.getBlobClient(name).deleteIfExists({ abortSignal, deleteSnapshots: 'include' })),
        {
          signal,
        },
      ),
    deleteContainer: (signal) =>
      access.call(container, async (client, abortSignal) => void (await client.deleteIfExists({ abortSignal })), { signal }),
  };
  accessOf.set(made, access);
  return made;
}

async function* listBlobs(
  access: BlobAccess,
  container: string,
  prefix: string | undefined,
  signal: AbortSignal | undefined,
): AsyncIterable<BlobItem> {
  let next: string | undefined;
  do {
    const from = next;
    const page = await access.call(
      container,
      async (client, abortSignal) => {
        const pages = client.listBlobsFlat({ prefix, abortSignal }).byPage({ maxPageSize: 5000, continuationToken: from });
        return (await pages.next()).value;
      },
      { signal },
    );
    yield* (page?.segment.blobItems ?? []).map(item);
    next = page?.continuationToken || undefined;
  } while (next);
}

const propertiesOf = (access: BlobAccess, container: string, name: string, signal: AbortSignal | undefined) =>
  access.call(
    container,
    async (client, abortSignal) => {
      const { contentLength = 0, etag } = await client.getBlobClient(name).getProperties({ abortSignal });
      return { length: contentLength, etag };
    },
    { signal },
  );

const lengthOf = async (access: BlobAccess, container: string, name: string, signal: AbortSignal | undefined) =>
  (await propertiesOf(access, container, name, signal)).length;

/** Goes on where a broken connection left off, as long as the blob is the same; a place that makes no headway is tried as often as any call. */
async function* streamBlob(
  access: BlobAccess,
  container: string,
  name: string,
  length: number,
  etag: string | undefined,
  signal: AbortSignal | undefined,
): AsyncIterable<Uint8Array> {
  for (let at = 0, stuck = 0; at < length; ) {
    const body = await access.call(
      container,
      async (client) =>
        (await client.getBlobClient(name).download(at, undefined, { abortSignal: signal, conditions: { ifMatch: etag } }))
          .readableStreamBody,
      { signal },
    );
    const before = at;
    try {
      for await (const part of body ?? []) {
        const bytes = Buffer.from(part);
        at += bytes.length;
        yield bytes;
      }
    } catch (error) {
      signal?.throwIfAborted();
      stuck = at > before ? 0 : stuck + 1;
      if (!mayPass(error) || stuck > 3) throw error;
    }
    if (at === before && ++stuck > 3) throw new Error(`The blob ${name} ends at byte ${at} of ${length}.`);
  }
}
