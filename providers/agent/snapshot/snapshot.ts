/** The fields of newer restic's summary that we write too. */
export type SummaryField =
  | 'backup_start'
  | 'backup_end'
  | 'files_new'
  | 'files_changed'
  | 'files_unmodified'
  | 'data_added'
  | 'data_added_packed'
  | 'total_files_processed'
  | 'total_bytes_processed';

/** `snapshots/<id>`. Newer restic adds program_version and summary; both are optional. */
export interface Snapshot {
  time: string;
  parent?: string;
  tree: string;
  paths: string[];
  hostname?: string;
  username?: string;
  uid?: number;
  gid?: number;
  tags?: string[];
  program_version?: string;
  summary?: Readonly<Partial<Record<SummaryField, number | string>>>;
}

export type NamedSnapshot = Snapshot & { id: string };

export const byTime = (a: Snapshot, b: Snapshot): number => Date.parse(a.time) - Date.parse(b.time);

/** The newest snapshot of the same host and the same paths: what an incremental builds on. */
export function parentOf(snapshots: readonly NamedSnapshot[], hostName: string, paths: readonly string[]): NamedSnapshot | undefined {
  const key = (list: readonly string[]) => JSON.stringify([...list].sort());
  const wanted = key(paths);
  return snapshots
    .filter((one) => one.hostname === hostName && key(one.paths) === wanted)
    .sort(byTime)
    .at(-1);
}

/** `latest` (of all), a whole id, or the beginning of one that only one snapshot has. */
export function findSnapshot(snapshots: readonly NamedSnapshot[], wanted: string): NamedSnapshot[] {
  if (wanted.toLowerCase() === 'latest') return [...snapshots].sort(byTime).slice(-1);
  return snapshots.filter((one) => one.id.startsWith(wanted.toLowerCase()));
}
