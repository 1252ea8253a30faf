import { spawnSync } from 'node:child_process';
import { readSync, writeSync } from 'node:fs';
import type { Asker } from './console-host.ts';

/** Reads one line of the terminal as it stands, without its line end; null at its end. */
function readLine(): string | null {
  const bytes: number[] = [];
  const one = new Uint8Array(1);
  for (;;) {
    if (readSync(0, one, 0, 1, null) === 0) return bytes.length ? Buffer.from(bytes).toString('utf8') : null;
    if (one[0] === 10) return Buffer.from(bytes).toString('utf8').replace(/\r$/, '');
    bytes.push(one[0]!);
  }
}

/** The terminal shows nothing of what is typed, where the system has `stty`. */
function unseen<T>(read: () => T): T {
  const quiet = process.platform !== 'win32' && spawnSync('stty', ['-echo'], { stdio: 'inherit' }).status === 0;
  try {
    return read();
  } finally {
    if (quiet) {
      spawnSync('stty', ['echo'], { stdio: 'inherit' });
      writeSync(1, '\n');
    }
  }
}

const hotKey = (label: string): string => /&(.)/.exec(label)?.[1] ?? '';
const plain = (label: string): string => label.replace('&', '');

/** Questions of a batch run at a terminal, in pwsh's words. */
export function terminalAsker(flush: () => void): Asker {
  const say = (text: string): void => {
    flush();
    writeSync(1, text);
  };
  return {
    line(prompt, secret) {
      say(prompt);
      return secret ? unseen(readLine) : readLine();
    },
    choose(caption, message, choices, preset) {
      if (caption) say(`\n${caption}\n`);
      if (message) say(`${message}\n`);
      for (;;) {
        const labels = choices.map(({ label }) => `[${hotKey(label)}] ${plain(label)}`).join('  ');
        const byDefault = choices[preset] ? ` (default is "${hotKey(choices[preset].label) || plain(choices[preset].label)}")` : '';
        say(`${labels}  [?] Help${byDefault}: `);
        const answer = readLine();
        if (answer === null) return null;
        const given = answer.trim().toLowerCase();
        if (given === '' && preset >= 0) return preset;
        if (given === '?') {
          say(choices.map(({ label, help }) => `${hotKey(label) || plain(label)} - ${help}\n`).join(''));
          continue;
        }
        const chosen = choices.findIndex(({ label }) => hotKey(label).toLowerCase() === given || plain(label).toLowerCase() === given);
        if (chosen >= 0) return chosen;
      }
    },
    clear: () => say('\x1b[2J\x1b[3J\x1b[H'),
  };
}
