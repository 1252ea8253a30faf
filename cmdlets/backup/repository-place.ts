import type { BackupPolicy, RepositoryPlace } from '../../providers/contracts/agents.ts';
import type { LedgerEntry } from '../../providers/contracts/state.ts';
import type { World } from '../../providers/contracts/world.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { oneOf, texts } from '../../shell/command/parameter.ts';
import type { Place } from '../rules/recovery-point-places.ts';

/** Where a cmdlet looks for recovery points. */
export const fromWhere = {
  From: oneOf(['Staging', 'Drive', 'Landing', 'Vault'], {
    aliases: ['Place'],
    fromPipeline: 'property',
    help: 'Staging location, prepared drives, landing container or vault; by default the vault once it holds the data, else the staging location.',
  }),
  DrivePath: texts({
    completes: 'path',
    help: 'Where the prepared drives are mounted, all of them; by default where they were prepared. Only for -From Drive.',
  }),
} as const;

/** The repository in the staging location. */
export const stagingPlace = ({ StagingLocation }: BackupPolicy) =>
  ({ kind: 'folder', path: `${StagingLocation.replace(/[\\/]+$/, '')}/repository` }) as const;

export async function containerPlace(policy: BackupPolicy, which: 'Landing' | 'Vault', { cloud }: World, signal: AbortSignal) {
  const name = which === 'Landing' ? policy.Container : policy.VaultContainer;
  return { kind: 'container', container: await cloud.storageAccounts.container(policy.StorageAccount, name, signal) } as const;
}

/** The place that is meant, and the place itself. Throws RepositoryNotFound when nothing is there. */
export async function findPlace(
  policy: BackupPolicy,
  given: { From?: Place; DrivePath?: readonly string[] },
  { world, signal, resolve }: HostContext<World>,
): Promise<{ from: Place; place: RepositoryPlace; address: string }> {
  const entries = await world.state.ledger.read(policy.ImportJobName);
  const from = given.From ?? (given.DrivePath?.length ? 'Drive' : entries.some(({ Step }) => Step === 'Vaulted') ? 'Vault' : 'Staging');
  const place = await placeOf(policy, from, given.DrivePath?.map(resolve) ?? [], entries, world, signal);
  const address = place.kind === 'container' ? place.container.Address : place.kind === 'folder' ? place.path : place.paths.join(', ');
  if (await world.agent.exists(place, signal)) return { from, place, address };
  throw new Failure('RepositoryNotFound', 'ObjectNotFound', `There is no backup of the policy ${policy.Name} in ${address}.`, {
    target: address,
    advice: 'Get-OfflineSeedStatus shows where its recovery points are; name one of these places with -From.',
  });
}

async function placeOf(
  policy: BackupPolicy,
  from: Place,
  drivePaths: readonly string[],
  entries: readonly LedgerEntry[],
  world: World,
  signal: AbortSignal,
): Promise<RepositoryPlace> {
  if (from === 'Staging') return stagingPlace(policy);
  if (from !== 'Drive') return containerPlace(policy, from, world, signal);
  const prepared = entries.findLast((entry) => entry.Step === 'DrivesPrepared');
  const mounted = drivePaths.length ? drivePaths : prepared?.Step === 'DrivesPrepared' ? prepared.Drives.map(({ Path }) => Path) : [];
  if (!mounted.length)
    throw new Failure('DriveNotFound', 'ObjectNotFound', `No drives were prepared for import job ${policy.ImportJobName}.`, {
      target: policy.ImportJobName,
      advice: 'Say where they are mounted: -DrivePath',
    });
  // The files of a drive lie in a folder that is named after the session; the drive's own manifest says it.
  const paths: string[] = [];
  for (const path of mounted) {
    const { SessionId, ImportJobName } = await world.preparation.read(path);
    if (ImportJobName && ImportJobName.toLowerCase() !== policy.ImportJobName.toLowerCase())
      throw new Failure(
        'ImportJobNameMismatch',
        'InvalidArgument',
        `The drive at ${path} was prepared for import job ${ImportJobName}, not for ${policy.ImportJobName}.`,
        {
          target: path,
          advice: 'Name the drives of this policy: -DrivePath',
        },
      );
    paths.push(`${path.replace(/[\\/]+$/, '')}/${SessionId}`);
  }
  return { kind: 'folders', paths };
}
