import type { PreparationPlan, PreparedDrive, SeedDisk } from '../../providers/contracts/disks.ts';
import type { World } from '../../providers/contracts/world.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { recoveryPassword } from '../rules/recovery-password.ts';
import type { Seed } from './which-seed.ts';

export interface PreparationWish {
  seed: Seed;
  drives: SeedDisk[];
  blobType: 'BlockBlob' | 'PageBlob' | undefined;
  force: boolean;
}

/** Plans, asks for every drive that will be written to, prepares those, and writes it down. Nothing is touched that was not confirmed. */
export async function prepareDrives(wish: PreparationWish, context: HostContext<World>): Promise<PreparedDrive[]> {
  const { world, signal, verbose } = context;
  const { seed } = wish;
  await mustBeOpen(wish, world);
  const confirmed = await confirmedDrives(wish, context);
  if (!confirmed) return [];
  const { drives, plan } = confirmed;
  verbose(
    `${plan.Files} files (${plan.Bytes} bytes) of ${plan.Source} travel as ${plan.BlobType} on ${plan.Drives.filter(({ Files }) => Files > 0).length} drives.`,
  );
  const used = drives.filter(({ DriveId }) => plan.Drives.some((one) => one.DriveId === DriveId && one.Files > 0));
  const keys = Object.fromEntries(await Promise.all(used.map(async ({ DriveId }) => [DriveId, await keyOf(DriveId, world)] as const)));
  const progress = driveProgress(context, plan);
  try {
    const prepared = await world.preparation.prepare(
      {
        source: seed.staging,
        drives,
        importJobName: seed.importJobName,
        container: seed.container,
        journalFolder: `${world.state.home}/preparation/${seed.importJobName}`,
        blobType: plan.BlobType,
        bitLockerKeys: keys,
        replace: wish.force ? used.map(({ DriveId }) => DriveId) : [],
      },
      progress.show,
      signal,
    );
    await writeDown(prepared, seed, world);
    return prepared;
  } finally {
    progress.end();
  }
}

/** A drive whose manifest changes after its job was made is refused in the datacenter, because the job knows the manifest's hash. */
async function mustBeOpen({ seed, force }: PreparationWish, world: World): Promise<void> {
  const entries = await world.state.ledger.read(seed.importJobName);
  if (force || !entries.some(({ Step }) => Step === 'JobCreated')) return;
  throw new Failure(
    'ImportJobExists',
    'InvalidOperation',
    `The import job ${seed.importJobName} was made from these drives already; preparing them again would change what the job knows.`,
    {
      target: seed.importJobName,
      advice: 'Ship the drives as they are. If the job was removed, use -Force.',
    },
  );
}

/** Asks for every drive that the plan writes to; one that is refused is left out and the plan made anew. Undefined when none is left. */
async function confirmedDrives(
  { seed, drives: named, blobType, force }: PreparationWish,
  { world, signal, shouldProcess, shouldContinue, warn }: HostContext<World>,
): Promise<{ drives: SeedDisk[]; plan: PreparationPlan } | undefined> {
  const asked = new Set<string>();
  let drives = named;
  for (;;) {
    const replace = force ? drives.map(({ DriveId }) => DriveId) : [];
    const plan = await world.preparation.plan(
      { source: seed.staging, drives, importJobName: seed.importJobName, blobType, replace },
      signal,
    );
    const refused = new Set<string>();
    for (const { DriveId, Files, Bytes } of plan.Drives) {
      const drive = drives.find((one) => one.DriveId === DriveId);
      if (!drive || Files === 0 || asked.has(DriveId)) continue;
      asked.add(DriveId);
      const foreign = drive.State === 'Foreign';
      const action = `Copy ${Files} files (${Bytes} bytes) for import job ${seed.importJobName}; ${fate(drive, seed.importJobName)}`;
      if (drive.LogicalSectorSize !== 512)
        warn(`Drive ${DriveId} shows sectors of ${drive.LogicalSectorSize} bytes; the datacenter takes only 512.`);
      if (!(await shouldProcess(`drive ${DriveId} at ${drive.Path}`, action))) refused.add(DriveId);
      else if (
        foreign &&
        !force &&
        !(await shouldContinue(
          `Drive ${DriveId} at ${drive.Path} holds other files. They stay, travel with it, and nobody reads them. Use it all the same?`,
          'The drive is not empty',
        ))
      )
        throw new Failure(
          'DriveNotEmpty',
          'ResourceExists',
          `Drive ${DriveId} at ${drive.Path} holds other files, and nobody said that it may be used.`,
          {
            target: DriveId,
            advice: 'Empty the drive, or use -Force: the files stay on it and travel with it.',
          },
        );
    }
    if (refused.size === 0) return { drives, plan };
    // All of them (also with -WhatIf): there is nothing to do. Some: the others may still hold everything.
    if (plan.Drives.every(({ DriveId, Files }) => Files === 0 || refused.has(DriveId))) return undefined;
    drives = drives.filter(({ DriveId }) => !refused.has(DriveId));
  }
}

/** What becomes of what lies on a drive. */
function fate({ State, ImportJobName }: SeedDisk, job: string): string {
  if (ImportJobName !== undefined && ImportJobName !== job) return `ERASE the seed for import job ${ImportJobName} that is on it`;
  if (State === 'Preparing' || State === 'Prepared') return 'what is finished on it stays';
  return State === 'Foreign' ? 'other files on it stay' : 'nothing is on it';
}

/** The recovery password of a drive; made when there is none. Kept as a secret under `drive-<serial>`. */
async function keyOf(driveId: string, { state }: World): Promise<string> {
  const known = await state.secrets.get(`drive-${driveId}`);
  if (known) return known;
  const key = recoveryPassword(globalThis.crypto.getRandomValues(new Uint8Array(16)));
  await state.secrets.put(`drive-${driveId}`, key);
  return key;
}

async function writeDown(prepared: PreparedDrive[], { importJobName, policy }: Seed, world: World): Promise<void> {
  await world.state.ledger.append({ At: world.clock.now(), ImportJobName: importJobName, Step: 'DrivesPrepared', Drives: prepared });
  if (policy && (policy.State === 'Staging' || policy.State === 'Staged')) await world.state.policies.put({ ...policy, State: 'Prepared' });
}

/** One bar for each drive. */
function driveProgress({ progress }: HostContext<World>, plan: PreparationPlan) {
  const ids = new Map(plan.Drives.map(({ DriveId }, index) => [DriveId, index + 1]));
  const shown = new Set<string>();
  return {
    show: (state: Parameters<Parameters<World['preparation']['prepare']>[1]>[0]) => {
      shown.add(state.DriveId);
      progress({
        id: ids.get(state.DriveId) ?? 0,
        activity: `Preparing drive ${state.DriveId}`,
        status: `${state.Phase}: ${state.FilesDone} of ${state.FilesTotal} files`,
        operation: state.Current,
        percent: state.BytesTotal === 0 ? 100 : Math.floor((100 * state.BytesDone) / state.BytesTotal),
      });
    },
    end: () => {
      for (const id of shown) progress({ id: ids.get(id) ?? 0, activity: `Preparing drive ${id}`, completed: true });
    },
  };
}
