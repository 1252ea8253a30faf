import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A script and what the real pwsh 7.6.5 answered to it. */
export interface Case {
  readonly title: string;
  readonly script: string;
  readonly out: string;
  readonly err: string;
  readonly exit: number;
}

export type Answer = Pick<Case, 'out' | 'err' | 'exit'>;

/** Reads a `.cases` file: `#### title`, the script, then `---- out`, `---- err`, `---- exit` where they are not empty. */
export function parseCases(text: string): Case[] {
  const cases: { title: string; parts: Record<string, string[]> }[] = [];
  let part = 'script';
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const current = cases.at(-1);
    if (line.startsWith('#### ')) {
      cases.push({ title: line.slice(5).trim(), parts: { script: [], out: [], err: [], exit: [] } });
      part = 'script';
    } else if (/^---- (out|err|exit)$/.test(line)) part = line.slice(5);
    else current?.parts[part]!.push(line);
  }
  const joined = (lines: string[]): string => lines.join('\n').replace(/\n+$/, '');
  return cases.map(({ title, parts }) => ({
    title,
    script: joined(parts['script']!),
    out: joined(parts['out']!),
    err: joined(parts['err']!),
    exit: Number(joined(parts['exit']!) || 0),
  }));
}

/** Trailing blanks of a line are layout noise that no user sees; everything else counts. */
const clean = (text: string): string =>
  text
    .replace(/\r/g, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n+$/, '');

const seedsh = resolve(import.meta.dirname, '../../dist/seedsh.js');

/** Runs a script as a user's shell would, in a fresh and empty folder; folder and script name are replaced by `<here>` and `<case.ps1>`. */
export async function answerOf(script: string): Promise<Answer> {
  const root = await mkdtemp(join(tmpdir(), 'case-'));
  try {
    const [folder, home, file] = [join(root, 'here'), join(root, 'home'), join(root, 'case.ps1')];
    await mkdir(folder);
    await mkdir(home);
    await writeFile(file, `${script}\n`);
    const child = spawn(process.execPath, [seedsh, '-NoProfile', '-NonInteractive', '-File', file], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        LANG: 'en_US.UTF-8',
        LC_ALL: 'en_US.UTF-8',
        TZ: 'UTC',
        NO_COLOR: '1',
        TERM: 'dumb',
        HOME: home,
        OFFLINESEED_HOME: join(home, '.offlineseed'),
      },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => err.push(part));
    const timer = setTimeout(() => child.kill('SIGKILL'), 60_000);
    const exit = await new Promise<number>((done) => child.on('close', (code) => done(code ?? -1)));
    clearTimeout(timer);
    const anonymous = (parts: Buffer[]): string =>
      clean(Buffer.concat(parts).toString('utf8').replaceAll(folder, '<here>').replaceAll(file, '<case.ps1>').replaceAll(root, '<root>'));
    return { out: anonymous(out), err: anonymous(err), exit };
  } finally {
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  }
}

export const expected = ({ out, err, exit }: Case): Answer => ({ out: clean(out), err: clean(err), exit });
