import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { CommandKind, ScopeName } from '../../command/session.ts';
import type { Frame } from '../scope/frame.ts';
import { scopeFrame } from '../scope/numbered.ts';
import { type Command, ProgramCommand, ScriptCommand } from './command.ts';

/** Commands that can be seen from a frame, inner ones hiding outer ones; programs and scripts on $env:PATH only when their kind is asked for. */
export function listCommands(frame: Frame, kinds?: readonly CommandKind[], scope?: ScopeName): Command[] {
  const wants = (kind: CommandKind): boolean => !kinds || kinds.includes(kind);
  const found: Command[] = [];
  const functions = new Set<string>();
  const aliases = new Set<string>();
  const first = scope === undefined ? frame.scope : scopeFrame(frame, scope);
  for (let at: Frame | null = first; at !== null; at = scope === undefined && at.parent !== null ? at.parent.scope : null) {
    for (const [lower, command] of at.commands?.functions ?? [])
      if (wants(command.kind) && !functions.has(lower)) {
        functions.add(lower);
        found.push(command);
      }
    for (const [lower, command] of at.commands?.aliases ?? [])
      if (wants('Alias') && !aliases.has(lower)) {
        aliases.add(lower);
        found.push(command);
      }
  }
  if (scope === undefined && wants('Cmdlet')) found.push(...frame.engine.commands.cmdlets());
  if (kinds && (kinds.includes('Application') || kinds.includes('ExternalScript'))) found.push(...onPath(kinds));
  return found;
}

function* onPath(kinds: readonly CommandKind[]): Iterable<Command> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    let names: string[];
    try {
      names = readdirSync(folder);
    } catch {
      continue;
    }
    for (const name of names.sort()) {
      const path = join(folder, name);
      if (name.toLowerCase().endsWith('.ps1')) {
        if (kinds.includes('ExternalScript')) yield new ScriptCommand(path);
      } else if (kinds.includes('Application')) yield new ProgramCommand(path);
    }
  }
}
