import type { RecoverableItem } from '../../providers/contracts/agents.ts';
import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';
import { flag, text } from '../../shell/command/parameter.ts';
import { wildcard } from '../../shell/objects/wildcard.ts';
import { thePolicy } from '../policy/policy-facts.ts';
import { whichPolicy } from '../policy/policy-parameters.ts';
import type { Place } from '../rules/recovery-point-places.ts';
import { snapshotPath } from '../rules/snapshot-path.ts';
import { passphraseToRead } from './passphrase-parameter.ts';
import { findPlace, fromWhere } from './repository-place.ts';

/** An entry of a recovery point; IsDir, ItemSize, ItemLastModifiedTime, PointInTime and ServerName are those of MSOnlineBackup. */
export interface ListedItem extends Pick<RecoverableItem, 'Path' | 'Name' | 'Type'> {
  PolicyName: string;
  From: Place;
  SnapshotId: string;
  PointInTime: Date;
  ServerName: string;
  IsDir: boolean;
  ItemSize: number;
  ItemLastModifiedTime: Date;
}

export default cmdlet({
  verb: 'Get',
  noun: 'OBRecoverableItem',
  synopsis: 'Shows what a recovery point holds.',
  description: 'Without -Path it shows the folders and files that were backed up. What it gives can be piped into Start-OBRecovery.',
  output: ['OfflineSeed.RecoverableItem'],
  parameters: {
    Name: whichPolicy,
    Passphrase: passphraseToRead,
    SnapshotId: text({
      default: 'latest',
      aliases: ['RecoveryPoint'],
      fromPipeline: 'property',
      help: 'Recovery point: its id, the beginning of one, or latest.',
    }),
    Path: text({ position: 1, help: 'Folder inside the recovery point: /srv/data, or C:\\Users.' }),
    Recurse: flag({ help: 'Also everything below.' }),
    SearchString: text({ wildcards: true, help: 'Only names like this: *.docx' }),
    ...fromWhere,
  },
  examples: [
    {
      says: 'Finds documents in the newest recovery point.',
      run: "Get-OBRecoverableItem -Name files -Recurse -SearchString *.docx -Passphrase (Read-Host 'Passphrase' -AsSecureString)",
    },
  ],
  async *process(given, context: HostContext<World>) {
    const { world, signal } = context;
    const policy = await thePolicy(given.Name, world);
    const { from, place } = await findPlace(policy, given, context);
    const passphrase = given.Passphrase.reveal();
    const points = await world.agent.recoveryPoints(place, passphrase, signal);
    const wanted = given.SnapshotId.toLowerCase();
    const point = wanted === 'latest' ? points.at(-1) : points.find(({ SnapshotId }) => SnapshotId.startsWith(wanted));
    const like = given.SearchString === undefined ? undefined : wildcard(given.SearchString);
    // Without a point the agent says what is wrong.
    const folders = given.Path === undefined ? (point?.Paths ?? ['/']) : [given.Path];
    for (const folder of folders) {
      const options = {
        repository: place,
        passphrase,
        snapshot: point?.SnapshotId ?? given.SnapshotId,
        folder: snapshotPath(folder),
        recurse: given.Recurse,
      };
      for await (const { Path, Name, Type, Size, LastWriteTime } of world.agent.items(options, signal)) {
        if (like && !like.matches(Name)) continue;
        const item: ListedItem = {
          PolicyName: policy.Name,
          From: from,
          SnapshotId: options.snapshot,
          PointInTime: point?.Time ?? LastWriteTime,
          ServerName: point?.HostName ?? '',
          Path,
          Name,
          Type,
          IsDir: Type === 'dir',
          ItemSize: Size,
          ItemLastModifiedTime: LastWriteTime,
        };
        yield item;
      }
    }
  },
});
