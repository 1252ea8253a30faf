import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import getPolicy from '../../cmdlets/policy/Get-OfflineSeedPolicy.ts';
import newPolicy from '../../cmdlets/policy/New-OfflineSeedPolicy.ts';
import removePolicy from '../../cmdlets/policy/Remove-OfflineSeedPolicy.ts';
import setPolicy from '../../cmdlets/policy/Set-OfflineSeedPolicy.ts';
import testPolicy from '../../cmdlets/policy/Test-OfflineSeedPolicy.ts';
import type { StorageAccount } from '../../providers/contracts/cloud.ts';
import { run, seedAccount } from '../importjob/practice-world.ts';
import { type BackupWorld, backupWorld, names } from './backup-world.ts';

describe('a policy', () => {
  let on: BackupWorld;
  const begin = (account?: StorageAccount) => {
    on = backupWorld(account);
  };
  afterEach(() => on.end());

  it('is made from names that were all checked, and is kept', async () => {
    begin();
    const { output, asked } = await run(newPolicy, { ...names(on.root), TimeOfDay: ['9:30', '21:00:00'], RetentionWeeks: 4 }, on.world);
    const [policy] = output;
    assert.deepEqual(
      [policy?.State, policy?.SubscriptionId, policy?.Location, policy?.VaultContainer, policy?.Schedule, policy?.Retention],
      ['Staging', 's', 'westus', 'vault-files-seed-01', { DaysOfWeek: ['Sunday'], TimesOfDay: ['09:30', '21:00'] }, { Days: 30, Weeks: 4 }],
    );
    assert.equal(asked.length, 1);
    assert.deepEqual(on.steps(), ['PolicyCreated']);
    assert.deepEqual((await run(getPolicy, {}, on.world)).output, [policy]);
    assert.deepEqual((await run(getPolicy, { Name: ['F*'] }, on.world)).output.length, 1);
    assert.deepEqual(
      (await run(getPolicy, { Name: ['other'] }, on.world)).errors.map(({ id }) => id),
      ['PolicyNotFound'],
    );
    await assert.rejects(run(newPolicy, names(on.root), on.world), { id: 'PolicyExists' });
  });

  it('is not made with -WhatIf', async () => {
    begin();
    assert.deepEqual((await run(newPolicy, names(on.root), on.world, { whatIf: true })).output, []);
    assert.equal(on.world.policiesKept.size, 0);
  });

  const refused: [what: string, given: (root: string) => Record<string, unknown>, id: string, account?: Partial<StorageAccount>][] = [
    ['a job name with capitals', () => ({ ImportJobName: 'Seed-01' }), 'InvalidImportJobName'],
    ['a job name that ends with a hyphen', () => ({ ImportJobName: 'seed-' }), 'InvalidImportJobName'],
    ['a job name of 25 letters', () => ({ ImportJobName: 'a'.repeat(25) }), 'InvalidImportJobName'],
    ['a container of two letters', () => ({ ContainerName: 'ab' }), 'InvalidContainerName'],
    ['a container with two hyphens', () => ({ ContainerName: 'a--b' }), 'InvalidContainerName'],
    ['one container for both', () => ({ VaultContainerName: 'landing' }), 'ContainersMustDiffer'],
    ['a name that is a path', () => ({ Name: '../files' }), 'InvalidPolicyName'],
    ['a source that is not there', (root) => ({ Path: [join(root, 'nowhere')] }), 'SourceUnreadable'],
    ['a pattern that is none', () => ({ Exclude: ['[a'] }), 'InvalidPattern'],
    ['a time that is none', () => ({ TimeOfDay: ['25:00'] }), 'InvalidTimeOfDay'],
    ['four times a day', () => ({ TimeOfDay: ['01:00', '02:00', '03:00', '04:00'] }), 'InvalidTimeOfDay'],
    [
      'more points than a vault keeps',
      () => ({
        RetentionDays: 9999,
        DayOfWeek: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
        TimeOfDay: ['01:00', '02:00'],
      }),
      'TooManyRecoveryPoints',
    ],
    ['a group that is not there', () => ({ ResourceGroupName: 'nowhere' }), 'ResourceGroupNotFound'],
    ['an account that is not there', () => ({ StorageAccountName: 'nowhere' }), 'StorageAccountNotFound'],
    ['a vault that is not there', () => ({ VaultName: 'nowhere' }), 'VaultNotFound'],
    ['another subscription', () => ({ SubscriptionId: 'other' }), 'WrongSubscription'],
    ['an account of kind BlobStorage', () => ({}), 'StorageAccountKindRefused', { Kind: 'BlobStorage' }],
    ['a premium account', () => ({}), 'StorageAccountKindRefused', { Sku: 'Premium_LRS' }],
    [
      'an account of another subscription',
      () => ({}),
      'SubscriptionsDiffer',
      { ResourceId: '/subscriptions/other/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/seedaccount' },
    ],
  ];
  for (const [what, given, id, account] of refused)
    it(`is refused with ${what}`, async () => {
      begin({ ...seedAccount, ...account });
      await assert.rejects(
        run(newPolicy, { ...names(on.root), ...given(on.root) }, on.world),
        (failure: { id: string; advice: string }) => {
          assert.equal(failure.id, id);
          assert.ok(failure.advice);
          return true;
        },
      );
      assert.equal(on.world.policiesKept.size, 0);
    });

  it('is refused where another policy has the name, the job or the staging location, or the location another job', async () => {
    begin();
    await on.policy();
    await assert.rejects(run(newPolicy, { ...names(on.root), Name: 'more' }, on.world), { id: 'ImportJobNameTaken' });
    await assert.rejects(run(newPolicy, { ...names(on.root), Name: 'more', ImportJobName: 'more-01' }, on.world), {
      id: 'StagingLocationTaken',
    });
    mkdirSync(join(on.root, 'used'));
    writeFileSync(join(on.root, 'used/seed.json'), '{"ImportJobName":"of-another"}');
    await assert.rejects(
      run(newPolicy, { ...names(on.root), Name: 'more', ImportJobName: 'more-01', StagingLocation: join(on.root, 'used') }, on.world),
      {
        id: 'ImportJobNameMismatch',
      },
    );
  });

  it('warns when it is staged within what it backs up', async () => {
    begin();
    const { warnings } = await run(newPolicy, { ...names(on.root), StagingLocation: join(on.source, 'staging') }, on.world);
    assert.match(warnings.join(), /lies in .*source, which is backed up/);
  });

  it('is tested as a whole', async () => {
    begin();
    await on.policy();
    const findings = (await run(testPolicy, { Name: 'FILES' }, on.world)).output;
    assert.ok(findings.length > 15);
    assert.deepEqual(
      findings.filter(({ Passed }) => !Passed),
      [],
    );
    on.world.policiesKept.set('files', { ...on.world.policiesKept.get('files')!, Source: [join(on.root, 'gone')], Vault: 'gone' });
    const failed = (await run(testPolicy, { Name: 'files', FailedOnly: true }, on.world)).output;
    assert.deepEqual(
      failed.map(({ Check }) => Check),
      ['SourceUnreadable', 'VaultNotFound'],
    );
    await assert.rejects(run(testPolicy, { Name: 'nothing' }, on.world), { id: 'PolicyNotFound' });
  });

  it('is changed in what is given, and its names only before data is staged', async () => {
    begin();
    await on.policy();
    const [changed] = (await run(setPolicy, { Name: 'files', Exclude: ['*.tmp'], ImportJobName: 'files-seed-02' }, on.world)).output;
    assert.deepEqual([changed?.Exclude, changed?.ImportJobName, changed?.Container], [['*.tmp'], 'files-seed-02', 'landing']);
    on.world.policiesKept.set('files', { ...on.world.policiesKept.get('files')!, State: 'Staged' });
    await assert.rejects(run(setPolicy, { Name: 'files', ImportJobName: 'files-seed-03' }, on.world), {
      id: 'PolicyIsUnderWay',
      category: 'InvalidOperation',
    });
    assert.deepEqual((await run(setPolicy, { Name: 'files', Exclude: [] }, on.world)).output[0]?.Exclude, []);
    await assert.rejects(run(setPolicy, { Name: 'files', TimeOfDay: ['noon'] }, on.world), { id: 'InvalidTimeOfDay' });
  });

  it('is removed when its seed is not on its way, or with -Force', async () => {
    begin();
    await on.policy();
    on.world.policiesKept.set('files', { ...on.world.policiesKept.get('files')!, State: 'Importing' });
    await assert.rejects(run(removePolicy, { Name: 'files' }, on.world), { id: 'PolicyIsUnderWay' });
    assert.deepEqual(
      (await run(removePolicy, { Name: 'files', Force: true, PassThru: true }, on.world)).output.map(({ Name }) => Name),
      ['files'],
    );
    assert.equal(on.world.policiesKept.size, 0);
  });
});
