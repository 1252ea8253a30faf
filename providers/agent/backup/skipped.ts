import type { SkippedItem } from '../../contracts/agents.ts';

/** More are counted and no longer listed. */
const MOST_LISTED = 10_000;

/** Why something could not be read, by the system's code: our word for it and a sentence. */
const reasons: Readonly<Record<string, readonly [code: string, reason: string]>> = {
  ENOENT: ['Vanished', 'It was removed or renamed while the backup ran.'],
  ENOTDIR: ['Vanished', 'It was replaced while the backup ran.'],
  EACCES: ['AccessDenied', 'The account that runs the backup may not read it.'],
  EPERM: ['AccessDenied', 'The account that runs the backup may not read it.'],
  EBUSY: ['InUse', 'Another program keeps it locked.'],
  ETXTBSY: ['InUse', 'Another program keeps it locked.'],
  ELOOP: ['Replaced', 'It became a link while the backup ran.'],
  ENXIO: ['Replaced', 'It is no file any more.'],
  EAGAIN: ['Replaced', 'It is no file any more.'],
  ENAMETOOLONG: ['PathTooLong', 'Its path is longer than the system takes.'],
  EIO: ['ReadError', 'The disk reports an error for it.'],
  EOVERFLOW: ['ReadError', 'Its size or times are beyond what the system gives.'],
};

export const CHANGED = [
  'ChangedWhileRead',
  'It changed while it was read; what is stored may mix two states. The next backup reads it again.',
] as const;

/** What was left out or is in doubt. The one policy for read errors: it is listed with its reason, and the backup goes on. */
export class SkippedList {
  readonly items: SkippedItem[] = [];
  count = 0;

  add(path: string, code: string, reason: string): void {
    this.count++;
    if (this.items.length < MOST_LISTED) this.items.push({ Path: path, Reason: reason, Code: code });
  }

  /** For an error of the file system. */
  failed(path: string, code: string | undefined, message: string): void {
    const [word, reason] = reasons[code ?? ''] ?? ['ReadError', message];
    this.add(path, word, reason);
  }
}
