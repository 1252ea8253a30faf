import type { SkippedItem } from '../../providers/contracts/agents.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';

/** Items that are named one by one; the output has the rest. */
const MOST_NAMED = 20;

/** What was left out is an error for each item, so that `$?` and the exit code show it; what is only in doubt is a warning. */
export function tellSkipped(
  items: readonly SkippedItem[],
  count: number,
  what: string,
  { error, warn }: Pick<HostContext<unknown>, 'error' | 'warn'>,
): void {
  const doubtful = items.filter(({ Code }) => Code === 'ChangedWhileRead');
  const left = items.filter(({ Code }) => Code !== 'ChangedWhileRead');
  for (const { Path, Reason } of doubtful.slice(0, MOST_NAMED)) warn(`"${Path}": ${Reason}`);
  if (doubtful.length > MOST_NAMED) warn(`${doubtful.length - MOST_NAMED} files more changed while they were read.`);
  for (const { Path, Reason, Code } of left.slice(0, MOST_NAMED))
    error(
      new Failure('ItemSkipped', Code === 'AccessDenied' ? 'PermissionDenied' : 'ReadError', `"${Path}" is not in the ${what}: ${Reason}`, {
        target: Path,
        advice: advice[Code],
      }),
    );
  const more = count - doubtful.length - Math.min(left.length, MOST_NAMED);
  if (more > 0)
    error(
      new Failure('ItemsSkipped', 'ReadError', `${more} items more are not in the ${what}.`, {
        target: null,
        advice: 'The property Skipped of the result lists them.',
      }),
    );
}

const advice: Readonly<Record<string, string>> = {
  AccessDenied: 'Run with an account that may read it, or leave it out with -Exclude.',
  InUse: 'Close the program that uses it, or back up a snapshot of the volume.',
  Vanished: 'Nothing has to be done when it was meant to go.',
  Damaged: 'Restore from another place: -From',
};
