import { spawn } from 'node:child_process';

export interface Run {
  readonly seconds: number;
  /** Peak resident memory in MB; 0 where the system does not tell. */
  readonly memory: number;
  readonly exit: number;
}

const gnuTime = '/usr/bin/time';

/** Runs a program once with its output thrown away; wall time from spawn to exit. */
export async function runOnce(
  program: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string; memory?: boolean } = {},
): Promise<Run> {
  const measured = options.memory && process.platform === 'linux';
  const [command, words] = measured ? [gnuTime, ['-f', '%M', program, ...args]] : [program, [...args]];
  const began = performance.now();
  const child = spawn(command, words, { stdio: ['ignore', 'ignore', 'pipe'], env: options.env ?? process.env, cwd: options.cwd });
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said = (said + part.toString()).slice(-200);
  });
  const exit = await new Promise<number>((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done(code ?? -1));
  });
  return { seconds: (performance.now() - began) / 1000, memory: measured ? Number(said.trim().split('\n').at(-1)) / 1024 : 0, exit };
}

export const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;

/** Runs two programs in turn, so that a change of the machine's speed meets both, and gives the medians. */
export async function inTurn(
  rounds: number,
  first: () => Promise<Run>,
  second: () => Promise<Run>,
): Promise<{ first: Run; second: Run; ratio: number }> {
  const firsts: Run[] = [];
  const seconds: Run[] = [];
  await first();
  for (let round = 0; round < rounds; round++) {
    seconds.push(await second());
    firsts.push(await first());
  }
  const middle = (runs: Run[]): Run => ({
    seconds: median(runs.map((run) => run.seconds)),
    memory: median(runs.map((run) => run.memory)),
    exit: Math.max(...runs.map((run) => run.exit)),
  });
  return { first: middle(firsts), second: middle(seconds), ratio: median(firsts.map((run, at) => run.seconds / seconds[at]!.seconds)) };
}
