import type { RestoreResult } from '../../providers/contracts/agents.ts';
import type { JobState } from '../../providers/contracts/state.ts';
import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { oneOf, records, text, texts } from '../../shell/command/parameter.ts';
import { thePolicy } from '../policy/policy-facts.ts';
import type { Place } from '../rules/recovery-point-places.ts';
import { snapshotPath } from '../rules/snapshot-path.ts';
import { agentProgress } from './agent-progress.ts';
import { passphraseToRead } from './passphrase-parameter.ts';
import { pipedItems } from './piped-items.ts';
import { findPlace, fromWhere } from './repository-place.ts';
import { recorded } from './run-record.ts';
import { tellSkipped } from './told-skipped.ts';

export interface Recovery extends RestoreResult {
  JobId: string;
  JobType: 'Recovery';
  JobState: JobState;
  PolicyName: string;
  ImportJobName: string;
  From: Place;
  DestinationPath: string;
  StartTime: Date;
  EndTime: Date;
}

export default cmdlet({
  verb: 'Start',
  noun: 'OBRecovery',
  synopsis:
    'Restores a recovery point, or single items of it, from the staging location, prepared drives, the landing container or the vault.',
  description:
    'Everything comes back below the destination under its whole path: /srv/data becomes <destination>/srv/data. Every byte is checked before it is written, and a file gets its name when it is whole. What cannot be restored is an error for each item, and the rest goes on.',
  output: ['OfflineSeed.Recovery'],
  impact: 'Low',
  gathers: 'RecoverableItem',
  parameters: {
    Name: text({
      position: 0,
      aliases: ['PolicyName'],
      completes: 'policy',
      help: 'Name of the policy; items that are piped in know theirs.',
    }),
    DestinationPath: text({
      position: 1,
      mandatory: true,
      aliases: ['Destination', 'Target'],
      completes: 'path',
      help: 'Folder to restore into; it is made when it is not there.',
    }),
    Passphrase: passphraseToRead,
    SnapshotId: text({ aliases: ['RecoveryPoint'], help: 'Recovery point: its id, the beginning of one, or latest (the default).' }),
    Path: texts({
      aliases: ['Include'],
      help: 'What to restore of it: paths such as /srv/data/a.txt, or patterns such as *.docx; by default everything.',
    }),
    OverwriteType: oneOf(['CreateCopy', 'Skip', 'Overwrite'], {
      default: 'CreateCopy',
      help: 'What becomes of a file that is there: the restored one gets another name, the old one stays, or it is replaced.',
    }),
    RecoverableItem: records({
      fromPipeline: 'value',
      help: 'Items, as Get-OBRecoverableItem gives them, or a recovery point of Get-OBRecoverableSource.',
    }),
    ...fromWhere,
    From: { ...fromWhere.From, fromPipeline: undefined },
  },
  examples: [
    {
      says: 'Shows what would be restored.',
      run: "Start-OBRecovery -Name files -DestinationPath ../restored -Passphrase (ConvertTo-SecureString -AsPlainText -Force 'a passphrase of the past') -WhatIf",
    },
  ],
  async *process(given, context: HostContext<World>) {
    const { world, signal, resolve, shouldProcess, verbose } = context;
    const piped = pipedItems(given.RecoverableItem ?? []);
    const name = given.Name ?? piped?.policy;
    if (name === undefined)
      throw new Failure('MissingArgument', 'InvalidArgument', 'It is not clear which backup is meant.', {
        target: null,
        advice: 'Name its policy with -Name, or pipe in what Get-OBRecoverableItem gives.',
      });
    const policy = await thePolicy(name, world);
    const from = (given.From as Place | undefined) ?? piped?.from;
    const found = await findPlace(policy, { From: from, DrivePath: given.DrivePath }, context);
    const target = resolve(given.DestinationPath);
    const include = [
      ...(given.Path ?? []).map((path) => (/^([A-Za-z]:[\\/]|\\\\)/.test(path) ? snapshotPath(path) : path)),
      ...(piped?.paths ?? []),
    ];
    const snapshot = given.SnapshotId ?? piped?.snapshot ?? 'latest';
    if (
      !(await shouldProcess(
        target,
        `Restore ${include.length ? `${include.length} items` : 'everything'} of ${policy.Name} from ${found.address}`,
      ))
    )
      return;
    const bar = agentProgress(context, `Restoring ${policy.Name} (${found.from})`, 1);
    const recovery = await recorded(policy, 'Recovery', world, signal, async (run) => {
      const result = await world.agent
        .restore(
          {
            repository: found.place,
            passphrase: given.Passphrase.reveal(),
            snapshot,
            target,
            include: include.length ? include : undefined,
            overwrite: given.OverwriteType,
          },
          bar.show,
          signal,
        )
        .finally(bar.end);
      for (const note of result.Notes) verbose(note);
      const state: JobState = result.SkippedCount ? 'CompletedWithWarning' : 'Completed';
      const output: Recovery = {
        JobId: run.id,
        JobType: 'Recovery',
        JobState: state,
        PolicyName: policy.Name,
        ImportJobName: policy.ImportJobName,
        From: found.from,
        DestinationPath: target,
        StartTime: run.startedAt,
        EndTime: world.clock.now(),
        ...result,
      };
      // Only a whole recovery point that came back proves the place.
      if (!include.length && !result.SkippedCount && !result.FilesKept)
        await world.state.ledger.append({
          At: world.clock.now(),
          ImportJobName: policy.ImportJobName,
          Step: 'Restored',
          Place: found.from,
          SnapshotId: result.SnapshotId,
          Files: result.Files,
          Bytes: result.Bytes,
        });
      return {
        output,
        state,
        message: `${result.Files} files were restored from ${found.from} into ${target}.`,
        bytes: result.Bytes,
        skipped: result.SkippedCount,
      };
    });
    yield recovery;
    tellSkipped(recovery.Skipped, recovery.SkippedCount, 'restored data', context);
  },
});
