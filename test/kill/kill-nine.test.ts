import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { skip } from '../skip.ts';

/**
 * kill -9 at random moments of backup, disk preparation and datacenter copy, each followed by a plain re-run, must end with everything
 * verified. `KILLS=50 npm test -- test/kill/kill-nine.test.ts` is the long form; the moments follow from the seed and can be played again.
 */
const kills = Number(process.env.KILLS ?? 5);
const seed = Number(process.env.SEED ?? 1);
const seedsh = resolve(import.meta.dirname, '../../dist/seedsh.js');
const killsPerRoad = 5;

/** mulberry32: the same moments for the same seed. */
function random(from: number): () => number {
  let now = from;
  return () => {
    now = (now + 0x6d2b79f5) | 0;
    let t = Math.imul(now ^ (now >>> 15), 1 | now);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly milliseconds: number;
}

const passphrase = '(ConvertTo-SecureString -AsPlainText -Force "practice passphrase")';

class Road {
  readonly home: string;
  constructor(home: string) {
    this.home = home;
  }

  /** Runs a command text; with `after` the whole process group is killed that many milliseconds after its start. */
  run(text: string, after?: number): Promise<Ended> {
    const began = performance.now();
    const child = spawn(
      process.execPath,
      [seedsh, '-NoProfile', '-NonInteractive', '-Command', `$ErrorActionPreference = 'Stop'; ${text}`],
      {
        env: { ...process.env, OFFLINESEED_HOME: this.home, NO_COLOR: '1' },
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => err.push(part));
    const timer =
      after === undefined
        ? undefined
        : setTimeout(() => {
            try {
              process.kill(-child.pid!, 'SIGKILL');
            } catch {
              // It had ended by itself: that is a moment too.
            }
          }, after);
    return new Promise((done) =>
      child.on('close', (code) => {
        clearTimeout(timer);
        done({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString(), milliseconds: performance.now() - began });
      }),
    );
  }

  async must(text: string): Promise<string> {
    const { code, out, err } = await this.run(text);
    assert.equal(code, 0, `${text}\n${out}${err}`);
    return out;
  }
}

/** Some files of every size that matters: empty, small, larger than a chunk, compressible and not. */
async function makeSource(folder: string): Promise<void> {
  await mkdir(join(folder, 'sub'), { recursive: true });
  const noise = (name: string, length: number): Buffer => {
    const parts: Buffer[] = [];
    for (let at = 0; at * 64 < length; at++) parts.push(createHash('sha512').update(`${name} ${at}`).digest());
    return Buffer.concat(parts).subarray(0, length);
  };
  await writeFile(join(folder, 'empty'), '');
  for (let at = 0; at < 40; at++) await writeFile(join(folder, 'sub', `small-${at}`), noise(`small ${at}`, 1000 + at * 977));
  await writeFile(join(folder, 'text'), 'offline seeding\n'.repeat(200_000));
  for (let at = 0; at < 3; at++) await writeFile(join(folder, `large-${at}`), noise(`large ${at}`, 9_000_000));
}

describe('kill -9', () => {
  it(`at ${kills} random moments of the road loses nothing`, async function () {
    if (process.platform === 'win32') skip(this, 'process groups are killed as POSIX does');
    this.timeout(60_000 + kills * 30_000);
    const root = await mkdtemp(join(tmpdir(), 'kill-nine-'));
    const road = new Road(join(root, 'home'));
    const next = random(seed);
    try {
      await makeSource(join(root, 'source'));
      await road.must(
        `$null = Connect-OfflineSeedAccount -Environment Sandbox; $null = Register-ImportExportProvider; $null = New-OfflineSeedResourceGroup -Name rg -Location westus; $null = New-OfflineSeedStorageAccount -ResourceGroupName rg -Name killaccount -Location westus; $null = New-RecoveryServicesVault -ResourceGroupName rg -Name vault -Location westus`,
      );
      for (let number = 1, left = kills; left > 0; number++) {
        const share = Math.min(left, killsPerRoad);
        left -= share;
        await walk(road, root, number, share, next);
      }
    } finally {
      await road.run('Stop-Sandbox -ErrorAction SilentlyContinue');
      await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  });
});

/** One road from the policy to the vault, cut off `share` times. */
async function walk(road: Road, root: string, number: number, share: number, next: () => number): Promise<void> {
  const job = `kill-seed-${number}`;
  const staging = join(root, `staging-${number}`);
  await road.must(
    `$null = New-OfflineSeedPolicy -Name p${number} -Path '${join(root, 'source')}' -StagingLocation '${staging}' -ResourceGroup rg -StorageAccount killaccount -Container landing-${number} -ImportJobName ${job} -Vault vault -DayOfWeek Sunday -TimeOfDay 21:00 -RetentionDays 30`,
  );
  const backup = `$null = Start-OBBackup -Name p${number} -Passphrase ${passphrase}`;
  await cutOff(road, backup, Math.ceil(share / 2), next);
  const restic = spawnSync('restic', ['-r', join(staging, 'repository'), 'check', '--read-data'], {
    env: { ...process.env, RESTIC_PASSWORD: 'practice passphrase', RESTIC_CACHE_DIR: join(root, 'cache') },
    encoding: 'utf8',
  });
  if (!restic.error) assert.equal(restic.status, 0, restic.stderr);

  const disk = (await road.must('(New-SandboxDisk -Count 1 -Size 256MB).DriveId')).trim();
  const prepare = `$null = Start-OfflineBackupDiskPrep -PolicyName p${number} -DriveId ${disk} -Confirm:$false`;
  await cutOff(road, prepare, Math.floor((share - 1) / 2), next);
  await road.must(
    `$null = Start-OfflineBackupDiskPrep -PolicyName p${number} -DriveId ${disk} -Confirm:$false | New-ImportJob -PolicyName p${number} -ReturnAddressRecipientName Team -ReturnAddressStreetAddress1 'Way 1' -ReturnAddressCity Redmond -ReturnAddressStateOrProvince WA -ReturnAddressPostalCode 98052 -ReturnAddressCountryOrRegion USA -ReturnAddressPhone 4255550100 -ReturnAddressEmail a@contoso.com -ReturnShippingCarrierName FedEx -ReturnShippingCarrierAccountNumber 123456789; $null = Update-ImportJobShipping -Name ${job} -ResourceGroupName rg -CarrierName FedEx -TrackingNumber T-${number}; $null = Send-SandboxPackage -CarrierName FedEx -TrackingNumber T-${number} -DriveId ${disk}; $null = Step-SandboxClock -Days 5`,
  );

  const { ProcessId } = JSON.parse(await readFile(join(road.home, 'sandbox', 'cloud.json'), 'utf8')) as { ProcessId: number };
  await new Promise((wake) => setTimeout(wake, next() * 1500));
  process.kill(ProcessId, 'SIGKILL');
  await road.must(
    `$null = Start-Sandbox; $null = Wait-ImportJob -Name ${job} -ResourceGroupName rg -State Packaging, Completed; $null = Step-SandboxClock -Days 5; $null = Wait-ImportJob -Name ${job} -ResourceGroupName rg`,
  );

  await road.must(backup);
  const verified = JSON.parse(
    await road.must(`Test-RecoveryPoint -Name p${number} -Passphrase ${passphrase} -From Vault | ConvertTo-Json -Depth 3`),
  ) as { Passed: boolean };
  assert.equal(verified.Passed, true);
}

/** Runs a command, kills it at random moments of the time that it takes, then lets it run to its end. */
async function cutOff(road: Road, text: string, times: number, next: () => number): Promise<void> {
  for (let at = 0; at < times; at++) await road.run(text, 150 + next() * 1500);
  await road.must(text);
}
