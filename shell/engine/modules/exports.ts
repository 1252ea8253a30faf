import { wildcard } from '../../objects/wildcard.ts';
import { AliasCommand, FunctionCommand } from '../commands/command.ts';
import { commandsOf } from '../commands/table.ts';
import type { Engine } from '../engine.ts';
import type { Frame } from '../scope/frame.ts';
import type { ModuleInfo } from './module-info.ts';

const fits = (patterns: readonly string[], name: string): boolean => patterns.some((pattern) => wildcard(pattern).matches(name));

/** What Export-ModuleMember lists. Undefined: that kind was not named. */
export interface ExportLists {
  readonly functions?: readonly string[] | undefined;
  readonly cmdlets?: readonly string[] | undefined;
  readonly aliases?: readonly string[] | undefined;
  readonly variables?: readonly string[] | undefined;
}

/** Adds members of the module's scope to its exports. */
export function exportMembers(module: ModuleInfo, lists: ExportLists): void {
  const { top } = module.state;
  const { functions, aliases } = commandsOf(top);
  if (lists.functions)
    for (const [lower, command] of functions)
      if (!command.isPrivate && fits(lists.functions, command.name)) module.functions.set(lower, command);
  if (lists.aliases) for (const [lower, command] of aliases) if (fits(lists.aliases, command.name)) module.aliases.set(lower, command);
  if (lists.variables)
    for (const variable of top.variables())
      if (fits(lists.variables, variable.name)) module.variables.set(variable.name.toLowerCase(), variable);
  for (const nested of module.nested) passOn(nested, module, lists);
}

/** Members of nested modules go through the same lists. */
export function passOn(nested: ModuleInfo, module: ModuleInfo, lists: ExportLists): void {
  if (lists.functions)
    for (const [lower, command] of nested.functions) if (fits(lists.functions, command.name)) module.functions.set(lower, command);
  if (lists.cmdlets)
    for (const [lower, command] of nested.cmdlets) if (fits(lists.cmdlets, command.name)) module.cmdlets.set(lower, command);
  if (lists.aliases)
    for (const [lower, command] of nested.aliases) if (fits(lists.aliases, command.name)) module.aliases.set(lower, command);
  if (lists.variables)
    for (const [lower, variable] of nested.variables) if (fits(lists.variables, variable.name)) module.variables.set(lower, variable);
}

/** Keeps only what a list names. */
export function narrow<T extends { readonly name: string }>(members: Map<string, T>, patterns: readonly string[] | undefined): void {
  if (!patterns) return;
  for (const [lower, member] of members) if (!fits(patterns, member.name)) members.delete(lower);
}

/** `Get-Thing` with the prefix Zz: `Get-ZzThing`; a name without a noun just gets it in front. */
export function prefixed(name: string, prefix: string): string {
  if (!prefix) return name;
  const dash = name.indexOf('-');
  return dash < 0 ? prefix + name : `${name.slice(0, dash + 1)}${prefix}${name.slice(dash + 1)}`;
}

export interface ImportLists extends ExportLists {
  readonly prefix: string;
}

/** Makes exported members visible in a scope. */
export function importInto(engine: Engine, module: ModuleInfo, scope: Frame, lists: ImportLists): void {
  const wants = (list: readonly string[] | undefined, name: string): boolean => !anyList(lists) || (list !== undefined && fits(list, name));
  const taken = { scope, functions: [] as string[], aliases: [] as string[], variables: [] as string[] };
  for (const command of module.functions.values()) {
    if (!(command instanceof FunctionCommand) || !wants(lists.functions, command.name)) continue;
    const name = prefixed(command.name, lists.prefix);
    const made = new FunctionCommand(name, command.block, command.kind === 'Filter');
    made.module = module;
    engine.commands.putFunction(scope, made);
    taken.functions.push(name);
  }
  for (const command of module.aliases.values()) {
    if (!(command instanceof AliasCommand) || !wants(lists.aliases, command.name)) continue;
    const name = prefixed(command.name, lists.prefix);
    const target = module.functions.has(command.definition.toLowerCase()) ? prefixed(command.definition, lists.prefix) : command.definition;
    const made = new AliasCommand(name, target, command.options, command.description);
    made.module = module;
    engine.commands.putAlias(scope, made);
    taken.aliases.push(name);
  }
  for (const variable of module.variables.values()) {
    if (!wants(lists.variables, variable.name)) continue;
    scope.adopt(variable);
    taken.variables.push(variable.name);
  }
  module.imports.push(taken);
}

const anyList = (lists: ExportLists): boolean =>
  lists.functions !== undefined || lists.cmdlets !== undefined || lists.aliases !== undefined || lists.variables !== undefined;
