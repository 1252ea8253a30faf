import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAgent } from '../../providers/agent/agent.ts';
import { processEntry, workerEntry } from '../../providers/agent/entry.ts';
import type { BackupProgress } from '../../providers/contracts/agents.ts';
import { check, create, PASSPHRASE, scratch } from './scratch.ts';
import { noise } from './tree.ts';

/** Our children that run the agent's entry, with what anybody can see of them. */
function agentProcesses(): { pid: number; seen: string }[] {
  const out: { pid: number; seen: string }[] = [];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      const parent = /^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
      if (!command.includes(processEntry) || parent !== String(process.pid)) continue;
      out.push({ pid: Number(pid), seen: command + readFileSync(`/proc/${pid}/environ`, 'utf8') });
    } catch {
      // It ended meanwhile.
    }
  }
  return out;
}

describe("the agent's own process", function () {
  this.timeout(60_000);
  const at = scratch();
  const agent = createAgent();
  const options = (repository: string) => ({
    repository: { kind: 'folder', path: at.path(repository) } as const,
    passphrase: PASSPHRASE,
    sources: [at.path('source')],
    exclude: [],
    hostName: 'host',
  });
  before(async () => {
    mkdirSync(at.path('source/sub'), { recursive: true });
    for (let n = 0; n < 6; n++) writeFileSync(at.path('source', `large${n}`), noise(9_000_000, n));
    for (let n = 0; n < 300; n++) writeFileSync(at.path('source/sub', `small${n}`), noise(3000, n));
    await create(at.path('cancelled'));
    await create(at.path('crashed'));
    await create(at.path('whole'));
  });

  it('begins where the sources, or the bundle, have it', () => {
    assert.ok(existsSync(processEntry) && existsSync(workerEntry));
  });

  it('tells how it goes on, and lists what is in it', async () => {
    const states: BackupProgress[] = [];
    const result = await agent.backup(options('whole'), (state) => states.push(state));
    assert.equal(result.FilesNew, 306);
    assert.ok(result.StartedAt instanceof Date);
    assert.equal(states.at(-1)?.Phase, 'Completed');
    assert.ok(states.some(({ Phase, BytesTotal }) => Phase === 'Transferring' && BytesTotal === 54_900_000));
    const [point] = await agent.recoveryPoints(options('whole').repository, PASSPHRASE);
    assert.deepEqual(
      [point?.SnapshotId, point?.Files, point?.Bytes, point?.Paths],
      [result.SnapshotId, 306, 54_900_000, [at.path('source')]],
    );
    const items = async (folder: string, recurse = false) => {
      const out: string[] = [];
      for await (const { Path } of agent.items({
        repository: options('whole').repository,
        passphrase: PASSPHRASE,
        snapshot: 'latest',
        folder,
        recurse,
      }))
        out.push(Path);
      return out;
    };
    assert.equal((await items(at.path('source'))).length, 7);
    assert.deepEqual(await items(at.path('source/large1')), [at.path('source/large1')]);
    assert.equal((await items('/', true)).filter((path) => path.startsWith(at.path('source/'))).length, 307);
    await assert.rejects(items('/nowhere'), { id: 'AgentNoSuchItem' });
    for await (const item of agent.items({ ...options('whole'), snapshot: result.SnapshotId.slice(0, 8), folder: '/', recurse: true })) {
      assert.ok(item.LastWriteTime instanceof Date);
      break;
    }
  });

  it('shows its passphrase to nobody, and stays small', async function () {
    if (!existsSync('/proc/self/cmdline')) this.skip();
    let seen = '';
    const running = agent.verify(options('whole').repository, PASSPHRASE, () => {});
    for (let n = 0; n < 100 && !seen; n++) {
      await new Promise((next) => setTimeout(next, 20));
      seen = agentProcesses()
        .map((one) => one.seen)
        .join();
    }
    await running;
    assert.ok(seen.includes('--max-old-space-size=192'), 'it was seen at all');
    assert.ok(!seen.includes(PASSPHRASE));
  });

  for (const [what, options, id] of [
    ['a wrong passphrase', { passphrase: 'not the passphrase it was', snapshot: 'latest' }, 'AgentWrongPassphrase'],
    ['a recovery point that is none', { passphrase: PASSPHRASE, snapshot: 'ffff' }, 'AgentNoSuchRecoveryPoint'],
  ] as const)
    it(`hands on ${what}`, async () => {
      const repository = { kind: 'folder', path: at.path('whole') } as const;
      await assert.rejects(
        agent.restore({ repository, target: at.path('never'), overwrite: 'Skip', ...options }, () => {}),
        (failure: { id: string; advice: string }) => {
          assert.equal(failure.id, id);
          assert.ok(failure.advice);
          return true;
        },
      );
    });

  it('stops when it is told to, and leaves no lock', async () => {
    const stop = new AbortController();
    const running = agent.backup(options('cancelled'), ({ Phase }) => Phase === 'Transferring' && stop.abort(), stop.signal);
    await assert.rejects(running, { name: 'AbortError' });
    assert.deepEqual(readdirSync(at.path('cancelled/locks')), []);
    assert.deepEqual(readdirSync(at.path('cancelled/snapshots')), []);
    await assert.rejects(
      agent.backup(options('cancelled'), () => {}, AbortSignal.abort()),
      { name: 'AbortError' },
    );
  });

  it('may be killed at any moment: nothing is lost, and the next run goes on', async function () {
    if (!existsSync('/proc/self/cmdline')) this.skip();
    const moments = [150, 250, 350, 450, 550, 700];
    for (const moment of moments) {
      const timer = setTimeout(() => {
        for (const { pid } of agentProcesses()) process.kill(pid, 'SIGKILL');
      }, moment);
      await agent
        .backup(options('crashed'), () => {})
        .then(
          () => {},
          (failure: { id: string; message: string }) => {
            assert.equal(failure.id, 'AgentCrashed');
            assert.match(failure.message, /SIGKILL/);
          },
        );
      clearTimeout(timer);
    }
    const result = await agent.backup(options('crashed'), () => {});
    assert.equal(result.FilesNew + result.FilesUnmodified, 306);
    const whole = await check(at.path('crashed'));
    assert.deepEqual(whole.Problems, []);
    assert.ok(whole.RecoveryPoints.every(({ Restorable }) => Restorable));
    assert.deepEqual(
      readdirSync(at.path('crashed'), { recursive: true }).filter((name) => String(name).includes('-tmp-')),
      [],
    );
    assert.deepEqual(readdirSync(at.path('crashed/locks')), []);
  });

  it('ends when the one who started it is gone', async function () {
    if (!existsSync('/proc/self/cmdline')) this.skip();
    const script = `
      import { createAgent } from ${JSON.stringify(join(import.meta.dirname, '../../providers/agent/agent.ts'))};
      const state = () => process.kill(process.pid, 'SIGKILL');
      await createAgent().backup(${JSON.stringify({ ...options('orphaned'), sources: [at.path('source')] })}, state);`;
    // Nobody has made this one: the agent does.
    assert.ok(!existsSync(at.path('orphaned')));
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
    await new Promise((ended) => parent.once('close', ended));
    const locks = () => readdirSync(at.path('orphaned/locks')).length;
    for (let n = 0; n < 100 && locks(); n++) await new Promise((next) => setTimeout(next, 100));
    assert.deepEqual(readdirSync(at.path('orphaned/locks')), [], 'its lock is gone with it');
  });
});
