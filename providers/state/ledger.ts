import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ledger, LedgerEntry } from '../contracts/state.ts';
import { withLock } from './lock.ts';

const dates: ReadonlySet<string> = new Set(['At', 'StartedAt', 'EndedAt', 'CompletedAt', 'CreatedAt']);

/**
 * `ledger.jsonl`: one JSON object per line, only ever appended to, on the medium before `append` returns. A line that a crash has torn
 * is left where it is and passed over by readers. Several shells may append at once.
 */
export function ledgerIn(home: string): Ledger {
  const path = join(home, 'ledger.jsonl');
  return {
    append: (entry) =>
      withLock(`${path}.lock`, async () => {
        const file = await open(path, 'a+', 0o600);
        try {
          const { size } = await file.stat();
          const last = Buffer.alloc(1);
          if (size > 0) await file.read(last, 0, 1, size - 1);
          const torn = size > 0 && last[0] !== 0x0a;
          await file.appendFile(`${torn ? '\n' : ''}${JSON.stringify(entry)}\n`);
          await file.sync();
        } finally {
          await file.close();
        }
      }),
    read: async (importJobName) => {
      let text = '';
      try {
        text = await readFile(path, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
      const wanted = importJobName?.toLowerCase();
      return text
        .split('\n')
        .map(entryOf)
        .filter((entry): entry is LedgerEntry => entry !== undefined)
        .filter((entry) => wanted === undefined || entry.ImportJobName.toLowerCase() === wanted);
    },
  };
}

function entryOf(line: string): LedgerEntry | undefined {
  if (line === '') return undefined;
  try {
    const entry = JSON.parse(line, (name, value: unknown) => (dates.has(name) && typeof value === 'string' ? new Date(value) : value)) as
      | Partial<LedgerEntry>
      | null
      | undefined;
    const whole =
      entry?.At instanceof Date &&
      !Number.isNaN(entry.At.getTime()) &&
      typeof entry.ImportJobName === 'string' &&
      typeof entry.Step === 'string';
    return whole ? (entry as LedgerEntry) : undefined;
  } catch {
    return undefined;
  }
}
