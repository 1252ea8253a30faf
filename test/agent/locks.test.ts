import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { isDead, isInTheWay, type Lock, RepositoryLock } from '../../providers/agent/repository/locks.ts';
import { openRepository } from '../../providers/agent/repository/open.ts';
import type { Repository } from '../../providers/agent/repository/repository.ts';
import { FolderStore } from '../../providers/agent/store/folder.ts';
import { create, NOW, PASSPHRASE, scratch } from './scratch.ts';

const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000);
const lock = (more: Partial<Lock>): Lock => ({ time: NOW.toISOString(), exclusive: false, hostname: 'here', pid: 1, ...more });

describe('whether a lock is dead', () => {
  const rows: [what: string, lock: Lock, now: Date, runs: boolean, dead: boolean][] = [
    ['of this computer, its process runs', lock({}), minutes(1), true, false],
    ['of this computer, its process is gone', lock({}), minutes(1), false, true],
    ['of another computer', lock({ hostname: 'there' }), minutes(1), false, false],
    ['of another computer, not written anew for long', lock({ hostname: 'there' }), minutes(31), false, true],
    ['of this computer, the number taken by another program', lock({}), minutes(31), true, true],
    ['from the future, its process runs', lock({}), minutes(-600), true, false],
    ['from the future, its process is gone', lock({}), minutes(-600), false, true],
    ['of another computer whose clock is ahead', lock({ hostname: 'there' }), minutes(-600), false, false],
  ];
  for (const [what, one, now, runs, dead] of rows)
    it(what, () =>
      assert.equal(
        isDead(one, now, 'here', () => runs),
        dead,
      ),
    );
});

describe('whether a lock is in the way', () => {
  const rows: [other: Partial<Lock>, mine: Pick<Lock, 'exclusive' | 'work'>, inTheWay: boolean][] = [
    [{ work: 'backup' }, { exclusive: false, work: 'backup' }, true],
    [{}, { exclusive: false, work: 'backup' }, false],
    [{ work: 'backup' }, { exclusive: false }, false],
    [{ exclusive: true }, { exclusive: false }, true],
    [{}, { exclusive: true }, true],
  ];
  for (const [other, mine, inTheWay] of rows)
    it(`${JSON.stringify(other)} for ${JSON.stringify(mine)}`, () => assert.equal(isInTheWay(lock(other), mine), inTheWay));
});

describe('the lock of a repository', () => {
  const at = scratch();
  let repository: Repository;
  before(async () => {
    await create(at.path('r'));
    repository = await openRepository(new FolderStore(at.path('r')), PASSPHRASE);
  });
  const backup = (now = () => new Date(), here?: string) => new RepositoryLock(repository, { exclusive: false, work: 'backup' }, now, here);
  const locks = () => readdirSync(at.path('r/locks'));

  it('lets one backup in at a time, and readers beside it', async () => {
    const first = backup();
    await first.take();
    await assert.rejects(backup().take(), (failure: { id: string; category: string; message: string }) => {
      assert.equal(failure.id, 'AgentLocked');
      assert.equal(failure.category, 'ResourceBusy');
      assert.match(failure.message, new RegExp(`process ${process.pid} on ${hostname()}`));
      return true;
    });
    const reader = new RepositoryLock(repository, { exclusive: false }, () => new Date());
    await reader.take();
    await reader.release();
    await first.release();
    assert.deepEqual(locks(), []);
  });

  it('lets no more than one of two in that begin at the same moment', async () => {
    const both = [backup(), backup()];
    const results = await Promise.allSettled(both.map((one) => one.take()));
    assert.ok(results.filter(({ status }) => status === 'fulfilled').length <= 1);
    await Promise.all(both.map((one) => one.release()));
    assert.deepEqual(locks(), []);
  });

  it('takes away the lock of a process of this computer that is gone, and no other', async () => {
    const gone = { time: new Date().toISOString(), exclusive: false, pid: 2 ** 30, work: 'backup' };
    await repository.save('locks', JSON.stringify({ ...gone, hostname: hostname() }));
    await repository.save('locks', JSON.stringify({ ...gone, hostname: 'elsewhere', time: '2001-01-01T00:00:00Z' }));
    const mine = backup();
    await mine.take();
    await mine.release();
    assert.equal(locks().length, 1, 'that of the other computer is dead, but stays');
  });

  it('is kept out by a live backup of another computer', async () => {
    const { id } = await repository.save(
      'locks',
      JSON.stringify(lock({ time: new Date().toISOString(), hostname: 'elsewhere', work: 'backup' })),
    );
    await assert.rejects(backup().take(), { id: 'AgentLocked' });
    await repository.store.remove(`locks/${id}`);
  });
});
