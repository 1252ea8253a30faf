import type { BackupProgress } from '../../contracts/agents.ts';

/** What a walk counts. */
export interface Tally {
  filesNew: number;
  filesChanged: number;
  filesUnmodified: number;
  folders: number;
  /** Bytes of all files that the snapshot holds. */
  bytesProcessed: number;
  filesDone: number;
  current: string;
}

export const newTally = (): Tally => ({
  filesNew: 0,
  filesChanged: 0,
  filesUnmodified: 0,
  folders: 0,
  bytesProcessed: 0,
  filesDone: 0,
  current: '',
});

/** Calls often do not make reports often: one in `every` milliseconds at most. */
export function paced(report: (state: BackupProgress) => void, every = 200): (make: () => BackupProgress) => void {
  let next = 0;
  return (make) => {
    const now = performance.now();
    if (now < next) return;
    next = now + every;
    report(make());
  };
}
