import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createAgent } from '../../providers/agent/agent.ts';
import { FoldersStore } from '../../providers/agent/store/folders.ts';
import { MemoryContainer } from './memory-container.ts';
import { back, bring, check, create, PASSPHRASE, scratch } from './scratch.ts';
import { awkwardTree, fingerprint, noise } from './tree.ts';

const files = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();

describe('a repository on its way', function () {
  this.timeout(60_000);
  const at = scratch();
  const agent = createAgent();
  const quiet = () => {};
  const landing = new MemoryContainer('landing');
  const vault = new MemoryContainer('vault');
  const folder = () => ({ kind: 'folder', path: at.path('repository') }) as const;
  const container = (one: MemoryContainer) => ({ kind: 'container', container: one }) as const;
  before(async () => {
    mkdirSync(at.path('source'));
    awkwardTree(at.path('source'));
    writeFileSync(at.path('source/large'), noise(40_000_000, 11));
    await create(at.path('repository'));
    await back(at.path('repository'), [at.path('source')]);
    // What no copy takes along.
    writeFileSync(at.path('repository/locks', 'f'.repeat(64)), 'a lock');
    writeFileSync(at.path('repository/index', `${'f'.repeat(64)}-tmp-1-00000000`), 'half');
    writeFileSync(at.path('repository/notes.txt'), 'of somebody');
  });

  it('is complete in a container, packs before index before snapshots before config', async () => {
    const wanted = await agent.missing(folder(), container(landing));
    assert.ok(wanted.length > 5);
    const states: number[] = [];
    const sent = await agent.transfer(folder(), container(landing), ({ BytesDone }) => states.push(BytesDone));
    assert.deepEqual([sent.Files, sent.Bytes], [wanted.length, wanted.reduce((sum, { Length }) => sum + Length, 0)]);
    assert.deepEqual(
      states,
      [...states].sort((a, b) => a - b),
    );
    const order = landing.calls.filter((call) => call.startsWith('put')).map((call) => call.slice(4).split('/')[0]);
    const firsts = ['keys', 'data', 'index', 'snapshots', 'config'];
    assert.deepEqual(
      order,
      [...order].sort((a, b) => firsts.indexOf(a!) - firsts.indexOf(b!)),
    );
    assert.deepEqual(
      [...landing.blobs.keys()].filter((name) => /lock|tmp|notes/.test(name)),
      [],
    );
    assert.ok(landing.mostUnderWay <= 4);
    assert.deepEqual(await agent.missing(folder(), container(landing)), []);
    rmSync(at.path('repository/locks', 'f'.repeat(64)));
  });

  it('moves between containers by copies of the service, and a second time by none', async () => {
    const calls = vault.calls.length;
    await agent.transfer(container(landing), container(vault), quiet);
    assert.deepEqual([...vault.blobs.keys()].sort(), [...landing.blobs.keys()].sort());
    assert.ok(vault.calls.slice(calls).some((call) => call.startsWith('copy data/')));
    assert.deepEqual(await agent.transfer(container(landing), container(vault), quiet), { Files: 0, Bytes: 0 });
  });

  it('is verified and restored from a container, a few packs in memory at a time', async () => {
    vault.mostUnderWay = 0;
    const result = await agent.verify(container(vault), PASSPHRASE, quiet);
    assert.deepEqual([result.Problems, result.RecoveryPoints.length], [[], 1]);
    const restored = await agent.restore(
      { repository: container(vault), passphrase: PASSPHRASE, snapshot: 'latest', target: at.path('from-vault'), overwrite: 'CreateCopy' },
      quiet,
    );
    assert.deepEqual(restored.Skipped, []);
    assert.deepEqual(fingerprint(join(at.path('from-vault'), at.path('source'))), fingerprint(at.path('source')));
    assert.ok(vault.mostUnderWay <= 8, `${vault.mostUnderWay} at once`);
    assert.deepEqual(
      vault.calls.filter((call) => /^(put|delete) locks/.test(call)),
      [],
      'reading leaves no trace',
    );
  });

  it('says what a container refused, as the container said it', async () => {
    vault.trouble = (call) => {
      if (call.startsWith('read data/')) throw Object.assign(new Error('not today'), { code: 'AuthorizationFailure', status: 403 });
    };
    await assert.rejects(agent.verify(container(vault), PASSPHRASE, quiet), { code: 'AuthorizationFailure', message: 'not today' });
    vault.trouble = quiet;
  });

  it('sends only what is new, and goes on where it was stopped', async () => {
    writeFileSync(at.path('source/later'), noise(2_000_000, 12));
    await back(at.path('repository'), [at.path('source')]);
    let left = 1;
    vault.trouble = (call) => {
      if (call.startsWith('put') && left-- === 0) throw new Error('the line is dead');
    };
    await assert.rejects(agent.transfer(folder(), container(vault), quiet), /the line is dead/);
    vault.trouble = quiet;
    const sent = await agent.transfer(folder(), container(vault), quiet);
    assert.ok(sent.Files >= 2 && sent.Bytes < 4_000_000, `${sent.Bytes} bytes`);
    const result = await agent.verify(container(vault), PASSPHRASE, quiet);
    assert.deepEqual([result.Problems, result.RecoveryPoints.map(({ Restorable }) => Restorable)], [[], [true, true]]);
  });

  it('backs up straight into a container', async () => {
    const straight = new MemoryContainer('straight');
    await straight.create();
    const options = {
      repository: container(straight),
      passphrase: PASSPHRASE,
      sources: [at.path('source/deep')],
      exclude: [],
      hostName: 'h',
    };
    const first = await agent.backup(options, quiet);
    const second = await agent.backup(options, quiet);
    assert.deepEqual([first.FilesNew, second.FilesUnmodified, second.FilesNew], [3, 3, 0]);
    assert.deepEqual(
      [...straight.blobs.keys()].filter((name) => name.startsWith('locks/')),
      [],
    );
    assert.deepEqual((await agent.verify(container(straight), PASSPHRASE, quiet)).Problems, []);
  });

  it('never mixes two repositories', async () => {
    await create(at.path('another'));
    await assert.rejects(agent.transfer({ kind: 'folder', path: at.path('another') }, container(vault), quiet), {
      id: 'AgentPlacesDiffer',
    });
  });

  it('comes back from a container into a folder', async () => {
    await agent.transfer(container(vault), { kind: 'folder', path: at.path('returned') }, quiet);
    assert.deepEqual((await check(at.path('returned'))).Problems, []);
  });

  it('is one repository on several drives, and says what is missing while one is away', async () => {
    const drives = [at.path('drive-1'), at.path('drive-2'), at.path('drive-3')];
    cpSync(at.path('repository'), drives[0]!, { recursive: true });
    // Every third file moves on; index and config end up on different drives.
    for (const [n, name] of files(drives[0]!).entries()) {
      const target = drives[n % 3]!;
      if (target === drives[0]) continue;
      mkdirSync(dirname(join(target, name)), { recursive: true });
      renameSync(join(drives[0]!, name), join(target, name));
    }
    assert.deepEqual((await check(new FoldersStore(drives))).Problems, []);
    await bring(new FoldersStore(drives), at.path('from-drives'));
    assert.deepEqual(fingerprint(join(at.path('from-drives'), at.path('source'))), fingerprint(at.path('source')));
    await agent.transfer({ kind: 'folders', paths: drives }, { kind: 'folder', path: at.path('joined') }, quiet);
    assert.deepEqual((await check(at.path('joined'))).Problems, []);
    const before = drives.map((drive) => files(drive).length);
    await agent.recoveryPoints({ kind: 'folders', paths: drives }, PASSPHRASE);
    assert.deepEqual(
      drives.map((drive) => files(drive).length),
      before,
      'a drive is never written to',
    );
    const away = drives.find((drive) => files(drive).some((name) => name.startsWith('data/')))!;
    const rest = drives.filter((drive) => drive !== away);
    const partly = await check(new FoldersStore(rest)).catch((failure: { id: string }) => failure.id);
    assert.ok(typeof partly === 'string' || partly.Problems.some(({ Code }) => Code === 'PackMissing'));
  });
});
