import type { BlobContainer } from '../../contracts/cloud.ts';
import type { StoredFile } from '../store/store.ts';
import type { Question, Reply } from './conversation.ts';

/** True for a blob or container that is not there, whatever the service calls it. */
export const isNotThere = (error: unknown): boolean => {
  const { status, code } = error as { status?: number; code?: string };
  return status === 404 || code === 'BlobNotFound' || code === 'ContainerNotFound';
};

/** Answers what the agent's process asks of a container. */
export async function answerFor(container: BlobContainer, asks: Question, signal: AbortSignal): Promise<Reply> {
  switch (asks.call) {
    case 'get':
      try {
        return await container.read(asks.name, asks.range, signal);
      } catch (error) {
        if (isNotThere(error)) return undefined;
        throw error;
      }
    case 'list': {
      const out: StoredFile[] = [];
      for await (const { Name, Length } of container.list(`${asks.folder}/`, signal)) out.push({ name: Name, length: Length });
      return out;
    }
    case 'put':
      await container.put(asks.name, asks.bytes, signal);
      return undefined;
    default:
      try {
        await container.delete(asks.name, signal);
      } catch (error) {
        if (!isNotThere(error)) throw error;
      }
      return undefined;
  }
}
