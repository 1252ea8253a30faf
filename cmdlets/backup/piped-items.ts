import { Failure } from '../../shell/command/context.ts';
import type { Place } from '../rules/recovery-point-places.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface PipedItems {
  policy: string;
  snapshot: string;
  from: Place | undefined;
  /** Empty when whole recovery points were piped in. */
  paths: string[];
}

/** Patterns take some characters for more than themselves; a path that was listed means just itself. */
const literal = (path: string): string => path.replace(/[\\*?[\]]/g, '\\$&');

/** What was piped in, which must be of one recovery point in one place. Throws ItemsOfSeveralPoints, NotARecoverableItem. */
export function pipedItems(items: readonly Fields[]): PipedItems | undefined {
  const [first] = items;
  if (!first) return undefined;
  const text = (item: Fields, name: string) => (typeof item[name] === 'string' ? (item[name] as string) : undefined);
  const [policy, snapshot] = [text(first, 'PolicyName'), text(first, 'SnapshotId')];
  if (!policy || !snapshot)
    throw new Failure('NotARecoverableItem', 'InvalidArgument', 'What was piped in is neither an item nor a recovery point.', {
      target: null,
      advice: 'Pipe in what Get-OBRecoverableItem or Get-OBRecoverableSource gives.',
    });
  if (items.some((item) => item.PolicyName !== policy || item.SnapshotId !== snapshot || item.From !== first.From))
    throw new Failure('ItemsOfSeveralPoints', 'InvalidArgument', 'The items belong to several recovery points or places.', {
      target: policy,
      advice: 'Restore one recovery point after another, each into its own folder.',
    });
  return {
    policy,
    snapshot,
    from: first.From as Place | undefined,
    paths: items.flatMap((item) => text(item, 'Path')?.replace(/^.*$/s, literal) ?? []),
  };
}
