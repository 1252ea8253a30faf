import type { EngineContext } from '../../shell/command/context.ts';
import type { ScopeName, VariableEntry } from '../../shell/command/session.ts';
import { ErrorRecord, NetException } from '../../shell/objects/error.ts';
import { wildcard } from '../../shell/objects/wildcard.ts';

export const optionNames = ['None', 'ReadOnly', 'Constant', 'Private', 'AllScope', 'Unspecified'] as const;

const hasWildcard = (name: string): boolean => /[*?[]/.test(name);

/** Writes VariableNotFound. */
export function notFound(context: EngineContext, name: string): void {
  const exception = new NetException(
    'System.Management.Automation.ItemNotFoundException',
    `Cannot find a variable with the name '${name}'.`,
  );
  context.error(new ErrorRecord(exception, 'VariableNotFound', 'ObjectNotFound', name));
}

/** The variables that names and patterns mean, each with an error when nothing is found for a plain name. */
export function variablesNamed(
  names: readonly string[],
  scope: ScopeName | undefined,
  context: EngineContext,
  quiet = false,
): VariableEntry[] {
  const { variables } = context.session;
  const found: VariableEntry[] = [];
  for (const given of names) {
    const name = given.replace(/^variable:/i, '');
    if (!hasWildcard(name)) {
      const entry = variables.find(name, scope);
      if (entry) found.push(entry);
      else if (!quiet) notFound(context, name);
      continue;
    }
    const pattern = wildcard(name);
    found.push(...variables.list(scope).filter((entry) => pattern.matches(entry.name)));
  }
  return found;
}

/** Keeps what -Include names and drops what -Exclude names. */
export function included(
  entries: readonly VariableEntry[],
  include: readonly string[] | undefined,
  exclude: readonly string[] | undefined,
): VariableEntry[] {
  const fits = (patterns: readonly string[], name: string): boolean => patterns.some((pattern) => wildcard(pattern).matches(name));
  return entries.filter(({ name }) => (!include?.length || fits(include, name)) && !(exclude?.length && fits(exclude, name)));
}
