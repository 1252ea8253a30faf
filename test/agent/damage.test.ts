import assert from 'node:assert/strict';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRepository, openRepository } from '../../providers/agent/repository/open.ts';
import { diskFailure } from '../../providers/agent/store/disk-failure.ts';
import { FolderStore } from '../../providers/agent/store/folder.ts';
import { readIndexedPacks } from './indexed-packs.ts';
import { back, bring, COST, check, create, NOW, PASSPHRASE, scratch } from './scratch.ts';
import { fingerprint, noise } from './tree.ts';

/** A disk that is full after so many bytes. */
class FullStore extends FolderStore {
  private left: number;
  constructor(root: string, room: number) {
    super(root);
    this.left = room;
  }
  override put(name: string, bytes: Uint8Array): Promise<void> {
    this.left -= bytes.length;
    if (this.left < 0)
      return Promise.reject(
        diskFailure(Object.assign(new Error('no space left on device, write'), { code: 'ENOSPC' }), 'written', this.path(name)),
      );
    return super.put(name, bytes);
  }
}

describe('a repository that came to harm', () => {
  const at = scratch();
  let copy = '';
  let turn = 0;
  before(async () => {
    mkdirSync(at.path('source/sub'), { recursive: true });
    writeFileSync(at.path('source/a'), noise(900_000, 1));
    writeFileSync(at.path('source/sub/b'), noise(700_000, 2));
    await create(at.path('good'));
    await back(at.path('good'), [at.path('source')]);
  });
  beforeEach(() => {
    copy = at.path(`copy-${turn++}`);
    cpSync(at.path('good'), copy, { recursive: true });
  });

  const only = (folder: string) => join(folder, readdirSync(join(copy, folder))[0]!);
  const flip = (name: string, where = 0.5) => {
    const path = join(copy, name);
    const bytes = readFileSync(path);
    bytes[Math.floor(bytes.length * where)]! ^= 1;
    chmodSync(path, 0o600);
    writeFileSync(path, bytes);
  };
  const packOf = async (type: string) => {
    const { id } = (await readIndexedPacks(copy)).find(({ types }) => types.has(type))!;
    return `data/${id.slice(0, 2)}/${id}`;
  };

  it('names a damaged config', async () => {
    flip('config');
    await assert.rejects(bring(copy, at.path('never')), { id: 'AgentDamagedFile', target: 'config', category: 'InvalidData' });
  });
  it('names a damaged key', async () => {
    const key = only('keys');
    flip(key);
    await assert.rejects(bring(copy, at.path('never')), { id: 'AgentDamagedFile', target: key });
  });
  it('knows a wrong passphrase from damage', async () => {
    await assert.rejects(openRepository(new FolderStore(copy), 'another passphrase, long enough'), {
      id: 'AgentWrongPassphrase',
      category: 'SecurityError',
    });
  });
  it('says that there is no repository', async () => {
    await assert.rejects(openRepository(new FolderStore(at.path('nowhere')), PASSPHRASE), { id: 'AgentNoRepository' });
  });
  it('refuses a short passphrase for a new one', async () => {
    await assert.rejects(createRepository(new FolderStore(at.path('short')), 'fifteen letters', { now: NOW, cost: COST }), {
      id: 'AgentPassphraseTooShort',
    });
  });
  it('names a damaged snapshot', async () => {
    const snapshot = only('snapshots');
    flip(snapshot);
    await assert.rejects(bring(copy, at.path('never')), { id: 'AgentDamagedFile', target: snapshot });
    assert.deepEqual(
      (await check(copy)).Problems.map(({ File, Code }) => [File, Code]),
      [[snapshot, 'AgentDamagedFile']],
    );
  });
  it('names a damaged index, and a backup without it builds it again', async () => {
    const index = only('index');
    flip(index);
    await assert.rejects(back(copy, [at.path('source')]), { id: 'AgentDamagedFile', target: index });
    rmSync(join(copy, index));
    const result = await back(copy, [at.path('source')]);
    assert.ok(result.BytesAdded < 8000, 'but for trees of folders above, nothing is stored again');
    assert.deepEqual((await check(copy)).Problems, []);
  });
  for (const [what, where] of [
    ['blob', 0.3],
    ['header', 0.9999],
  ] as const)
    it(`names a pack with a damaged ${what}, and restores the rest`, async () => {
      const pack = await packOf('data');
      flip(pack, where);
      const result = await check(copy);
      assert.deepEqual([...new Set(result.Problems.map(({ File }) => File))], [pack]);
      assert.ok(result.Problems.length >= 1);
      assert.deepEqual(
        result.RecoveryPoints.map(({ Restorable }) => Restorable),
        [false],
      );
      const target = at.path(`partly-${what}`);
      const restored = await bring(copy, target);
      assert.equal(restored.Files + restored.SkippedCount, 2);
      if (what === 'blob')
        assert.deepEqual(
          restored.Skipped.map(({ Code, Reason }) => [Code, Reason.includes(pack)]),
          [['Damaged', true]],
        );
      assert.deepEqual(
        fingerprint(target).filter((line) => line.includes('.offlineseed')),
        [],
      );
    });
  it('names a pack of trees that is damaged', async () => {
    const pack = await packOf('tree');
    flip(pack, 0.2);
    const result = await check(copy);
    assert.ok(result.Problems.some(({ File, Code }) => File === pack && Code === 'PackDamaged'));
    assert.deepEqual(
      result.RecoveryPoints.map(({ Restorable }) => Restorable),
      [false],
    );
  });
  it('stores anew what a pack held that was cut short', async () => {
    const pack = await packOf('data');
    chmodSync(join(copy, pack), 0o600);
    truncateSync(join(copy, pack), 1000);
    assert.ok((await check(copy)).Problems.some(({ File }) => File === pack));
    const result = await back(copy, [at.path('source')]);
    assert.match(result.Notes.join(), /too short/);
    assert.deepEqual((await check(copy)).Problems, []);
  });
  it('survives a damaged parent tree', async () => {
    flip(await packOf('tree'), 0.2);
    const result = await back(copy, [at.path('source')]);
    assert.equal(result.FilesRead, 2, 'without a parent everything is read');
  });

  it('ends in order on a full disk, and goes on when there is room', async () => {
    const folder = at.path('full');
    await create(folder);
    writeFileSync(at.path('big'), noise(40_000_000, 3));
    await assert.rejects(back(new FullStore(folder, 20_000_000), [at.path('big')]), { id: 'AgentStorageFull', category: 'QuotaExceeded' });
    assert.deepEqual(readdirSync(join(folder, 'locks')), []);
    const stored = readdirSync(join(folder, 'data'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
    assert.ok(stored >= 1, 'what fitted is kept');
    const result = await back(folder, [at.path('big')]);
    assert.ok(result.BytesAdded < 30_000_000, `${result.BytesAdded} bytes were stored again`);
    assert.deepEqual((await check(folder)).Problems, []);
  });
});
