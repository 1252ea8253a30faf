import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArmRequest } from '../../providers/sandbox/arm/arm-route.ts';
import { page } from '../../providers/sandbox/arm/paging.ts';
import { renamed } from '../../providers/sandbox/datacenter/copy-blob.ts';
import { DriveJournal } from '../../providers/sandbox/datacenter/drive-journal.ts';
import { inOrder, Places } from '../../providers/sandbox/datacenter/in-order.ts';
import { wrongKeyGroup } from '../../providers/sandbox/importexport/bitlocker-key.ts';
import { sameTracking } from '../../providers/sandbox/importexport/job.ts';
import { SandboxClock } from '../../providers/sandbox/state/clock.ts';
import { AlreadyRunning, StateDatabase } from '../../providers/sandbox/state/database.ts';
import { Documents } from '../../providers/sandbox/state/documents.ts';
import { Faults } from '../../providers/sandbox/wire/faults.ts';
import type { Route } from '../../providers/sandbox/wire/message.ts';
import { redacted } from '../../providers/sandbox/wire/recorder.ts';
import { Router } from '../../providers/sandbox/wire/router.ts';
import { all } from './practice.ts';

describe('parts of the practice cloud', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'offlineseed-parts-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs with a database of its own, which is closed at the end. */
  const withDatabase = <T>(action: (database: StateDatabase) => T): T => {
    const database = new StateDatabase(folder);
    try {
      return action(database);
    } finally {
      database.close();
    }
  };

  describe('state', () => {
    it('is there for one process at a time', () => {
      withDatabase(() => assert.throws(() => new StateDatabase(folder), AlreadyRunning));
      withDatabase(() => undefined);
    });

    it('is read back as it was written, and all of a transaction or nothing is kept', () => {
      withDatabase((database) => {
        const kept = new Documents<{ n: number }>(database, 'thing');
        kept.put('a', { n: 1 });
        kept.put('b', { n: 2 });
        kept.delete('a');
        assert.throws(() =>
          database.write(() => {
            kept.put('c', { n: 3 });
            throw new Error('cut off');
          }),
        );
        assert.equal(kept.get('c'), undefined);
      });
      withDatabase((database) => assert.deepEqual([...new Documents(database, 'thing').entries()], [['b', { n: 2 }]]));
    });
  });

  describe('the clock', () => {
    it('goes on from where it was, steps forwards, and never back when the computer’s clock does', () => {
      const day = 86_400_000;
      const start = Date.UTC(2024, 0, 10);
      const first = withDatabase((database) => new SandboxClock(database, () => start).step(3 * day));
      assert.ok(first >= start + 3 * day);
      const later = withDatabase((database) => new SandboxClock(database, () => start + day).now());
      assert.ok(later >= first + day - 1000, 'a stopped cloud’s clock goes on');
      const back = withDatabase((database) => new SandboxClock(database, () => start - 100 * day).now());
      assert.ok(back >= later);
      const again = withDatabase((database) => new SandboxClock(database, () => start - 99 * day).now());
      assert.ok(again >= back + day - 1000, 'and goes on by the new one from there');
    });
  });

  describe('faults', () => {
    it('strike in the order they were ordered, as often as ordered, and survive a restart', () => {
      withDatabase((database) => {
        const faults = new Faults(new Documents(database, 'fault'));
        for (let number = 0; number < 11; number++) faults.order({ Kind: 'Throttle', Count: 1, Path: `/p${number}/` });
        faults.order({ Kind: 'Unavailable', Count: 2 });
        faults.order({ Kind: 'FailedOperation', Count: 1 });
        assert.equal(faults.strike('GET', '/subscriptions')?.Kind, 'Unavailable');
        assert.equal(faults.strike('GET', '/x/P10/y')?.Path, '/p10/');
      });
      withDatabase((database) => {
        const faults = new Faults(new Documents(database, 'fault'));
        assert.equal(faults.strike('POST', '/tenant/oauth2/v2.0/token'), undefined, 'sign-in is struck by name only');
        assert.equal(faults.strike('GET', '/subscriptions')?.Kind, 'Unavailable');
        assert.equal(faults.strike('GET', '/subscriptions'), undefined);
        assert.equal(faults.failedOperation('PUT', '/a')?.Kind, 'FailedOperation');
        assert.equal(faults.failedOperation('PUT', '/a'), undefined);
      });
    });
  });

  describe('the journal of a drive', () => {
    const blob = (text: string) => ({ bytes: 5, isError: false, isWarning: false, verbose: text, error: '' });

    it('forgets what a death cut off, at every byte', () => {
      const journal = new DriveJournal(folder);
      journal.header('<start>');
      journal.decide(0, { name: 'a', disposition: 'Created' });
      journal.finish(0, blob('<a/>'));
      journal.decide(1, { name: 'b (2)', disposition: 'Renamed' });
      const progress = readFileSync(join(folder, 'progress.jsonl'), 'utf8');
      const more = `${JSON.stringify({ decided: 2, name: 'c', disposition: 'Created' })}\n`;
      for (let cut = 0; cut < more.length; cut++) {
        rmSync(join(folder, 'progress.jsonl'));
        appendFileSync(join(folder, 'progress.jsonl'), progress + more.slice(0, cut));
        appendFileSync(join(folder, 'verbose.xml'), 'half of a bl');
        const again = new DriveJournal(folder);
        assert.deepEqual([again.next, again.bytes, again.decision(1)?.name, again.decision(2)], [1, 5, 'b (2)', undefined]);
        assert.equal(readFileSync(again.verboseFile, 'utf8'), '<start><a/>');
      }
      const last = new DriveJournal(folder);
      last.finish(1, blob('<b/>'));
      last.close('<end>');
      new DriveJournal(folder).close('<end>');
      assert.equal(readFileSync(last.verboseFile, 'utf8'), '<start><a/><b/><end>');
    });
  });

  describe('work in order', () => {
    it('gives results in the order of the source, a few at once', async () => {
      let running = 0;
      let most = 0;
      async function* source() {
        for (let number = 0; number < 20; number++) yield number;
      }
      const results: number[] = [];
      for await (const result of inOrder(source(), 4, async (number) => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, (number % 3) * 2));
        running -= 1;
        return number;
      }))
        results.push(result);
      assert.deepEqual(
        results,
        Array.from({ length: 20 }, (_, number) => number),
      );
      assert.ok(most > 1 && most <= 4);
    });

    it('waits for what is running before a failure goes on', async () => {
      let running = 0;
      async function* source() {
        yield* [0, 1, 2];
      }
      const work = async (number: number) => {
        running += 1;
        await new Promise((resolve) => setTimeout(resolve, number * 5));
        running -= 1;
        if (number === 1) throw new Error('no');
      };
      await assert.rejects(all(inOrder(source(), 3, work)), /no/);
      assert.equal(running, 0);
    });

    it('has only so many places', async () => {
      const places = new Places(2);
      let inside = 0;
      let most = 0;
      await Promise.all(
        Array.from({ length: 10 }, () =>
          places.with(async () => {
            most = Math.max(most, ++inside);
            await new Promise((resolve) => setImmediate(resolve));
            inside -= 1;
          }),
        ),
      );
      assert.equal(most, 2);
    });
  });

  describe('routes', () => {
    const route = (method: string, path: string): Route => ({ method, path, answer: () => ({ status: 200 }) });
    const router = new Router([route('GET', '/subscriptions/{s}/resourceGroups/{g}'), route('PUT', '/a.b/{x}')]);

    const table: readonly [method: string, path: string, finds: unknown][] = [
      ['GET', '/Subscriptions/1/resourcegroups/My%20Group/', { s: '1', g: 'My Group' }],
      ['GET', '/subscriptions/1/resourceGroups', undefined],
      ['GET', '/subscriptions/1/resourceGroups/g/more', undefined],
      ['POST', '/subscriptions/1/resourceGroups/g', 'method'],
      ['PUT', '/a.b/1', { x: '1' }],
      ['PUT', '/aXb/1', undefined],
      ['PUT', '/a.b/%E0%A4%A', undefined],
    ];
    for (const [method, path, finds] of table)
      it(`${method} ${path}`, () => {
        const found = router.find(method, path);
        assert.deepEqual(typeof found === 'object' ? found.parameters : found, finds);
      });
  });

  describe('pages of a list', () => {
    const ask = (query: string): ArmRequest =>
      ({ url: new URL(`https://h:1/list?api-version=2&${query}`), base: 'https://h:1' }) as ArmRequest;

    it('show every entry once, in spite of entries that come and go between them', () => {
      let entries = ['e', 'a', 'c', 'b', 'd'];
      const first = page(ask('$top=2'), entries, (entry) => entry, 100);
      assert.deepEqual(first.value, ['a', 'b']);
      entries = ['aa', 'c', 'd', 'e', 'f'];
      const second = page({ ...ask(''), url: new URL(first.nextLink ?? '') } as ArmRequest, entries, (entry) => entry, 100);
      assert.deepEqual(second.value, ['c', 'd']);
      const third = page({ ...ask(''), url: new URL(second.nextLink ?? '') } as ArmRequest, entries, (entry) => entry, 100);
      assert.deepEqual([third.value, third.nextLink], [['e', 'f'], undefined]);
    });

    it('refuse a size that is none', () => {
      for (const top of ['0', '-1', 'x', '1.5'])
        assert.throws(() => page(ask(`$top=${top}`), [], String, 100), { code: 'InvalidTopParameter' });
    });
  });

  const keys: readonly [key: string, wrong: number | undefined][] = [
    ['238810-662376-448998-450120-652806-203390-606320-483076', undefined],
    ['060456-014509-132033-080300-252615-584177-672089-411631', undefined],
    ['439675-460165-128202-905124-487224-524332-851649-442187', 1],
    ['238810-662376-448998-450120-652806-203390-606320-483077', 8],
    ['238810-662376-448998-450120-652806-203390-606320', 0],
    ['720896-662376-448998-450120-652806-203390-606320-483076', 1],
  ];
  for (const [key, wrong] of keys)
    it(`the key ${key} is ${wrong === undefined ? 'good' : `wrong in group ${wrong}`}`, () => assert.equal(wrongKeyGroup(key), wrong));

  const names: readonly [name: string, number: number, is: string][] = [
    ['Seattle.jpg', 2, 'Seattle (2).jpg'],
    ['BlobNameWithoutDot', 2, 'BlobNameWithoutDot (2)'],
    ['a.b/file', 3, 'a.b/file (3)'],
    ['a.b/c.d.e', 2, 'a.b/c.d (2).e'],
  ];
  for (const [name, number, is] of names) it(`${name} is renamed to ${is}`, () => assert.equal(renamed(name, number), is));

  it('tracking numbers are the same however they are written', () => {
    assert.ok(sameTracking('7489-0001', '7489 0001') && sameTracking('ab1', 'AB-1') && !sameTracking('1', '11'));
  });

  it('secrets are taken out of what is recorded, shapes stay', () => {
    assert.deepEqual(
      redacted({
        keys: [{ keyName: 'key1', value: 's' }],
        error: { code: 'X' },
        driveList: [{ bitLockerKey: 'k' }],
        uri: 'https://x/?sv=1&sig=abc&se=2',
      }),
      {
        keys: [{ keyName: 'key1', value: 'REDACTED' }],
        error: { code: 'X' },
        driveList: [{ bitLockerKey: 'REDACTED' }],
        uri: 'https://x/?sv=1&sig=REDACTED&se=2',
      },
    );
  });
});
