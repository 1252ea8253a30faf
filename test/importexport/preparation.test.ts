import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { appendFile, chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { DrivePreparation, PreparedDrive, SeedDisk } from '../../providers/contracts/disks.ts';
import { inspectVolume } from '../../providers/importexport/drive-mark.ts';
import { locateOnDrive } from '../../providers/importexport/drive-path.ts';
import { createPreparation } from '../../providers/importexport/preparation.ts';
import { readManifest } from '../../providers/importexport/read-manifest.ts';

const MiB = 2 ** 20;
const key = '060456-014509-132033-080300-252615-584177-672089-411631';

/** Skips the running test and says why. */
function skip(context: Mocha.Context, skipReason: string): void {
  Object.assign(context.test ?? {}, { skipReason });
  context.skip();
}

describe('the preparation of drives', function () {
  this.timeout(60_000);
  let folder: string;
  let source: string;
  let journals: string;
  let preparation: DrivePreparation;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prepare-'));
    source = join(folder, 'staging', 'repository');
    journals = join(folder, 'journals');
    preparation = createPreparation();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** A file of the staging location, last changed long ago. */
  async function staged(name: string, content: number | string | Uint8Array): Promise<void> {
    const path = join(source, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, typeof content === 'number' ? randomBytes(content) : content);
    await utimes(path, 1_700_000_000.123, 1_700_000_000.123);
  }

  /** A repository of about 12 MiB. */
  async function repository(): Promise<void> {
    await staged('config', 155);
    await staged('keys/ab', 400);
    await staged('data/aa/one', 5 * MiB + 17);
    await staged('data/bb/two', 4 * MiB);
    await staged('data/bb/three', 3 * MiB + 1);
    await staged('data/cc/empty', 0);
    await staged('data/cc/x-tmp-1', 10);
    await staged('index/ii', 2000);
    await staged('snapshots/ss', 300);
    await staged('locks/ll', 150);
  }

  async function drive(id: string, free = 100 * MiB): Promise<SeedDisk> {
    const Path = join(folder, 'drives', id);
    await mkdir(Path, { recursive: true });
    return {
      DriveId: id,
      Kind: 'Folder',
      Path,
      Device: Path,
      Model: '',
      Bus: 'Virtual',
      LogicalSectorSize: 512,
      Size: 100 * MiB,
      Free: free,
      FileSystem: 'ext4',
      Removable: false,
      System: false,
      State: 'Empty',
    };
  }

  const prepare = (
    drives: SeedDisk[],
    more: Partial<Parameters<DrivePreparation['prepare']>[0]> = {},
    signal?: AbortSignal,
  ): Promise<PreparedDrive[]> =>
    preparation.prepare(
      {
        source,
        drives,
        importJobName: 'seed-01',
        container: 'landing',
        journalFolder: journals,
        blobType: 'BlockBlob',
        bitLockerKeys: Object.fromEntries(drives.map((one) => [one.DriveId, key])),
        ...more,
      },
      () => undefined,
      signal,
    );

  /** Reads drives as the datacenter does: every range hashed. Gives the blobs with their MD5. */
  async function received(drives: readonly { Path: string; ManifestHash: string }[]): Promise<Map<string, string>> {
    const blobs = new Map<string, string>();
    for (const { Path, ManifestHash } of drives) {
      const bytes = await readFile(join(Path, 'DriveManifest.xml'));
      assert.equal(createHash('md5').update(bytes).digest('hex').toUpperCase(), ManifestHash);
      const manifest = await readManifest(join(Path, 'DriveManifest.xml'));
      for await (const blob of manifest.Blobs) {
        const content = await readFile(await locateOnDrive(Path, blob.FilePath));
        assert.equal(content.length, blob.Length);
        for (const range of blob.Ranges) {
          const md5 = createHash('md5')
            .update(content.subarray(range.Offset, range.Offset + range.Length))
            .digest();
          assert.equal(range.Hash, md5.toString('hex').toUpperCase());
          if (blob.BlobType === 'BlockBlob') assert.equal(range.Id, `MD5/${md5.toString('base64')}`);
        }
        assert.ok(!blobs.has(blob.BlobPath), blob.BlobPath);
        blobs.set(blob.BlobPath, createHash('md5').update(content).digest('hex'));
      }
    }
    return blobs;
  }

  async function expected(): Promise<Map<string, string>> {
    const files = new Map<string, string>();
    for (const entry of await readdir(source, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const name = path.slice(source.length + 1);
      if (entry.isFile() && !name.startsWith('locks') && !name.includes('-tmp-'))
        files.set(
          `landing/${name}`,
          createHash('md5')
            .update(await readFile(path))
            .digest('hex'),
        );
    }
    return files;
  }

  const sorted = (map: Map<string, string>) => [...map].sort();

  it('puts a repository on one drive, without locks and temporary files', async () => {
    await repository();
    const target = await drive('D1');
    const [prepared] = await prepare([target]);
    assert.ok(prepared);
    assert.deepEqual(sorted(await received([prepared])), sorted(await expected()));
    assert.equal(prepared.Files, 8);
    assert.equal(prepared.SessionId, 'seed-01');
    assert.deepEqual((await readdir(target.Path)).sort(), ['DriveManifest.xml', 'seed-01']);
    assert.deepEqual((await readdir(journals)).sort(), ['D1.jrn', 'D1.xml', 'dataset.csv', 'driveset.csv']);
    if (process.platform !== 'win32')
      for (const name of await readdir(journals)) assert.equal((await stat(join(journals, name))).mode & 0o777, 0o600, name);
    assert.deepEqual(await inspectVolume(target.Path), { State: 'Prepared', DriveId: 'D1', ImportJobName: 'seed-01', Foreign: [] });
    const { Blobs, ...read } = await preparation.read(target.Path);
    assert.equal(Blobs.length, 8);
    assert.deepEqual({ ...read, JournalPath: prepared.JournalPath, CompletedAt: prepared.CompletedAt }, prepared);
  });

  it('uses as many drives as it takes, index and snapshots on the last one', async () => {
    await repository();
    const drives = [await drive('D1', 6 * MiB), await drive('D2', 8 * MiB), await drive('D3')];
    const plan = await preparation.plan({ source, drives, importJobName: 'seed-01' });
    assert.deepEqual(
      plan.Drives.map((one) => one.DriveId),
      ['D1', 'D2', 'D3'],
    );
    assert.deepEqual(
      plan.Drives.map((one) => one.Files > 0),
      [true, true, false],
    );
    const prepared = await prepare(drives);
    assert.deepEqual(
      prepared.map((one) => one.DriveId),
      ['D1', 'D2'],
    );
    assert.deepEqual(sorted(await received(prepared)), sorted(await expected()));
    const second = (await preparation.read(prepared[1]?.Path ?? '')).Blobs.map((blob) => blob.BlobPath);
    assert.ok(second.includes('landing/index/ii') && second.includes('landing/snapshots/ss'));
    assert.deepEqual(await readdir(drives[2]?.Path ?? ''), []);
  });

  it('makes page blobs of a Microsoft staging folder', async () => {
    await staged('A.AIBBlob', 4 * MiB + 1536);
    await staged('B.BaseBlob', 512);
    const [prepared] = await prepare([await drive('D1')], { blobType: 'PageBlob' });
    const manifest = await readManifest(join(prepared?.Path ?? '', 'DriveManifest.xml'));
    const blobs: { type: string; ranges: number }[] = [];
    for await (const blob of manifest.Blobs) blobs.push({ type: blob.BlobType, ranges: blob.Ranges.length });
    assert.deepEqual(
      blobs.sort((a, b) => a.ranges - b.ranges),
      [
        { type: 'PageBlob', ranges: 1 },
        { type: 'PageBlob', ranges: 2 },
      ],
    );
    await staged('C.AIBBlob', 513);
    await assert.rejects(prepare([await drive('D2')], { blobType: 'PageBlob' }), { id: 'PageBlobSizeInvalid' });
  });

  it('copies a large file in parts', async () => {
    await staged('A.AIBBlob', 130 * MiB + 512);
    const [prepared] = await prepare([await drive('D1', 200 * MiB)]);
    assert.deepEqual(sorted(await received([prepared as PreparedDrive])), sorted(await expected()));
    assert.equal((await stat(join(prepared?.Path ?? '', 'seed-01', 'A.AIBBlob'))).mtimeMs, (await stat(join(source, 'A.AIBBlob'))).mtimeMs);
  });

  it('works where the cache cannot be passed', async function () {
    if (!existsSync('/dev/shm')) skip(this, 'there is no file system in memory');
    await repository();
    const Path = await mkdtemp('/dev/shm/prepare-');
    try {
      const [prepared] = await prepare([{ ...(await drive('D1')), Path }]);
      assert.deepEqual(sorted(await received([prepared as PreparedDrive])), sorted(await expected()));
    } finally {
      await rm(Path, { recursive: true });
    }
  });

  it('does nothing the second time, and takes what was added', async () => {
    await repository();
    const target = await drive('D1');
    const [first] = await prepare([target]);
    const times = async () => (await stat(join(target.Path, 'seed-01', 'data', 'aa', 'one'))).ctimeMs;
    const before = await times();
    const [again] = await prepare([target]);
    assert.deepEqual({ ...again, CompletedAt: first?.CompletedAt }, first);
    await staged('data/dd/new', 1000);
    await rm(join(source, 'data/bb/two'));
    const [third] = await prepare([target]);
    assert.notEqual(third?.ManifestHash, first?.ManifestHash);
    assert.equal(await times(), before);
    assert.deepEqual(sorted(await received([third as PreparedDrive])), sorted(await expected()));
    await assert.rejects(stat(join(target.Path, 'seed-01', 'data', 'bb', 'two')));
  });

  it('mends a drive whose manifest or file was damaged', async () => {
    await repository();
    const target = await drive('D1');
    const [first] = await prepare([target]);
    await appendFile(join(target.Path, 'DriveManifest.xml'), ' ');
    await truncate(join(target.Path, 'seed-01', 'data', 'aa', 'one'), 100);
    const [second] = await prepare([target]);
    assert.deepEqual(sorted(await received([second as PreparedDrive])), sorted(await expected()));
    assert.equal((await stat(join(target.Path, 'seed-01', 'data', 'aa', 'one'))).size, 5 * MiB + 17);
    assert.equal(first?.Files, second?.Files);
  });

  it('needs no journal to keep what is on a drive: it compares', async () => {
    await repository();
    const target = await drive('D1');
    await prepare([target]);
    await rm(journals, { recursive: true });
    const file = join(target.Path, 'seed-01', 'data', 'aa', 'one');
    const before = await stat(file);
    // One file was altered behind our back, size and time kept.
    const altered = join(target.Path, 'seed-01', 'data', 'bb', 'three');
    const bytes = await readFile(altered);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    await writeFile(altered, bytes);
    await utimes(altered, 1_700_000_000.123, 1_700_000_000.123);
    const [prepared] = await prepare([target]);
    assert.equal((await stat(file)).ino, before.ino);
    assert.deepEqual(sorted(await received([prepared as PreparedDrive])), sorted(await expected()));
  });

  it('goes on after a kill at any moment and copies no finished file again', async () => {
    for (let n = 0; n < 24; n++) await staged(`data/${n % 3}/${n}`, 300_000 + n * 40_000);
    await staged('config', 100);
    for (const name of ['index/i', 'snapshots/s', 'keys/k']) await staged(name, 1000);
    const drives = [await drive('D1', 12 * MiB), await drive('D2', 12 * MiB)];
    const options = { source, drives, importJobName: 'seed-01', container: 'landing', journalFolder: journals, blobType: 'BlockBlob' };
    const script = `
      import { createPreparation } from ${JSON.stringify(new URL('../../providers/importexport/preparation.ts', import.meta.url).href)};
      process.stdout.write('ready');
      await createPreparation().prepare(${JSON.stringify(options)}, () => undefined);
      process.stdout.write('done');`;
    // A fixed row of moments (a linear congruential generator), in milliseconds after the start of the work.
    let seed = 12_345;
    let finished = new Map<string, number>();
    let kills = 0;
    for (let round = 0; round < 6; round++) {
      const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
      const exit = once(child, 'exit');
      let said = '';
      child.stdout?.on('data', (data: Buffer) => {
        said += data.toString();
      });
      while (!said.startsWith('ready')) await wait(2);
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      await Promise.race([wait(40 + (seed % 160)), exit]);
      child.kill('SIGKILL');
      await exit;
      if (!said.endsWith('done')) kills += 1;
      const now = await inodes(drives);
      for (const [name, ino] of finished) assert.equal(now.get(name), ino, `${name} was copied again in round ${round}`);
      finished = now;
    }
    const prepared = await prepare(drives);
    const after = await inodes(drives);
    for (const [name, ino] of finished) assert.equal(after.get(name), ino, `${name} was copied again at the end`);
    assert.ok(kills > 0, 'no round was interrupted');
    assert.deepEqual(sorted(await received(prepared)), sorted(await expected()));
  });

  /** Which inode stands behind every finished file. */
  async function inodes(drives: readonly SeedDisk[]): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    for (const { Path } of drives)
      for (const entry of await readdir(join(Path, 'seed-01'), { recursive: true, withFileTypes: true }).catch(() => []))
        if (entry.isFile()) found.set(join(entry.parentPath, entry.name), (await stat(join(entry.parentPath, entry.name))).ino);
    return found;
  }

  it('stops when it is told to, and goes on', async () => {
    await repository();
    const target = await drive('D1');
    const stop = new AbortController();
    const work = preparation.prepare(
      { source, drives: [target], importJobName: 'seed-01', container: 'landing', journalFolder: journals, blobType: 'BlockBlob' },
      ({ BytesDone }) => BytesDone > 0 && stop.abort(),
      stop.signal,
    );
    await assert.rejects(work, { name: 'AbortError' });
    assert.deepEqual(sorted(await received(await prepare([target]))), sorted(await expected()));
  });

  it('says that a drive was pulled away, and finishes when it is back', async () => {
    await repository();
    const target = await drive('D1');
    const away = `${target.Path}-away`;
    let pulled: Promise<void> | undefined;
    const { rename } = await import('node:fs/promises');
    const work = preparation.prepare(
      { source, drives: [target], importJobName: 'seed-01', container: 'landing', journalFolder: journals, blobType: 'BlockBlob' },
      () => {
        pulled ??= rename(target.Path, away);
      },
    );
    await assert.rejects(work, { id: 'DriveLost', category: 'DeviceError' });
    await pulled;
    await assert.rejects(prepare([target]), { id: 'DriveLost' });
    await rm(target.Path, { recursive: true, force: true });
    await rename(away, target.Path);
    assert.deepEqual(sorted(await received(await prepare([target]))), sorted(await expected()));
  });

  it('refuses what cannot be right, before it touches anything', async () => {
    await repository();
    const one = await drive('D1');
    const rows: [what: string, drives: SeedDisk[], id: string][] = [
      ['no drive', [], 'NoDrive'],
      ['the system', [{ ...one, System: true }], 'DriveIsSystem'],
      ['a shipped drive', [{ ...one, State: 'Shipped' }], 'DriveShipped'],
      ['a drive without a volume', [{ ...one, Path: '' }], 'DriveNotMounted'],
      ['a drive that is gone', [{ ...one, Path: join(folder, 'nowhere') }], 'DriveLost'],
      ['a drive named twice', [one, one], 'DriveIdNotUnique'],
      ['a folder named twice', [one, { ...one, DriveId: 'D2' }], 'DrivesOverlap'],
      ['no serial', [{ ...one, DriveId: '' }], 'DriveIdInvalid'],
      ['the staging location', [{ ...one, Path: join(folder, 'staging') }], 'DriveHoldsStaging'],
      ['too little room', [{ ...one, Free: 6 * MiB }], 'NotEnoughSpace'],
      ['a file larger than every drive', [{ ...one, Free: 4 * MiB }], 'FileTooLarge'],
    ];
    for (const [what, drives, id] of rows) await assert.rejects(prepare(drives), { id }, what);
    await assert.rejects(prepare([one], { container: 'Bad_Name' }), { id: 'ContainerNameInvalid' });
    await assert.rejects(prepare([one], { source: join(folder, 'none') }), { id: 'StagingNotFound' });
    await mkdir(join(folder, 'hollow'));
    await assert.rejects(prepare([one], { source: join(folder, 'hollow') }), { id: 'StagingEmpty' });
    assert.deepEqual(await readdir(one.Path), []);
  });

  const names: [name: string, id: string | undefined][] = [
    ['line\nbreak', 'FileNameInvalid'],
    ['say "hi"', 'FileNameInvalid'],
    ['back\\slash', 'FileNameInvalid'],
    ['dot.', 'FileNameInvalid'],
    ['NUL', 'FileNameInvalid'],
    ['emoji 😀 & it’s <fine', 'FileNameInvalid'],
    ['emoji 😀 & it’s fine', undefined],
    ['n'.repeat(250), undefined],
  ];
  for (const [name, id] of names)
    it(`${id ? 'refuses' : 'carries'} a file called ${JSON.stringify(name.slice(0, 30))}`, async function () {
      if (process.platform === 'win32' && id) skip(this, 'such a name cannot be made on Windows');
      await staged(name, 1000);
      const target = await drive('D1');
      if (id) await assert.rejects(prepare([target]), { id, category: 'InvalidData' });
      else assert.deepEqual(sorted(await received(await prepare([target]))), sorted(await expected()));
    });

  it('refuses links in the staging location', async () => {
    await staged('a', 10);
    await symlink('/etc/hostname', join(source, 'link'));
    await assert.rejects(prepare([await drive('D1')]), { id: 'NotAFile' });
  });

  it('never goes through a link on the drive', async () => {
    await repository();
    const target = await drive('D1');
    const outside = join(folder, 'outside');
    await mkdir(outside);
    await symlink(outside, join(target.Path, 'seed-01'));
    await assert.rejects(prepare([target]), { id: 'DriveLayoutInvalid' });
    assert.deepEqual(await readdir(outside), []);
  });

  it('keeps foreign files, and takes another seed off only when told to', async () => {
    await repository();
    const target = await drive('D1');
    await writeFile(join(target.Path, 'holiday.jpg'), 'x');
    assert.equal((await inspectVolume(target.Path)).State, 'Foreign');
    await prepare([target]);
    await assert.rejects(prepare([target], { importJobName: 'seed-02' }), { id: 'DriveHoldsOtherJob' });
    const [prepared] = await prepare([target], { importJobName: 'seed-02', replace: ['D1'] });
    assert.deepEqual((await readdir(target.Path)).sort(), ['DriveManifest.xml', 'holiday.jpg', 'seed-02']);
    assert.deepEqual(sorted(await received([prepared as PreparedDrive])), sorted(await expected()));
    assert.deepEqual((await readdir(journals)).sort(), ['D1-seed-01.jrn', 'D1.jrn', 'D1.xml', 'dataset.csv', 'driveset.csv']);
  });

  it('names a damaged journal, and does without it', async () => {
    await repository();
    const target = await drive('D1');
    await prepare([target]);
    const path = join(journals, 'D1.jrn');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/Blocks: [0-9A-F]/, 'Blocks: !'));
    await assert.rejects(prepare([target]), { id: 'JournalDamaged', category: 'InvalidData' });
    await rm(path);
    assert.deepEqual(sorted(await received(await prepare([target]))), sorted(await expected()));
  });

  it('says when a source cannot be read, and finishes later', async function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) skip(this, 'nobody keeps root from reading');
    await repository();
    await chmod(join(source, 'config'), 0);
    await assert.rejects(prepare([await drive('D1')]), { id: 'SourceUnreadable', category: 'PermissionDenied' });
    await chmod(join(source, 'config'), 0o600);
    assert.equal((await prepare([await drive('D1')])).length, 1);
  });

  it('keeps a second preparation of the same drive away', async () => {
    await repository();
    const target = await drive('D1');
    const both = await Promise.allSettled([prepare([target]), prepare([target])]);
    assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
    const reasons = both.map((one) => (one.status === 'rejected' ? (one.reason as { id: string }).id : ''));
    assert.deepEqual(reasons.sort(), ['', 'DriveBusy']);
  });

  it('does not care about a clock that went backwards', async () => {
    await repository();
    const target = await drive('D1');
    preparation = createPreparation(() => new Date('2030-01-01T00:00:00Z'));
    await prepare([target]);
    preparation = createPreparation(() => new Date('2020-01-01T00:00:00Z'));
    await staged('data/dd/new', 10);
    const [prepared] = await prepare([target]);
    assert.deepEqual(sorted(await received([prepared as PreparedDrive])), sorted(await expected()));
  });

  it('tells how far it is, to the last byte', async () => {
    await repository();
    const target = await drive('D1');
    await cp(source, join(folder, 'same'), { recursive: true, preserveTimestamps: true });
    const phases: string[] = [];
    let last = { BytesDone: 0, BytesTotal: -1, FilesDone: 0, FilesTotal: -1 };
    await preparation.prepare(
      { source, drives: [target], importJobName: 'seed-01', container: 'landing', journalFolder: journals, blobType: 'BlockBlob' },
      (state) => {
        assert.ok(state.BytesDone >= last.BytesDone && state.BytesDone <= state.BytesTotal);
        if (phases.at(-1) !== state.Phase) phases.push(state.Phase);
        last = state;
      },
    );
    assert.deepEqual(phases, ['Copying', 'Writing manifest', 'Completed']);
    assert.equal(last.BytesDone, last.BytesTotal);
    assert.equal(last.FilesDone, last.FilesTotal);
  });
});
