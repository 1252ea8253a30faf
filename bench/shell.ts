import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inTurn, runOnce } from './measure.ts';

/** What each script may take, as a multiple of a bare `node -e 0` of the same Node, and what pwsh 7.6.5 took in the same unit. */
const targets: Readonly<Record<string, { target: number; pwsh: number; pwshMemory: number }>> = {
  'exit.ps1': { target: 2.4, pwsh: 6, pwshMemory: 88 },
  'loop.ps1': { target: 6, pwsh: 56, pwshMemory: 110 },
  'functions.ps1': { target: 6, pwsh: 74, pwshMemory: 116 },
  'pipeline.ps1': { target: 14, pwsh: 175, pwshMemory: 119 },
  'objects.ps1': { target: 25, pwsh: 140, pwshMemory: 280 },
  'text.ps1': { target: 25, pwsh: 95, pwshMemory: 194 },
  'json-csv.ps1': { target: 15, pwsh: 95, pwshMemory: 302 },
  'table.ps1': { target: 9, pwsh: 34, pwshMemory: 124 },
  'files.ps1': { target: 25, pwsh: 100, pwshMemory: 135 },
};

const folder = join(import.meta.dirname, 'scripts');
const seedsh = resolve(import.meta.dirname, '../dist/seedsh.js');

/** Times every script against a bare node, in turn; prints a line per script. */
export async function benchShell(rounds: number, only?: string): Promise<void> {
  console.log('script          nodes   target   of pwsh   memory MB   (pwsh MB)');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.ps1') && (!only || file.startsWith(only)))) {
    const { first, ratio } = await inTurn(
      rounds,
      () => runOnce(process.execPath, [seedsh, '-NoProfile', '-File', join(folder, name)], { memory: true }),
      () => runOnce(process.execPath, ['-e', '0']),
    );
    const aim = targets[name];
    const marks = aim ? `${String(aim.target).padStart(6)}   ${(ratio / aim.pwsh).toFixed(2).padStart(7)}` : '';
    const failed = first.exit ? `  exit ${first.exit}!` : '';
    console.log(
      `${name.padEnd(14)} ${ratio.toFixed(1).padStart(6)}   ${marks}   ${first.memory.toFixed(0).padStart(9)}   ${String(aim?.pwshMemory ?? '').padStart(9)}${failed}`,
    );
  }
}
