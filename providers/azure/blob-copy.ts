import type { BlobContainer } from '../contracts/cloud.ts';
import { CloudFailure } from '../contracts/failure.ts';
import type { BlobAccess } from './blob-access.ts';

/** Milliseconds between two looks at a copy; within an account it is mostly done at once. */
const interval = 500;

/**
 * Copies a blob on the server and waits for it. Within an account the sign-in of the request also opens the source; from another account it
 * is read with a token or a signature, in one call that ends with the copy (up to 256 MiB, the limit of Copy Blob From URL).
 */
export async function copyBlob(
  from: { source: BlobContainer; access: BlobAccess | undefined },
  to: { access: BlobAccess; container: string },
  name: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (!from.access)
    throw new CloudFailure('CopySourceForeign', `${from.source.Address} is not a container of this cloud.`, {
      category: 'InvalidArgument',
    });
  if (from.access.account === to.access.account) return copyWithin(from.source.Name, to, name, signal);
  const { url, sourceAuthorization } = await from.access.lend(from.source.Name, name);
  await to.access.call(
    to.container,
    async (client, abortSignal) => void (await client.getBlobClient(name).syncCopyFromURL(url, { abortSignal, sourceAuthorization })),
    { signal, bytes: 256 * 1024 * 1024 },
  );
}

async function copyWithin(
  source: string,
  to: { access: BlobAccess; container: string },
  name: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const url = `${to.access.addressOf(source)}/${name.split('/').map(encodeURIComponent).join('/')}`;
  await to.access.call(
    to.container,
    async (client) => {
      const poller = await client.getBlobClient(name).beginCopyFromURL(url, { abortSignal: signal, intervalInMs: interval });
      const { copyStatus, copyId } = await poller.pollUntilDone();
      if (copyStatus !== 'success')
        throw new CloudFailure(
          'BlobCopyFailed',
          `The copy of ${name} to ${to.container} ended as ${copyStatus ?? 'unknown'} (${copyId ?? 'no id'}).`,
          {
            category: 'InvalidResult',
            target: name,
            advice: 'Run the command again: what was copied is not copied twice.',
          },
        );
    },
    // A large page blob may take hours within the datacenter.
    { signal, bytes: 2 ** 38 },
  );
}
