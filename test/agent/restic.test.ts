import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContents } from '../../providers/agent/repository/contents.ts';
import { openRepository } from '../../providers/agent/repository/open.ts';
import { TreeReader } from '../../providers/agent/repository/tree-reader.ts';
import { FolderStore } from '../../providers/agent/store/folder.ts';
import { back, bring, check, create, PASSPHRASE, scratch } from './scratch.ts';
import { awkwardTree, fingerprint, noise } from './tree.ts';

const installed = spawnSync('restic', ['version']).status === 0;
const attributes = spawnSync('setfattr', ['--version']).status === 0;

/** The folders above a source belong to a snapshot too, and others write into the temporary folder: a few small trees are new each time. */
const TREES = 8000;

/** Id of the tree of one folder. */
async function treeAt(repository: string, root: string, path: string): Promise<string | undefined> {
  const open = await openRepository(new FolderStore(repository), PASSPHRASE);
  const trees = new TreeReader(open, (await readContents(open)).places);
  let tree: string | undefined = root;
  for (const name of path.split('/').filter(Boolean))
    tree = tree && [...(await trees.read(tree))].find((node) => node.name === name)?.subtree;
  open.close();
  return tree;
}

/** The real restic says whether what we write is a repository, and whether we read its own. */
describe('beside the real restic', function () {
  this.timeout(120_000);
  const at = scratch();
  before(function () {
    if (!installed) {
      // The reporter prints why a test was skipped.
      this.test!.title += ' (restic is not installed)';
      this.skip();
    }
    mkdirSync(at.path('source'));
    awkwardTree(at.path('source'));
    if (attributes) spawnSync('setfattr', ['-n', 'user.note', '-v', 'kept', at.path('source/empty')]);
  });
  const restic = (repository: string, ...args: string[]) =>
    execFileSync('restic', ['-r', repository, '-q', ...args], {
      env: { ...process.env, RESTIC_PASSWORD: PASSPHRASE, RESTIC_CACHE_DIR: at.path('cache'), RESTIC_PROGRESS_FPS: '0' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const summary = (repository: string, ...args: string[]) =>
    JSON.parse(
      restic(repository, 'backup', '--json', '--host', 'host', ...args)
        .trim()
        .split('\n')
        .at(-1)!,
    ) as Record<string, number>;
  const newest = (repository: string) =>
    (JSON.parse(restic(repository, 'snapshots', '--json')) as { tree: string; time: string }[])
      .sort((a, b) => Date.parse(a.time) - Date.parse(b.time))
      .at(-1)!;

  it('restic checks, restores and continues what we wrote', async () => {
    const ours = at.path('ours');
    await create(ours);
    const result = await back(ours, [at.path('source')]);
    assert.deepEqual(result.Skipped, []);
    restic(ours, 'check', '--read-data');
    restic(ours, 'restore', 'latest', '--target', at.path('by-restic'));
    assert.deepEqual(fingerprint(join(at.path('by-restic'), at.path('source'))), fingerprint(at.path('source')));
    if (attributes)
      assert.equal(
        execFileSync('getfattr', ['--only-values', '-n', 'user.note', join(at.path('by-restic'), at.path('source'), 'empty')], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        }),
        'kept',
      );
    const ourTree = newest(ours).tree;
    const again = summary(ours, at.path('source'));
    assert.deepEqual([again.files_new, again.files_changed], [0, 0], 'our snapshot is its parent');
    const forced = summary(ours, '--force', at.path('source'));
    assert.equal(forced.data_blobs, 0, 'it cuts where we cut');
    assert.equal(
      await treeAt(ours, newest(ours).tree, at.path('source')),
      await treeAt(ours, ourTree, at.path('source')),
      'it writes the trees that we wrote',
    );
    assert.deepEqual((await check(ours)).Problems, []);
  });

  it('we check, restore and continue what restic wrote', async () => {
    const theirs = at.path('theirs');
    restic(theirs, 'init');
    restic(theirs, 'backup', '--host', 'host', at.path('source'));
    assert.deepEqual((await check(theirs)).Problems, []);
    const restored = await bring(theirs, at.path('by-us'));
    assert.deepEqual([restored.Skipped, restored.Notes], [[], []]);
    assert.deepEqual(fingerprint(join(at.path('by-us'), at.path('source'))), fingerprint(at.path('source')));
    if (attributes)
      assert.equal(
        execFileSync('getfattr', ['--only-values', '-n', 'user.note', join(at.path('by-us'), at.path('source'), 'empty')], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        }),
        'kept',
      );
    const same = await back(theirs, [at.path('source')]);
    assert.deepEqual([same.FilesRead, same.BytesAdded < TREES], [0, true]);
    const whole = await back(theirs, [at.path('source')], { hostName: 'another' });
    assert.deepEqual([whole.BytesAdded < TREES, whole.ParentId], [true, undefined], 'everything is read, nothing is stored again');
    const inserted = at.path('source/noise.bin');
    const before = readFileSync(inserted);
    writeFileSync(inserted, Buffer.concat([before.subarray(0, 1_000_000), Buffer.from('inserted'), before.subarray(1_000_000)]));
    writeFileSync(at.path('source/new'), noise(1_200_000, 77));
    const changed = await back(theirs, [at.path('source')]);
    assert.ok(changed.BytesAdded > 1_200_000 && changed.BytesAdded < 5_000_000);
    restic(theirs, 'check', '--read-data');
    restic(theirs, 'restore', 'latest', '--target', at.path('continued'));
    assert.deepEqual(fingerprint(join(at.path('continued'), at.path('source'))), fingerprint(at.path('source')));
    restic(theirs, 'forget', '--keep-last', '1', '--group-by', '', '--prune');
    assert.deepEqual((await check(theirs)).Problems, []);
  });
});
