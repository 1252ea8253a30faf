import type { EngineContext } from '../../shell/command/context.ts';
import type { CommandEntry, CommandKind } from '../../shell/command/session.ts';
import { getProperty } from '../../shell/objects/members.ts';
import { toText } from '../../shell/objects/text.ts';
import { hasWildcard, wildcard } from '../../shell/objects/wildcard.ts';

/** What Get-Command lists when no kind is named, in its order. */
export const listedKinds: readonly CommandKind[] = ['Alias', 'Function', 'Filter', 'Cmdlet'];
const order = [...listedKinds, 'ExternalScript', 'Application'];

export const byName = (a: CommandEntry, b: CommandEntry): number =>
  order.indexOf(a.kind) - order.indexOf(b.kind) || a.name.localeCompare(b.name, 'en-US', { sensitivity: 'base' });

/** Takes `Module\Name` apart. */
export function qualified(name: string): { module: string | undefined; name: string } {
  const parts = /^([^\\/:]+)\\([^\\/]+)$/.exec(name);
  return parts ? { module: parts[1], name: parts[2]! } : { module: undefined, name };
}

/** The commands that a name or pattern means, in the order in which Get-Command gives them. */
export function commandsNamed(
  given: string,
  kinds: readonly CommandKind[] | undefined,
  everyOne: boolean,
  context: EngineContext,
): CommandEntry[] {
  const { commands } = context.session;
  const { module, name } = qualified(given);
  const inModule = (entry: CommandEntry): boolean => module === undefined || wildcard(module).matches(entry.module);
  if (!hasWildcard(name) && !everyOne) {
    const found = commands.find(given, kinds);
    return found ? [found] : [];
  }
  const pattern = wildcard(name);
  const wanted = kinds ?? [...listedKinds, 'ExternalScript', 'Application'];
  const found = commands.all(wanted).filter((entry) => pattern.matches(entry.name) && inModule(entry));
  return found.sort(byName);
}

/** The text that `Get-Command -Syntax` gives: a line for each parameter set between blank lines, the path of a program. */
export function syntaxOf({ info, kind, name }: CommandEntry): string {
  if (kind === 'Application') return toText(getProperty(info, 'Path'));
  const sets = getProperty(info, 'ParameterSets');
  const lines = (Array.isArray(sets) ? sets : []).map((set) => lastLine(toText(set), name));
  const head = kind === 'Alias' ? `${name} (alias) -> ${toText(getProperty(info, 'Definition'))}\n` : '';
  return `${head}\n${lines.join('\n\n')}\n`;
}

/** A set of an alias repeats what it stands for; a command without parameters ends with a blank. */
function lastLine(text: string, name: string): string {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  return line === name ? `${name} ` : line;
}
