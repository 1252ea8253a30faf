import { spawnSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SeedDisk } from '../providers/contracts/disks.ts';
import { createPreparation } from '../providers/importexport/preparation.ts';

/** Disk preparation (copied, hashed, on the medium, read back) against `cp` followed by `md5sum` of the copy, which waits for no medium. */
export async function benchPreparation(rounds: number, megabytes: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-preparation-'));
  try {
    const source = join(folder, 'staging');
    mkdirSync(source);
    const pack = Buffer.alloc(16 * 2 ** 20);
    for (let n = 0; n < megabytes / 16; n++) writeFileSync(join(source, `pack-${n}`), randomFillSync(pack));
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const drive = practiceFolder(join(folder, 'drive'));
      const ours = await timed(() =>
        createPreparation().prepare(
          {
            source,
            drives: [drive],
            importJobName: 'bench',
            container: 'landing',
            journalFolder: join(folder, `journal-${round}`),
            blobType: 'BlockBlob',
          },
          () => undefined,
        ),
      );
      rmSync(drive.Path, { recursive: true });
      const copy = join(folder, 'copy');
      const theirs = await timed(async () =>
        spawnSync('sh', ['-c', 'cp -r "$1" "$2" && md5sum "$2"/*', 'sh', source, copy], { stdio: ['ignore', 'ignore', 'inherit'] }),
      );
      rmSync(copy, { recursive: true });
      ratios.push(theirs / ours);
      console.log(
        `round ${round + 1}: prepared in ${Math.round(ours)} ms, cp and md5sum ${Math.round(theirs)} ms, ${(theirs / ours).toFixed(2)} of their speed`,
      );
    }
    const median = [...ratios].sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
    console.log(`disk preparation, ${megabytes} MB: ${median.toFixed(2)} of cp followed by md5sum (wanted: 0.8)`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function practiceFolder(Path: string): SeedDisk {
  mkdirSync(Path);
  const room = { LogicalSectorSize: 512, Size: 2 ** 40, Free: 2 ** 40, FileSystem: '' };
  return {
    DriveId: 'BENCH',
    Kind: 'Folder',
    Path,
    Device: Path,
    Model: '',
    Bus: '',
    ...room,
    Removable: false,
    System: false,
    State: 'Empty',
  };
}

async function timed(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}
