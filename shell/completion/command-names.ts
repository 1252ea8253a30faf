import type { SessionServices } from '../command/session.ts';
import { getProperty } from '../objects/members.ts';
import { toText } from '../objects/text.ts';
import { wildcard } from '../objects/wildcard.ts';
import { byText, type Completion } from './completion.ts';

/** Names of commands that begin with what was typed, of all kinds; a pattern may be typed, and a module in front. */
export function commandNames(typed: string, session: SessionServices): Completion[] {
  const [, module = '', name = typed] = /^([^\\/:]+\\)([^\\/]*)$/.exec(typed) ?? [];
  const pattern = wildcard(`${name}*`);
  const owner = module.slice(0, -1).toLowerCase();
  const kinds = module
    ? (['Function', 'Filter', 'Cmdlet'] as const)
    : (['Alias', 'Function', 'Filter', 'Cmdlet', 'ExternalScript', 'Application'] as const);
  const found = session.commands
    .all(kinds)
    .filter((entry) => pattern.matches(entry.name) && (!module || entry.module.toLowerCase() === owner));
  found.sort((a, b) => byText(a.name, b.name));
  const seen = new Set<string>();
  const items: Completion[] = [];
  for (const entry of found) {
    const again = seen.has(entry.name.toLowerCase());
    if (again && entry.kind !== 'Application') continue;
    seen.add(entry.name.toLowerCase());
    const isFile = entry.kind === 'Application' || entry.kind === 'ExternalScript';
    const path = isFile ? toText(getProperty(entry.info, 'Path')) : '';
    const text = again ? path : module + entry.name;
    items.push({ text, listed: entry.name, kind: 'Command', tip: path || entry.name });
  }
  return items;
}
