import assert from 'node:assert/strict';
import {
  accessSync,
  appendFileSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workerEntry } from '../../providers/agent/entry.ts';
import { readIndexedPacks } from './indexed-packs.ts';
import { back, bring, check, create, scratch } from './scratch.ts';
import { awkwardTree, fingerprint, noise } from './tree.ts';

/** The folders above a source belong to a snapshot too, and others write into the temporary folder: a few small trees are new each time. */
const TREES = 8000;

describe('backup and restore', () => {
  const at = scratch();
  before(async () => {
    mkdirSync(at.path('source'));
    awkwardTree(at.path('source'));
    await create(at.path('repository'));
  });

  it('gives back an awkward tree, entry by entry', async () => {
    const result = await back(at.path('repository'), [at.path('source')]);
    assert.deepEqual(result.Skipped, []);
    assert.equal(result.FilesNew, 16);
    assert.equal(result.BytesProcessed > result.BytesAdded, true, 'the same content is stored once');
    const restored = await bring(at.path('repository'), at.path('restored'));
    assert.deepEqual(restored.Skipped, []);
    assert.deepEqual(fingerprint(join(at.path('restored'), at.path('source'))), fingerprint(at.path('source')));
  });

  it('restores holes as holes', () => {
    const { size, blocks } = statSync(join(at.path('restored'), at.path('source'), 'holes'));
    assert.equal(size, 5_000_000);
    assert.ok(blocks * 512 < 1_000_000, `${blocks} blocks`);
  });

  it('finds everything sound', async () => {
    const result = await check(at.path('repository'));
    assert.deepEqual(result.Problems, []);
    assert.ok(result.Packs >= 2 && result.Blobs > 15 && result.Trees >= 6);
    assert.deepEqual(
      result.RecoveryPoints.map(({ Restorable }) => Restorable),
      [true],
    );
  });

  it('reads nothing again that did not change, and only what changed', async () => {
    const same = await back(at.path('repository'), [at.path('source')]);
    assert.deepEqual([same.FilesRead, same.FilesUnmodified, same.BytesRead], [0, 16, 0]);
    assert.ok(same.BytesAdded < TREES);
    assert.ok(same.ParentId);
    appendFileSync(at.path('source', 'empty'), 'no longer');
    writeFileSync(at.path('source', 'added'), 'new');
    const changed = await back(at.path('repository'), [at.path('source')]);
    assert.deepEqual([changed.FilesNew, changed.FilesChanged, changed.FilesUnmodified], [1, 1, 15]);
  });

  it('has no parent for other paths or another host', async () => {
    assert.equal((await back(at.path('repository'), [at.path('source', 'deep')])).ParentId, undefined);
    assert.equal((await back(at.path('repository'), [at.path('source')], { hostName: 'other' })).ParentId, undefined);
  });

  it('leaves out what the patterns say, its own repository, and sockets', async () => {
    mkdirSync(at.path('mixed/sub'), { recursive: true });
    for (const name of ['a.txt', 'b.tmp', 'sub/c.txt', 'sub/keep.tmp']) writeFileSync(at.path('mixed', name), name);
    const server = createServer().listen(at.path('mixed/socket'));
    await new Promise((ready) => server.once('listening', ready));
    await create(at.path('mixed/repository'));
    try {
      const result = await back(at.path('mixed/repository'), [at.path('mixed')], { exclude: ['*.tmp', '!keep.tmp'] });
      assert.deepEqual([result.FilesNew, result.Skipped], [3, []]);
    } finally {
      server.close();
    }
    await bring(at.path('mixed/repository'), at.path('mixed-restored'));
    assert.deepEqual(readdirSync(join(at.path('mixed-restored'), at.path('mixed'))), ['a.txt', 'sub']);
  });

  it('follows a source that is a link, and takes a source that is a file', async () => {
    symlinkSync(at.path('source', 'deep'), at.path('link'));
    await create(at.path('links'));
    const result = await back(at.path('links'), [at.path('link'), at.path('source', 'text.log')]);
    assert.equal(result.FilesNew, 4);
    await bring(at.path('links'), at.path('links-restored'));
    assert.equal(readFileSync(join(at.path('links-restored'), at.path('link'), 'er/est/bottom'), 'utf8'), 'x');
    assert.ok(existsSync(join(at.path('links-restored'), at.path('source', 'text.log'))));
  });

  it('refuses a source that is not there before it writes anything', async () => {
    const before = readdirSync(at.path('repository/snapshots')).length;
    await assert.rejects(back(at.path('repository'), [at.path('source'), at.path('nowhere')]), {
      id: 'AgentSourceMissing',
      target: at.path('nowhere'),
    });
    assert.equal(readdirSync(at.path('repository/snapshots')).length, before);
  });

  it('lists what it may not read, and keeps the rest', async function () {
    const folder = mkdtempSync(join(tmpdir(), 'offlineseed-closed-'));
    // Nothing is closed to root, who therefore becomes nobody for a while.
    const root = process.getuid?.() === 0;
    if (root) chownSync(folder, 65534, 65534);
    try {
      if (root) process.seteuid?.(65534);
      try {
        accessSync(workerEntry, constants.R_OK);
      } catch {
        this.test!.title += ' (nobody may not read this folder of sources)';
        this.skip();
      }
      mkdirSync(join(folder, 'closed/folder'), { recursive: true });
      writeFileSync(join(folder, 'closed/secret'), 'x');
      writeFileSync(join(folder, 'closed/open'), 'y');
      chmodSync(join(folder, 'closed/secret'), 0);
      chmodSync(join(folder, 'closed/folder'), 0);
      await create(join(folder, 'repository'));
      const result = await back(join(folder, 'repository'), [join(folder, 'closed')]);
      assert.deepEqual(result.Skipped.map(({ Path, Code }) => [Path, Code]).sort(), [
        [join(folder, 'closed/folder'), 'AccessDenied'],
        [join(folder, 'closed/secret'), 'AccessDenied'],
      ]);
      assert.deepEqual([result.FilesNew, result.SkippedCount], [1, 2]);
    } finally {
      if (root) process.seteuid?.(0);
      if (existsSync(join(folder, 'closed/folder'))) chmodSync(join(folder, 'closed/folder'), 0o700);
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('needs nothing but the public interfaces of Node', async () => {
    await create(at.path('public'));
    await back(at.path('public'), [at.path('source')], { crew: { workers: 1, inside: false } });
    assert.deepEqual((await check(at.path('public'))).Problems, []);
    await bring(at.path('public'), at.path('public-restored'), { inside: false, workers: 1 });
    assert.deepEqual(fingerprint(join(at.path('public-restored'), at.path('source'))), fingerprint(at.path('source')));
  });

  it('restores only what is asked for', async () => {
    await bring(at.path('repository'), at.path('some'), { include: [at.path('source', 'deep/er'), '*.log'] });
    const shown = fingerprint(at.path('some')).map((line) => line.split(' ')[0]!.slice(at.path('source').length));
    assert.deepEqual(shown.filter(Boolean).sort(), ['/deep', '/deep/er', '/deep/er/est', '/deep/er/est/bottom', '/text.log']);
  });

  for (const [overwrite, content, copies] of [
    ['Skip', 'mine', 0],
    ['Overwrite', 'hello', 0],
    ['CreateCopy', 'mine', 1],
  ] as const)
    it(`${overwrite}: what is there ${content === 'mine' ? 'stays' : 'is replaced'}`, async () => {
      const target = at.path(`target-${overwrite}`);
      const inside = join(target, at.path('source'));
      mkdirSync(inside, { recursive: true });
      writeFileSync(join(inside, 'plain.txt'), 'mine');
      writeFileSync(join(inside, `.offlineseed-999999999-1`), 'of a killed restore');
      symlinkSync('/nowhere', join(inside, 'text.log'));
      const result = await bring(at.path('repository'), target, { include: ['plain.txt', 'text.log'], overwrite });
      assert.equal(readFileSync(join(inside, 'plain.txt'), 'utf8'), content);
      assert.equal(existsSync(join(inside, 'plain (2).txt')), copies === 1);
      assert.equal(lstatSync(join(inside, 'text.log')).isSymbolicLink(), overwrite !== 'Overwrite');
      assert.equal(result.FilesKept, overwrite === 'Skip' ? 2 : 0);
      assert.deepEqual(
        readdirSync(inside).filter((name) => name.startsWith('.offlineseed')),
        [],
      );
    });

  it('never writes through a link in the target', async () => {
    const inside = join(at.path('trap'), at.path('source'));
    mkdirSync(join(inside, '..'), { recursive: true });
    mkdirSync(at.path('outside'));
    symlinkSync(at.path('outside'), inside);
    const result = await bring(at.path('repository'), at.path('trap'));
    assert.deepEqual(readdirSync(at.path('outside')), []);
    assert.equal(result.Skipped[0]?.Code, 'InTheWay');
  });

  it('stores anew what a lost pack held, and mends the index', async () => {
    const folder = at.path('mend');
    await create(folder);
    writeFileSync(at.path('unique'), noise(2_000_000, 99));
    await back(folder, [at.path('source'), at.path('unique')]);
    const packs = await readIndexedPacks(folder);
    const lost = packs.find(({ types }) => types.has('data'))!;
    rmSync(join(folder, 'data', lost.id.slice(0, 2), lost.id));
    assert.equal((await check(folder)).Problems[0]?.Code, 'PackMissing');
    const result = await back(folder, [at.path('source'), at.path('unique')]);
    assert.ok(result.FilesRead > 0);
    assert.match(result.Notes.join(), new RegExp(lost.id));
    const healed = await check(folder);
    assert.deepEqual([healed.Problems, healed.RecoveryPoints.every(({ Restorable }) => Restorable)], [[], true]);
  });

  it('takes over packs that no index names, and sweeps half-written files', async () => {
    const folder = at.path('orphans');
    await create(folder);
    await back(folder, [at.path('source')]);
    for (const name of readdirSync(join(folder, 'index'))) rmSync(join(folder, 'index', name));
    for (const name of readdirSync(join(folder, 'snapshots'))) rmSync(join(folder, 'snapshots', name));
    const half = join(folder, 'data/00', `${'0'.repeat(64)}-tmp-999999999-0123abcd`);
    const restics = join(folder, 'data/00', `${'0'.repeat(64)}-tmp-12345678`);
    writeFileSync(half, 'half');
    writeFileSync(restics, 'of a running restic');
    const result = await back(folder, [at.path('source')]);
    assert.ok(result.FilesRead > 0);
    assert.ok(result.BytesAdded < TREES, `${result.BytesAdded} bytes were stored twice`);
    assert.match(result.Notes.join(), /interrupted run/);
    assert.deepEqual([existsSync(half), existsSync(restics)], [false, true]);
    assert.deepEqual((await check(folder)).Problems, []);
  });

  it('keeps a file that changes while it is read, and says so', async () => {
    const path = at.path('changing');
    writeFileSync(path, noise(12_000_000, 5));
    await create(at.path('changes'));
    const timer = setInterval(() => appendFileSync(path, 'more'), 1);
    try {
      const result = await back(at.path('changes'), [path]);
      assert.deepEqual(
        result.Skipped.map(({ Code }) => Code),
        ['ChangedWhileRead'],
      );
      assert.ok(result.BytesProcessed >= 12_000_000);
    } finally {
      clearInterval(timer);
    }
  });

  it('goes on when files vanish while it runs', async () => {
    mkdirSync(at.path('vanishing'));
    for (let n = 0; n < 300; n++) writeFileSync(at.path('vanishing', `f${n}`), noise(20_000, n));
    await create(at.path('vanished'));
    const walking = back(at.path('vanished'), [at.path('vanishing')], {
      // By then the walk has begun; what is left of the folder goes away under it.
      progress: ({ Phase }) => {
        if (Phase === 'Transferring' && existsSync(at.path('vanishing'))) renameSync(at.path('vanishing'), at.path('gone'));
      },
    });
    const result = await walking;
    assert.ok(result.Skipped.every(({ Code }) => Code === 'Vanished'));
    assert.deepEqual((await check(at.path('vanished'))).Problems, []);
  });
});
