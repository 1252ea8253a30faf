import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { userName } from '../files/owners.ts';

/** One running process, as far as the system tells. Sizes in bytes, times in seconds. */
export interface ProcessFacts {
  readonly id: number;
  readonly name: string;
  readonly parent: number;
  readonly session: number;
  readonly commandLine: string;
  readonly path: string | null;
  readonly user: string | null;
  readonly cpu: { readonly user: number; readonly kernel: number };
  readonly workingSet: number;
  readonly virtualSize: number;
  readonly privateSize: number;
  readonly threads: number;
  readonly started: Date | null;
  /** A process that has ended and was not waited for yet, with its exit code. */
  readonly ended: number | null;
}

/** Clock ticks a second and bytes a page: fixed on the architectures that Node runs on (proc(5), sysconf(3)). */
const ticks = 100;
const page = 4096;

const systems: Readonly<Record<string, { ids(): number[]; of(id: number): ProcessFacts | undefined }>> = {
  linux: { ids: idsOfLinux, of: factsOfLinux },
  darwin: { ids: () => [...asked().keys()], of: (id) => asked().get(id) },
  win32: { ids: () => [...listedByWindows().keys()], of: (id) => listedByWindows().get(id) },
};

const system = systems[process.platform] ?? systems.darwin!;

export function processFacts(id: number): ProcessFacts | undefined {
  return system.of(id);
}

export function allProcesses(): ProcessFacts[] {
  if (process.platform === 'darwin') return [...asked().values()];
  if (process.platform === 'win32') return [...listedByWindows().values()];
  return system.ids().flatMap((id) => system.of(id) ?? []);
}

function idsOfLinux(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

let boot: number | undefined;
function bootTime(): number {
  boot ??= Number(/^btime (\d+)/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1] ?? 0);
  return boot;
}

/** proc_pid_stat(5): the name stands in brackets and may hold any character; the fields behind it are counted from 3. */
function factsOfLinux(id: number): ProcessFacts | undefined {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const field = (number: number): number => Number(fields[number - 3] ?? 0);
    const words = readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0').filter(Boolean);
    const status = Number(fields[52 - 3] ?? 0);
    const first = basename(words[0] ?? '');
    return {
      id,
      name: first.startsWith(name) ? first : name,
      parent: field(4),
      session: field(6),
      commandLine: words.join(' '),
      path: link(`/proc/${id}/exe`),
      user: userName(statSync(`/proc/${id}`).uid),
      cpu: { user: field(14) / ticks, kernel: field(15) / ticks },
      workingSet: field(24) * page,
      virtualSize: field(23),
      privateSize: field(24) * page,
      threads: field(20),
      started: new Date((bootTime() + field(22) / ticks) * 1000),
      ended: fields[0] === 'Z' || fields[0] === 'X' ? (status & 0x7f ? 128 + (status & 0x7f) : (status >> 8) & 0xff) : null,
    };
  } catch {
    // It ended while it was looked at, or belongs to somebody else who hides it.
    return undefined;
  }
}

function link(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

/** ps(1) of macOS and the BSDs. */
function asked(): Map<number, ProcessFacts> {
  const text = execFileSync('ps', ['-axo', 'pid=,ppid=,sess=,stat=,user=,rss=,vsz=,utime=,time=,lstart=,comm='], { encoding: 'utf8' });
  const found = new Map<number, ProcessFacts>();
  for (const line of text.split('\n')) {
    const match =
      /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\S+)\s+(\w+\s+\w+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/.exec(line);
    if (!match) continue;
    const [, id, parent, , state, user, rss, vsz, inUser, total, started, path] = match as unknown as string[];
    const seconds = (text: string): number => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    found.set(Number(id), {
      id: Number(id),
      name: basename(path!),
      parent: Number(parent),
      session: 0,
      commandLine: path!,
      path: path!,
      user: user!,
      cpu: { user: seconds(inUser!), kernel: seconds(total!) - seconds(inUser!) },
      workingSet: Number(rss) * 1024,
      virtualSize: Number(vsz) * 1024,
      privateSize: Number(rss) * 1024,
      threads: 1,
      started: new Date(started!),
      ended: state!.startsWith('Z') ? 0 : null,
    });
  }
  return found;
}

/** tasklist of Windows gives names, sessions and memory. */
function listedByWindows(): Map<number, ProcessFacts> {
  const text = execFileSync('tasklist', ['/fo', 'csv', '/nh'], { encoding: 'utf8', windowsHide: true });
  const found = new Map<number, ProcessFacts>();
  for (const line of text.split(/\r?\n/)) {
    const [name, id, , session, memory] = [...line.matchAll(/"([^"]*)"/g)].map(([, cell]) => cell ?? '');
    if (!name || !id) continue;
    const size = Number(memory?.replace(/\D/g, '') ?? 0) * 1024;
    found.set(Number(id), {
      id: Number(id),
      name: name.replace(/\.exe$/i, ''),
      parent: 0,
      session: Number(session),
      commandLine: name,
      path: null,
      user: null,
      cpu: { user: 0, kernel: 0 },
      workingSet: size,
      virtualSize: size,
      privateSize: size,
      threads: 1,
      started: null,
      ended: null,
    });
  }
  return found;
}
