import assert from 'node:assert/strict';
import { keptPoints, timeOfDay } from '../../cmdlets/rules/backup-schedule.ts';
import { asksForJob, backupStep } from '../../cmdlets/rules/backup-step.ts';
import { passphraseProblem } from '../../cmdlets/rules/passphrase-check.ts';
import { isPolicyName } from '../../cmdlets/rules/policy-check.ts';
import { snapshotPath } from '../../cmdlets/rules/snapshot-path.ts';
import type { LedgerEntry } from '../../providers/contracts/state.ts';

const entry = (Step: LedgerEntry['Step'], more: object = {}) => ({ At: new Date(0), ImportJobName: 'seed', Step, ...more }) as LedgerEntry;
const road = (...steps: (LedgerEntry['Step'] | LedgerEntry)[]) => steps.map((step) => (typeof step === 'string' ? entry(step) : step));

describe('what a run of the backup does', () => {
  const rows: [what: string, entries: LedgerEntry[], state: string | undefined, step: object][] = [
    ['nothing was done', [], undefined, { kind: 'Stage' }],
    ['the first backup is staged', road('PolicyCreated', 'Staged'), undefined, { kind: 'Stage' }],
    ['drives are prepared', road('Staged', 'DrivesPrepared'), undefined, { kind: 'Wait' }],
    ['the job waits for its parcel', road('DrivesPrepared', 'JobCreated'), 'Creating', { kind: 'Wait' }],
    ['the parcel travels', road('DrivesPrepared', 'JobCreated', 'Shipped'), 'Shipping', { kind: 'Wait' }],
    ['the datacenter copies', road('JobCreated', 'Shipped'), 'Transferring', { kind: 'Wait' }],
    ['all drives are copied', road('JobCreated', 'Shipped'), 'Packaging', { kind: 'Vault', incomplete: false }],
    [
      'the job is complete',
      road('JobCreated', 'Shipped', entry('CopyCompleted', { State: 'Packaging' })),
      'Completed',
      { kind: 'Vault', incomplete: false },
    ],
    [
      'the job was closed with errors',
      road('JobCreated', entry('CopyCompleted', { State: 'Packaging' })),
      'Closed',
      { kind: 'Vault', incomplete: true },
    ],
    [
      'the job was complete and is deleted',
      road('JobCreated', entry('CopyCompleted', { State: 'Completed' })),
      undefined,
      { kind: 'Vault', incomplete: false },
    ],
    ['the job is deleted and was never copied', road('DrivesPrepared', 'JobCreated'), undefined, { kind: 'Lost' }],
    ['the data is in the vault', road('JobCreated', 'CopyCompleted', 'Vaulted'), undefined, { kind: 'Increment' }],
    ['the seeding is over', road('Vaulted', 'Incremental', 'Completed', 'Cleared'), undefined, { kind: 'Increment' }],
  ];
  for (const [what, entries, state, step] of rows)
    it(`when ${what}`, () => assert.deepEqual(backupStep(entries, state === undefined ? undefined : { State: state }), step));

  it('asks for the job while it matters', () => {
    assert.equal(asksForJob(road('Staged')), undefined);
    assert.equal(asksForJob(road('JobCreated', 'Vaulted')), undefined);
    assert.ok(asksForJob(road('JobCreated', 'CopyCompleted')));
  });
});

describe('the schedule', () => {
  for (const [text, time] of [
    ['21:00', '21:00'],
    ['9:05', '09:05'],
    [' 21:00:00 ', '21:00'],
    ['24:00', undefined],
    ['9', undefined],
    ['21:60', undefined],
    ['21:00:30', undefined],
  ] as const)
    it(`takes "${text}" for ${time ?? 'no time'}`, () => assert.equal(timeOfDay(text), time));
  it('counts the points that are kept', () => {
    assert.equal(keptPoints({ DaysOfWeek: ['Monday'], TimesOfDay: ['21:00'] }, { Days: 30, Weeks: 4, Years: 1 }), 10);
  });
});

describe('names', () => {
  for (const [name, ok] of [
    ['files', true],
    ['File server 1', true],
    ['', false],
    ['-x', false],
    ['a/b', false],
    ['..', false],
    ['x'.repeat(64), false],
  ] as const)
    it(`${ok ? 'takes' : 'refuses'} "${name}"`, () => assert.equal(isPolicyName(name), ok));
  for (const [path, inside] of [
    ['/srv/data/', '/srv/data'],
    ['C:\\Users\\a', '/C/Users/a'],
    ['c:/', '/C'],
    ['\\\\server\\share\\x', '/server/share/x'],
    ['/C:x', '/C:x'],
    ['/', '/'],
  ] as const)
    it(`${path} lies at ${inside}`, () => assert.equal(snapshotPath(path), inside));
  it('counts the characters of a passphrase as they are seen', () => {
    assert.equal(passphraseProblem('x'.repeat(16)), undefined);
    assert.match(passphraseProblem('ü'.repeat(15)) ?? '', /15 characters/);
    assert.match(passphraseProblem('🎉'.repeat(15)) ?? '', /15 characters/);
  });
});
