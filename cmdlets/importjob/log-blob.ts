import type { BlobContainer, ImportJob } from '../../providers/contracts/cloud.ts';
import { Failure } from '../../shell/command/context.ts';

/**
 * The name of a log's blob, from the address that the service gave: it must lie in the container of the job, whatever was answered. A bare
 * path below the container, or with the container before it, is taken too.
 */
export function logBlob(uri: string, job: ImportJob, container: BlobContainer): string {
  const place = URL.canParse(uri) ? new URL(uri) : undefined;
  const home = new URL(`${container.Address}/`);
  if (place && (place.protocol !== 'https:' || place.host !== home.host || !place.pathname.startsWith(home.pathname)))
    throw new Failure(
      'LogOutsideStorageAccount',
      'SecurityError',
      `The log of ${job.Name} is said to lie at ${place.host}${place.pathname}, outside ${container.Address}.`,
      {
        target: uri,
        advice: 'Nothing was read. Ask Azure support where this answer comes from.',
      },
    );
  const path = place ? decodeURIComponent(place.pathname.slice(home.pathname.length)) : uri.replace(/^\//, '');
  return path.startsWith(`${container.Name}/`) && !place ? path.slice(container.Name.length + 1) : path;
}
