import type { EngineContext } from '../../shell/command/context.ts';
import { compareTextInCulture } from '../../shell/objects/collation.ts';
import { ErrorRecord, NetException } from '../../shell/objects/error.ts';
import { getProperty, invokeStatic } from '../../shell/objects/members.ts';
import { requireType } from '../../shell/objects/net-type.ts';
import type { Value } from '../../shell/objects/value.ts';
import { hasWildcard, wildcard } from '../../shell/objects/wildcard.ts';

/** What the commands on processes take to tell which. */
export interface GivenProcesses {
  readonly Name?: readonly string[] | undefined;
  readonly Id?: readonly number[] | undefined;
  readonly InputObject?: readonly unknown[] | undefined;
}

export const nameOf = (process: Value): string => String(getProperty(process, 'ProcessName'));
export const idOf = (process: Value): number => Number(getProperty(process, 'Id'));

export const allProcesses = (): Value[] => {
  const all = invokeStatic(requireType('System.Diagnostics.Process'), 'GetProcesses', []) as Value[];
  return all.sort((a, b) => compareTextInCulture(nameOf(a), nameOf(b), false) || idOf(a) - idOf(b));
};

/** The processes that the parameters mean; names and numbers that nothing has are reported. */
export function chosenProcesses(given: GivenProcesses, context: EngineContext): Value[] {
  if (given.InputObject) return [...given.InputObject];
  const all = allProcesses();
  const found: Value[] = [];
  for (const id of given.Id ?? []) {
    const one = all.find((process) => idOf(process) === id);
    if (one) found.push(one);
    else noProcess(context, 'NoProcessFoundForGivenId', `Cannot find a process with the process identifier ${id}.`, id);
  }
  for (const name of given.Name ?? (given.Id ? [] : ['*'])) {
    const some = all.filter((process) => wildcard(name).matches(nameOf(process)));
    found.push(...some.filter((process) => !found.includes(process)));
    if (some.length === 0 && !hasWildcard(name))
      noProcess(
        context,
        'NoProcessFoundForGivenName',
        `Cannot find a process with the name "${name}". Verify the process name and call the cmdlet again.`,
        name,
      );
  }
  return found;
}

function noProcess(context: EngineContext, id: string, message: string, target: Value): void {
  context.error(
    new ErrorRecord(new NetException('Microsoft.PowerShell.Commands.ProcessCommandException', message), id, 'ObjectNotFound', target),
  );
}
