import { hostname, userInfo } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalFailure } from '../../contracts/failure.ts';
import { timeOf } from '../node/time.ts';
import type { Repository } from './repository.ts';

/** A lock as restic knows it; `work` is ours and restic passes over it. */
export interface Lock {
  time: string;
  exclusive: boolean;
  hostname: string;
  username?: string;
  pid: number;
  uid?: number;
  gid?: number;
  work?: 'backup';
}

const MINUTE = 60_000;
/** restic's numbers: a lock that is older than this is stale, a live one is written anew every five minutes. */
const STALE = 30 * MINUTE;
const REFRESH = 5 * MINUTE;
/** Who writes a lock waits this long and looks again, so that two who began together see each other. */
const SECOND_LOOK = 200;
const TRIES = 3;

/** True for a lock whose process is certainly gone. A lock from the future (a clock that was set back) is not dead by its age. */
export function isDead(lock: Lock, now: Date, here: string, runs: (pid: number) => boolean): boolean {
  if (now.getTime() - Date.parse(lock.time) > STALE) return true;
  return lock.hostname === here && !runs(lock.pid);
}

/** Whether somebody else's live lock stands in the way. Backups of ours exclude each other; restic's own non-exclusive locks exclude nobody. */
export const isInTheWay = (other: Lock, mine: Pick<Lock, 'exclusive' | 'work'>): boolean =>
  other.exclusive || mine.exclusive || (mine.work === 'backup' && other.work === 'backup');

function processRuns(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The lock of one run. It is written anew while the run lasts; a repository that cannot be written to is read without one. */
export class RepositoryLock {
  private readonly repository: Repository;
  private readonly wanted: Pick<Lock, 'exclusive' | 'work'>;
  private readonly now: () => Date;
  private readonly here: string;
  private id = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(repository: Repository, wanted: Pick<Lock, 'exclusive' | 'work'>, now: () => Date, here = hostname()) {
    this.repository = repository;
    this.wanted = wanted;
    this.now = now;
    this.here = here;
  }

  /** Rejects with AgentLocked when another run stands in the way. */
  async take(): Promise<void> {
    for (let turn = 1; ; turn++) {
      await this.lookRound();
      await this.write();
      await sleep(SECOND_LOOK);
      try {
        await this.lookRound();
        break;
      } catch (error) {
        await this.release();
        if (turn === TRIES) throw error;
        // Two began at the same moment: both step back, and the one who comes back first goes on.
        await sleep(SECOND_LOOK * (1 + Math.random() * 2 * turn));
      }
    }
    this.timer = setInterval(() => void this.write().catch(() => {}), REFRESH);
    this.timer.unref();
  }

  private async write(): Promise<void> {
    const me = userInfo();
    const { exclusive, work } = this.wanted;
    const lock: Lock = {
      time: timeOf(this.now()),
      exclusive,
      hostname: this.here,
      username: me.username,
      pid: process.pid,
      ...(me.uid > 0 ? { uid: me.uid } : {}),
      ...(me.gid > 0 ? { gid: me.gid } : {}),
      ...(work ? { work } : {}),
    };
    const old = this.id;
    this.id = (await this.repository.save('locks', JSON.stringify(lock))).id;
    if (old) await this.repository.store.remove(`locks/${old}`);
  }

  private async lookRound(): Promise<void> {
    for (const id of await this.repository.ids('locks')) {
      if (id === this.id) continue;
      const text = await this.repository.load('locks', id);
      if (text === undefined) continue;
      const other = JSON.parse(text) as Lock;
      if (isDead(other, this.now(), this.here, processRuns)) {
        // restic leaves dead locks to its `unlock`; one of this very computer can safely be taken away.
        if (other.hostname === this.here) await this.repository.store.remove(`locks/${id}`);
        continue;
      }
      if (isInTheWay(other, this.wanted)) throw locked(this.repository.store.where, other);
    }
  }

  async release(): Promise<void> {
    clearInterval(this.timer);
    if (this.id) await this.repository.store.remove(`locks/${this.id}`).catch(() => {});
    this.id = '';
  }
}

function locked(where: string, other: Lock): LocalFailure {
  const what = other.work === 'backup' ? 'Another backup' : other.exclusive ? 'A check or clean-up' : 'Another run';
  return new LocalFailure(
    'AgentLocked',
    'ResourceBusy',
    `${what} uses the repository in ${where}: process ${other.pid} on ${other.hostname}, since ${other.time}.`,
    {
      target: where,
      advice: 'Wait until it has ended. If that computer is gone for good, "restic unlock" takes its lock away.',
    },
  );
}
