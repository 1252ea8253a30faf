import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BackupPolicy } from '../../providers/contracts/agents.ts';
import type { CloudContext } from '../../providers/contracts/cloud.ts';
import type { State } from '../../providers/contracts/state.ts';
import { stateHome } from '../../providers/state/home.ts';
import { withLock } from '../../providers/state/lock.ts';
import { createState } from '../../providers/state/state.ts';

const policy: BackupPolicy = {
  Name: 'Files',
  Source: ['/srv/data'],
  Exclude: [],
  Schedule: { DaysOfWeek: ['Sunday'], TimesOfDay: ['21:00'] },
  Retention: { Days: 30 },
  StagingLocation: '/staging',
  SubscriptionId: 's',
  ResourceGroup: 'g',
  StorageAccount: 'a',
  Container: 'landing',
  ImportJobName: 'seed-01',
  Vault: 'v',
  VaultContainer: 'vault',
  Location: 'westeurope',
  State: 'Staging',
  CreatedAt: new Date('2026-03-01T10:00:00Z'),
};

const context: CloudContext = {
  Environment: 'Sandbox',
  Account: 'me',
  AccountType: 'User',
  TenantId: 't',
  SubscriptionId: 's',
  SubscriptionName: 'Practice',
};

describe('what is remembered between runs', () => {
  let home: string;
  let state: State;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'state-'));
    state = createState(home);
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  it('lies where OFFLINESEED_HOME says', () => {
    assert.equal(stateHome({ OFFLINESEED_HOME: join(home, 'x') }), join(home, 'x'));
  });

  it('keeps policies, dates included, whatever the case of their name', async () => {
    assert.equal(await state.policies.get('files'), undefined);
    await state.policies.put(policy);
    await state.policies.put({ ...policy, Name: '__proto__' });
    assert.deepEqual(await createState(home).policies.get('FILES'), policy);
    assert.deepEqual(
      (await state.policies.list()).map((one) => one.Name),
      ['__proto__', 'Files'],
    );
    await state.policies.remove('files');
    await state.policies.remove('never');
    assert.deepEqual(
      (await state.policies.list()).map((one) => one.Name),
      ['__proto__'],
    );
  });

  it('keeps and forgets the context', async () => {
    assert.equal(await state.contexts.get(), undefined);
    await state.contexts.set(context);
    await state.policies.put(policy);
    assert.deepEqual(await createState(home).contexts.get(), context);
    await state.contexts.set(undefined);
    assert.equal(await state.contexts.get(), undefined);
    assert.equal((await state.policies.list()).length, 1);
  });

  it('refuses what does not fit the schema, and names damaged settings', async () => {
    await state.policies.put(policy);
    await assert.rejects(state.policies.put({ ...policy, Name: 'bad', State: 'Nowhere' as never }), { id: 'SettingsDamaged' });
    assert.equal(await state.policies.get('bad'), undefined);
    await writeFile(join(home, 'settings.json'), '{ "policies": ');
    await assert.rejects(state.policies.list(), { id: 'SettingsDamaged', category: 'InvalidData', target: join(home, 'settings.json') });
    assert.equal(await readFile(join(home, 'settings.json'), 'utf8'), '{ "policies": ');
  });

  it('keeps secrets in files of their own that only the owner reads', async () => {
    await state.secrets.put('drive-../x Y', 'öffne dich');
    assert.equal(await state.secrets.get('drive-../x Y'), 'öffne dich');
    assert.equal(await state.secrets.get('other'), undefined);
    if (process.platform !== 'win32') {
      const [name] = await (await import('node:fs/promises')).readdir(join(home, 'secrets'));
      assert.equal((await stat(join(home, 'secrets', name ?? ''))).mode & 0o777, 0o600);
      assert.equal((await stat(join(home, 'secrets'))).mode & 0o777, 0o700);
    }
    await state.secrets.remove('drive-../x Y');
    assert.equal(await state.secrets.get('drive-../x Y'), undefined);
  });

  it('appends to the ledger and reads it back, per job', async () => {
    const at = new Date('2026-03-02T00:00:00Z');
    await state.ledger.append({ At: at, ImportJobName: 'seed-01', Step: 'PolicyCreated', Policy: 'Files' });
    await state.ledger.append({ At: at, ImportJobName: 'seed-02', Step: 'Completed' });
    assert.deepEqual(await state.ledger.read('SEED-01'), [{ At: at, ImportJobName: 'seed-01', Step: 'PolicyCreated', Policy: 'Files' }]);
    assert.equal((await state.ledger.read()).length, 2);
    assert.deepEqual(await createState(join(home, 'none')).ledger.read(), []);
  });

  it('passes over a line that was torn, and goes on after it', async () => {
    const at = new Date('2026-03-02T00:00:00Z');
    await state.ledger.append({ At: at, ImportJobName: 'seed-01', Step: 'Completed' });
    await appendFile(join(home, 'ledger.jsonl'), '{"At":"2026-03-02T00:00:00.000Z","Impo');
    assert.equal((await state.ledger.read()).length, 1);
    await state.ledger.append({ At: at, ImportJobName: 'seed-01', Step: 'Cleared', What: ['staging'] });
    assert.deepEqual(
      (await state.ledger.read()).map((entry) => entry.Step),
      ['Completed', 'Cleared'],
    );
  });

  it('loses nothing when several processes write at once', async () => {
    const script = `
      import { createState } from ${JSON.stringify(new URL('../../providers/state/state.ts', import.meta.url).href)};
      const state = createState(${JSON.stringify(home)});
      const policy = ${JSON.stringify(policy)};
      for (let n = 0; n < 8; n++) {
        await state.ledger.append({ At: new Date(0), ImportJobName: process.argv[1] + n, Step: 'Completed' });
        await state.policies.put({ ...policy, Name: process.argv[1] + n });
      }`;
    const ends = ['a', 'b', 'c'].map((name) =>
      once(spawn(process.execPath, ['--input-type=module', '-e', script, name], { stdio: 'inherit' }), 'exit'),
    );
    for (const [code] of await Promise.all(ends)) assert.equal(code, 0);
    assert.equal((await state.ledger.read()).length, 24);
    assert.equal((await state.policies.list()).length, 24);
  }).timeout(30_000);

  it('takes over a lock that a dead process left, and no other', async () => {
    const lock = join(home, 'x.lock');
    await writeFile(lock, JSON.stringify({ pid: 2 ** 30, host: (await import('node:os')).hostname() }));
    assert.equal(await withLock(lock, async () => 7), 7);
    await writeFile(lock, '');
    await utimes(lock, 1, 1);
    assert.equal(await withLock(lock, async () => 8), 8);
    const order: string[] = [];
    await Promise.all(
      ['a', 'b'].map((name) =>
        withLock(lock, async () => {
          order.push(`${name} in`);
          await new Promise((done) => setTimeout(done, 20));
          order.push(`${name} out`);
        }),
      ),
    );
    assert.equal(order[0]?.[0], order[1]?.[0]);
    await assert.rejects(stat(lock));
  });
});
