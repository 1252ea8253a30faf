import type { ParameterDescription, SessionServices } from '../command/session.ts';
import { getProperty } from '../objects/members.ts';
import { resolveType } from '../objects/net-type.ts';
import type { CommandLine } from './command-line.ts';
import { type Completion, sameStart } from './completion.ts';

const allSets = '__AllParameterSets';

const isShown = ({ attributes }: ParameterDescription): boolean => !attributes.some((each) => getProperty(each, 'DontShow') === true);

/** The parameter that a written name means: in full, by alias, or by a beginning that only one has. */
export function parameterNamed(name: string, all: readonly ParameterDescription[]): ParameterDescription | undefined {
  const lower = name.toLowerCase();
  const exact = all.find((each) => [each.name, ...each.aliases].some((one) => one.toLowerCase() === lower));
  if (exact) return exact;
  const begun = all.filter((each) => [each.name, ...each.aliases].some((one) => sameStart(one, name)));
  return begun.length === 1 ? begun[0] : undefined;
}

export function parametersOf(command: string, session: SessionServices): readonly ParameterDescription[] {
  const entry = session.commands.find(command);
  return entry && entry.kind !== 'Application' ? session.commands.parameters(entry) : [];
}

/** The sets that are still possible with the parameters that were written; undefined when any is. */
export function possibleSets(given: readonly ParameterDescription[]): ReadonlySet<string> | undefined {
  let sets: Set<string> | undefined;
  for (const { sets: own } of given) {
    if (own.has(allSets)) continue;
    const names = new Set(own.keys());
    sets = sets ? new Set([...sets].filter((name) => names.has(name))) : names;
  }
  return sets;
}

const fitsSets = ({ sets }: ParameterDescription, possible: ReadonlySet<string> | undefined): boolean =>
  !possible || sets.has(allSets) || [...sets.keys()].some((name) => possible.has(name));

/** Parameters of the command that begin with what was typed, in the order of their declaration; those that were given and those of other sets left out. */
export function parameterNames(typed: string, line: CommandLine, session: SessionServices): Completion[] {
  const all = parametersOf(line.words[0]!.value, session);
  const written = line.words.slice(1, -1).flatMap(({ parameter }) => (parameter === undefined ? [] : [parameter]));
  const given = written.flatMap((name) => parameterNamed(name, all) ?? []);
  const possible = possibleSets(given);
  const fitting = all.filter((each) => sameStart(each.name, typed) && !given.includes(each) && isShown(each) && fitsSets(each, possible));
  const byAlias = fitting.length > 0 ? [] : all.filter((each) => each.aliases.some((one) => one.toLowerCase() === typed.toLowerCase()));
  return [...fitting, ...byAlias].map(({ name, type }) => ({
    text: `-${name}`,
    listed: name,
    kind: 'ParameterName',
    tip: `[${resolveType(type)?.shortText.replace(/^System\.Management\.Automation\.SwitchParameter$/, 'switch') ?? type}] ${name}`,
  }));
}
