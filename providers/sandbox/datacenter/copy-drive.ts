import type { ManifestBlob } from '../../importexport/manifest.ts';
import { readManifest } from '../../importexport/read-manifest.ts';
import { type CheckedManifest, checkManifest } from './check-manifest.ts';
import { type CopyContext, copyBlob } from './copy-blob.ts';
import { DriveJournal } from './drive-journal.ts';
import { isError, isWarning, logBlob, logEnd, logStart } from './drive-log.ts';
import { type DriveCode, DriveFailure, type DriveProgress, type DriveResult, type DriveTask } from './drive-task.ts';
import { inOrder, Places } from './in-order.ts';
import { TargetAccount } from './target-account.ts';

/** Ranges of 4 MiB in flight; with as many copies in the SDK this bounds the memory of a copy. */
const rangesAtOnce = 4;
const blobsAtOnce = 4;

/** Does all of the datacenter's work on one drive. It may be cut off at any moment and started again with the same task. */
export async function copyDrive(task: DriveTask, report: (progress: DriveProgress) => void): Promise<DriveResult> {
  const journal = new DriveJournal(task.workFolder);
  journal.header(logStart(task.driveId));
  let status: DriveCode;
  let checked: CheckedManifest | undefined;
  let percentComplete = 0;
  let target: TargetAccount | undefined;
  try {
    checked = await checkManifest(task);
    target = await openTarget(task, checked);
    percentComplete = await copyBlobs(task, checked, target, journal, report);
    status = journal.errors ? 'CompletedWithErrors' : journal.warnings ? 'CompletedWithWarnings' : 'Completed';
  } catch (error) {
    if (!(error instanceof DriveFailure)) throw error;
    status = error.code;
  }
  journal.close(logEnd(status));
  const uris = await uploadLogs(task, journal, status, target, checked);
  return { status, bytesSucceeded: journal.bytes, percentComplete: status.startsWith('Completed') ? 100 : percentComplete, ...uris };
}

/** The account's own key, unless the manifest brings a signature; a key in the manifest must be one of the account. */
async function openTarget(task: DriveTask, { storageAccountKey, containerSas }: CheckedManifest): Promise<TargetAccount> {
  if (task.target.keys.length === 0) throw new DriveFailure('BlobRequestForbidden', 'The storage account of the job does not exist.');
  if (storageAccountKey !== undefined && !task.target.keys.includes(storageAccountKey))
    throw new DriveFailure('BlobRequestForbidden', 'The key in the manifest is not one of the storage account.');
  return TargetAccount.open(task.target, containerSas?.slice(containerSas.indexOf('?') + 1));
}

async function copyBlobs(
  task: DriveTask,
  checked: CheckedManifest,
  target: TargetAccount,
  journal: DriveJournal,
  report: (progress: DriveProgress) => void,
): Promise<number> {
  let moved = journal.bytes;
  const state = (): DriveProgress => ({
    bytesSucceeded: Math.min(moved, checked.bytes),
    percentComplete: checked.bytes === 0 ? 0 : Math.min(99, Math.floor((moved / checked.bytes) * 100)),
  });
  const context: CopyContext = {
    volume: checked.volume,
    target,
    holdsPageBlobs: task.target.holdsPageBlobs,
    onlyContainer: checked.containerSas?.split('?')[0]?.replace(/\/$/, ''),
    places: new Places(rangesAtOnce),
    moved(bytes) {
      moved += bytes;
      report(state());
    },
  };
  const manifest = await readManifest(checked.path);
  let index = -1;
  async function* left(): AsyncGenerator<{ blob: ManifestBlob; index: number }> {
    for await (const blob of manifest.Blobs) if (++index >= journal.next) yield { blob, index };
  }
  const copied = inOrder(left(), blobsAtOnce, async ({ blob, index }) => ({
    index,
    done: await copyBlob(context, blob, journal.decision(index), (decision) => journal.decide(index, decision)),
  }));
  for await (const { index, done } of copied)
    journal.finish(index, {
      bytes: done.bytes,
      isError: isError(done),
      isWarning: isWarning(done),
      verbose: logBlob(done, 'verbose'),
      error: isError(done) ? logBlob(done, 'error') : '',
    });
  return state().percentComplete;
}

type Uris = Pick<DriveResult, 'errorLogUri' | 'verboseLogUri' | 'manifestUri'>;

/** Where logs go and what they are called: import-export 4.1. The error log is always written when there was an error, the verbose log when it was asked for. */
async function uploadLogs(
  task: DriveTask,
  journal: DriveJournal,
  status: DriveCode,
  opened: TargetAccount | undefined,
  checked: CheckedManifest | undefined,
): Promise<Uris> {
  if (task.target.keys.length === 0) return {};
  const target = opened ?? (await TargetAccount.open(task.target, undefined));
  const [container = '', ...folder] = task.diagnosticsPath.split('/');
  const name = (what: string) => [...folder, 'waies', `${task.jobName}_${task.driveId}_${task.stamp}_${what}.xml`].join('/');
  const uris: { -readonly [K in keyof Uris]: Uris[K] } = {};
  try {
    if (status !== 'Completed' && status !== 'CompletedWithWarnings')
      uris.errorLogUri = await target.upload(container, name('error'), journal.errorFile);
    if (task.logLevel === 'Verbose') uris.verboseLogUri = await target.upload(container, name('verbose'), journal.verboseFile);
    if (task.backupManifest && checked) uris.manifestUri = await target.upload(container, name('manifest'), checked.path);
  } catch (error) {
    // An account that takes nothing gets no logs; the job's state says why.
    if ((error as { statusCode?: number }).statusCode === undefined) throw error;
  }
  return uris;
}
