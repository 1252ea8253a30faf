import { parseArgs } from 'node:util';

/** `npm run bench -- [shell|agent|preparation …] [--rounds 5] [--only name]`: figures in ratios against a reference timed in the same run. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, only: { type: 'string' }, megabytes: { type: 'string', default: '2048' } },
});
const rounds = Number(values.rounds);
const chosen = positionals.length ? positionals : ['shell', 'agent', 'preparation'];

for (const subject of chosen) {
  console.log(`\n== ${subject}`);
  if (subject === 'shell') await (await import('./shell.ts')).benchShell(rounds, values.only);
  else if (subject === 'agent') await (await import('./agent.ts')).benchAgent(rounds, Number(values.megabytes));
  else if (subject === 'preparation') await (await import('./preparation.ts')).benchPreparation(rounds, Number(values.megabytes));
  else console.error(`no bench "${subject}": there are shell, agent and preparation`);
}
