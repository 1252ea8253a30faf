import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { Squeezer } from '../providers/agent/squeeze/zstd.ts';
import { median, type Run, runOnce } from './measure.ts';
import { makeMixedTree } from './mixed-tree.ts';

const works = ['first backup', 'second backup', 'verify', 'restore'] as const;
type Work = (typeof works)[number];

/** How much of restic's throughput each must reach, and the memory that the agent may take, in MB. */
const targets: Readonly<Record<Work, number>> = { 'first backup': 1.1, 'second backup': 1 / 1.2, verify: 1, restore: 1 };
const MEMORY = 300;

/**
 * The agent against restic on the same generated tree, in turn within each round. A ratio above 1 says that the agent is faster.
 * Then its memory at four times the size, and what zstd's inner handle saves.
 */
export async function benchAgent(rounds: number, megabytes: number): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'offlineseed-bench-'));
  const env = {
    ...process.env,
    RESTIC_PASSWORD: 'a passphrase for the bench',
    RESTIC_CACHE_DIR: join(root, 'cache'),
    RESTIC_PROGRESS_FPS: '0',
  };
  const paths = {
    source: join(root, 'source'),
    restic: join(root, 'restic'),
    ours: join(root, 'ours'),
    theirs: join(root, 'restored-by-restic'),
    mine: join(root, 'restored-by-us'),
  };
  const once = join(import.meta.dirname, 'agent-once.ts');
  const restic = (...args: string[]) => runOnce('restic', ['-q', '-r', paths.restic, ...args], { env, memory: true });
  const ours = (...args: string[]) => runOnce(process.execPath, [once, ...args], { env, memory: true });
  const referee = spawnSync('restic', ['version']).status === 0;
  const runs = new Map<Work, { ours: Run[]; restic: Run[] }>(works.map((work) => [work, { ours: [], restic: [] }]));

  const round = async (kept: boolean, beside: boolean) => {
    // Only between rounds: for some seconds a file system is slow to use again what was just removed.
    for (const path of [paths.restic, paths.ours, paths.theirs, paths.mine]) rmSync(path, { recursive: true, force: true });
    if (beside) await restic('init');
    const take = async (work: Work, mine: () => Promise<Run>, theirs: () => Promise<Run>) => {
      const restics = beside ? await theirs() : undefined;
      const run = await mine();
      if (!kept) return;
      runs.get(work)!.ours.push(run);
      if (restics) runs.get(work)!.restic.push(restics);
    };
    await take(
      'first backup',
      () => ours('backup', paths.ours, paths.source),
      () => restic('backup', paths.source),
    );
    await take(
      'second backup',
      () => ours('backup', paths.ours, paths.source),
      () => restic('backup', paths.source),
    );
    await take(
      'verify',
      () => ours('verify', paths.ours),
      () => restic('check', '--read-data'),
    );
    await take(
      'restore',
      () => ours('restore', paths.ours, paths.mine),
      () => restic('restore', 'latest', '--target', paths.theirs),
    );
  };

  try {
    makeMixedTree(paths.source, megabytes);
    for (let n = 0; n < rounds; n++) await round(true, referee);
    console.log(`${megabytes} MB, ${rounds} rounds${referee ? '' : ', restic is not installed'}`);
    console.log('work              ours s   MB/s   memory MB   restic s   memory MB   ratio   target');
    for (const work of works) {
      const { ours, restic } = runs.get(work)!;
      const mine = { seconds: median(ours.map((run) => run.seconds)), memory: Math.max(...ours.map((run) => run.memory)) };
      const failed = ours.some((run) => run.exit) ? '  failed!' : '';
      const line = `${work.padEnd(16)} ${mine.seconds.toFixed(2).padStart(7)} ${(megabytes / mine.seconds).toFixed(0).padStart(6)} ${mine.memory.toFixed(0).padStart(11)}`;
      if (!restic.length) console.log(line + failed);
      else {
        const ratio = median(ours.map((run, at) => restic[at]!.seconds / run.seconds));
        const theirs = `${median(restic.map((run) => run.seconds))
          .toFixed(2)
          .padStart(10)} ${Math.max(...restic.map((run) => run.memory))
          .toFixed(0)
          .padStart(11)}`;
        console.log(`${line} ${theirs} ${ratio.toFixed(2).padStart(7)} ${targets[work].toFixed(2).padStart(8)}${failed}`);
      }
    }
    await memoryOfFourfold();
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  zstdCalls();

  async function memoryOfFourfold(): Promise<void> {
    const before = works.map((work) => Math.max(...runs.get(work)!.ours.map((run) => run.memory)));
    for (const work of works) runs.set(work, { ours: [], restic: [] });
    rmSync(paths.source, { recursive: true, force: true });
    makeMixedTree(paths.source, megabytes * 4);
    await round(true, false);
    const now = works.map((work) => runs.get(work)!.ours[0]!.memory);
    const told = works.map((work, at) => `${work} ${now[at]!.toFixed(0)} (${(now[at]! / before[at]!).toFixed(2)})`).join(', ');
    console.log(`memory at ${megabytes * 4} MB (times that at ${megabytes} MB): ${told}; target ${MEMORY} and 1.20`);
  }
}

/** Small blobs are where the inner handle counts: what a call costs with it and without. */
function zstdCalls(): void {
  const data = Buffer.from('a small file of some text, as there are many. '.repeat(22));
  const cost = (squeeze: () => unknown): number => {
    for (let n = 0; n < 2000; n++) squeeze();
    const began = performance.now();
    for (let n = 0; n < 5000; n++) squeeze();
    return (performance.now() - began) / 5;
  };
  const squeezer = new Squeezer();
  const inner = squeezer.usesInside ? `${cost(() => squeezer.squeeze(data)).toFixed(1)} µs` : 'not there';
  console.log(`zstd of 1 KB: inner handle ${inner}, public call ${cost(() => zlib.zstdCompressSync(data)).toFixed(1)} µs`);
}
