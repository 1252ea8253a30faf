import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** PSReadLine's place and form (facts of PSReadLine 2.4): one record a line, inner line breaks written as backtick and line break. */
function place(): string {
  if (process.env.OFFLINESEED_HOME) return join(process.env.OFFLINESEED_HOME, 'history.txt');
  if (process.platform === 'win32') return join(process.env.APPDATA ?? homedir(), 'OfflineSeed', 'history.txt');
  return join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'offlineseed', 'history.txt');
}

const most = 4096;
/** Words that make a line one that is kept in memory only. */
const sensitive = /password|asplaintext|token|apikey|secret|passphrase|sharedaccesssignature|accountkey|\bsig=/i;

export const isSensitive = (line: string): boolean => sensitive.test(line);

/** The lines run before, oldest first; an unreadable file is an empty history. */
export function readHistory(): string[] {
  try {
    const records = readFileSync(place(), 'utf8').replaceAll('`\n', '\0').split('\n');
    return records
      .filter((record) => record !== '')
      .slice(-most)
      .map((record) => record.replaceAll('\0', '\n'));
  } catch {
    return [];
  }
}

/** Adds a line that was run; lines with secrets are never written. Appending is one write, so shells beside each other do not mix lines. */
export function appendHistory(line: string): void {
  if (isSensitive(line) || !line.trim()) return;
  try {
    mkdirSync(dirname(place()), { recursive: true, mode: 0o700 });
    appendFileSync(place(), `${line.replaceAll('\n', '`\n')}\n`, { mode: 0o600 });
  } catch {
    // A history that cannot be written is no reason to disturb the prompt.
  }
}
