import { basename } from 'node:path';
import { raise } from '../../objects/error.ts';
import type { Code } from '../block/code.ts';
import type { ScriptCommand } from '../commands/command.ts';
import type { Frame } from '../scope/frame.ts';
import { powershellVersion } from '../scope/version.ts';

const begins = (name: string): string => `The script '${name}' cannot be run because`;

/** Compares `7.2` with `7.6.5` part by part. */
function olderThan(have: string, wanted: string): boolean {
  const [a, b] = [have.split('.').map(Number), wanted.split('.').map(Number)];
  for (let at = 0; at < b.length; at++) {
    const [x, y] = [a[at] ?? 0, b[at]!];
    if (x !== y) return x < y;
  }
  return false;
}

/** Refuses a script whose #Requires lines are not met. */
export function checkRequirements(frame: Frame, code: Code, command: ScriptCommand): void {
  const wanted = code.ast.requirements;
  if (!wanted) return;
  const name = basename(command.path);
  const refuse = (id: string, why: string): never =>
    raise('ScriptRequiresException', id, 'ResourceUnavailable', `${begins(name)} ${why}`, name);
  if (wanted.version && olderThan(powershellVersion, wanted.version))
    refuse(
      'ScriptRequiresUnmatchedPSVersion',
      `it contained a "#requires" statement for PowerShell ${wanted.version}. The version of PowerShell that is required by the script does not match the currently running version of PowerShell ${powershellVersion}.`,
    );
  const edition = wanted.editions.find((each) => each.toLowerCase() !== 'core');
  if (edition && !wanted.editions.some((each) => each.toLowerCase() === 'core'))
    refuse(
      'ScriptRequiresUnmatchedPSEdition',
      `it contained a "#requires" statement for PowerShell editions '${wanted.editions.join(',')}'. The edition of PowerShell that is required by the script does not match the currently running PowerShell Core edition.`,
    );
  const missing = wanted.modules
    .filter((module) => !frame.engine.modules.require(module.name, frame))
    .map((module) => `The module '${module.name}' cannot be found.`);
  if (missing.length > 0)
    refuse(
      'ScriptRequiresMissingModules',
      `the following modules that are specified by the "#requires" statements of the script are missing: ${missing.join(', ')}.`,
    );
  if (wanted.elevation && process.getuid !== undefined && process.getuid() !== 0)
    refuse(
      'ScriptRequiresElevation',
      'it contains a "#requires" statement for running as Administrator. The current PowerShell session is not running as Administrator. Start PowerShell by using the Run as Administrator option, and then try running the script again.',
    );
}
