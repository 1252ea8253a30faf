import type { EngineContext } from '../../shell/command/context.ts';
import { flag, oneOf, text } from '../../shell/command/parameter.ts';
import type { AliasEntry, ScopeName } from '../../shell/command/session.ts';
import { type ErrorCategory, ErrorRecord, NetException } from '../../shell/objects/error.ts';
import { optionNames } from './variable-choice.ts';

const protectedOption = /ReadOnly|Constant/;

/** What New-Alias and Set-Alias take. */
export const aliasParameters = {
  Name: text({ position: 0, mandatory: true, fromPipeline: 'property', help: 'The name of the alias.' }),
  Value: text({ position: 1, mandatory: true, fromPipeline: 'property', completes: 'command', help: 'The command it stands for.' }),
  Description: text({ fromPipeline: 'property', help: 'What it is for.' }),
  Option: oneOf(optionNames, { fromPipeline: 'property', help: 'ReadOnly and Constant protect it.' }),
  PassThru: flag({ help: 'Gives the alias.' }),
  Scope: text({ completes: 'scope', help: 'Global, Local, Script, or how many scopes up.' }),
  Force: flag({ help: 'Also writes over one that is read-only.' }),
} as const;

export interface AliasWish {
  readonly Name: string;
  readonly Value: string;
  readonly Description: string | undefined;
  readonly Option: string | undefined;
  readonly PassThru: boolean;
  readonly Scope: ScopeName | undefined;
  readonly Force: boolean;
}

/** Writes an error about an alias. */
export function aliasError(
  context: EngineContext,
  type: string,
  id: string,
  category: ErrorCategory,
  message: string,
  target: string,
): void {
  context.error(new ErrorRecord(new NetException(`System.Management.Automation.${type}`, message), id, category, target));
}

/** True when the alias may be written over; else an error was written. */
export function mayChange(context: EngineContext, existing: AliasEntry | undefined, force: boolean): boolean {
  if (!existing || !protectedOption.test(existing.options)) return true;
  if (force && !existing.options.includes('Constant')) return true;
  const message = `Alias is not writeable because alias ${existing.name} is read-only or constant and cannot be written to.`;
  aliasError(context, 'SessionStateUnauthorizedAccessException', 'AliasNotWritable', 'WriteError', message, existing.name);
  return false;
}

/** Makes the alias; gives what -PassThru hands on. */
export function putAlias(context: EngineContext, wish: AliasWish): void {
  const { aliases } = context.session.commands;
  const entry = { name: wish.Name, definition: wish.Value, options: wish.Option ?? 'None', description: wish.Description ?? '' };
  aliases.set(entry, { ...(wish.Scope === undefined ? {} : { scope: wish.Scope }), force: wish.Force });
  if (wish.PassThru) context.write(aliases.get(wish.Name, wish.Scope));
}
