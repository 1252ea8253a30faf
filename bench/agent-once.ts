import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { createAgent as CreateAgent } from '../providers/agent/agent.ts';

/** Runs the agent once, for bench/agent.ts: `backup|verify|restore <repository> [<source or target>]`, the passphrase in RESTIC_PASSWORD as restic has it. */
const built = join(import.meta.dirname, '../dist/providers/agent/agent.js');
const { createAgent } = (await import(existsSync(built) ? built : '../providers/agent/agent.ts')) as { createAgent: typeof CreateAgent };
const [what, path = '', place = ''] = process.argv.slice(2);
const repository = { kind: 'folder', path } as const;
const passphrase = process.env.RESTIC_PASSWORD ?? '';
const quiet = () => {};
const agent = createAgent();
if (what === 'backup') {
  const result = await agent.backup({ repository, passphrase, sources: [place], exclude: [], hostName: 'bench' }, quiet);
  if (result.SkippedCount) process.exitCode = 3;
} else if (what === 'verify') {
  if ((await agent.verify(repository, passphrase, quiet)).Problems.length) process.exitCode = 3;
} else await agent.restore({ repository, passphrase, snapshot: 'latest', target: place, overwrite: 'CreateCopy' }, quiet);
