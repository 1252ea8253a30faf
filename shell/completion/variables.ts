import type { SessionServices } from '../command/session.ts';
import { getProperty } from '../objects/members.ts';
import { typeOf } from '../objects/net-type.ts';
import { toText } from '../objects/text.ts';
import { byText, type Completion, type Line, sameStart } from './completion.ts';

/** Variables that a script may meet although none is set just now (about_Automatic_Variables). */
const automatic =
  '$ ? ^ _ args ConsoleFileName Error Event EventArgs EventSubscriber false foreach HOME Host input IsCoreCLR IsLinux IsMacOS IsWindows LASTEXITCODE Matches MyInvocation NestedPromptLevel null PID PROFILE PSBoundParameters PSCmdlet PSCommandPath PSCulture PSEdition PSHOME PSItem PSScriptRoot PSSenderInfo PSUICulture PSVersionTable PWD Sender ShellId StackTrace switch this true'.split(
    ' ',
  );

/** `$x`, `${odd name}`, `@x`: what a name is written as. */
function written(name: string, sign: string, braces: boolean): string {
  if (!braces && /^[\p{L}\p{N}_?]+$|^[$^]$/u.test(name)) return sign + name;
  return `${sign}{${name.replace(/[{}`]/g, '`$&')}}`;
}

/** Variables whose names begin with what follows the sign: those of the session, those the text speaks of, drives. */
export function variables(typed: string, line: Line, session: SessionServices): Completion[] {
  const sign = typed[0]!;
  const braces = typed[1] === '{';
  const start = typed.slice(braces ? 2 : 1);
  const drive = /^(\w+):(.*)$/.exec(start);
  const scope = drive && /^(global|script|local|private|using|variable)$/i.test(drive[1]!) ? drive[1]! : '';
  if (drive && !scope) return driveItems(drive[1]!, drive[2]!, sign, session);
  const wanted = scope ? drive![2]! : start;
  const names = new Map<string, string>();
  const add = (name: string): void => {
    if (sameStart(name, wanted) && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  };
  for (const { name } of session.variables.list()) add(name);
  if (!scope) for (const name of automatic) add(name);
  const own = line.tokens.at(-1);
  for (const token of line.tokens)
    if (token !== own && token.kind === 'Variable' && token.value && !token.value.includes(':')) add(token.value);
  const items = [...names.values()].sort(byText).map((name): Completion => {
    const full = scope ? `${scope}:${name}` : name;
    const text = scope ? `${sign}${full}` : written(name, sign, braces);
    return { text, listed: scope ? full : name, kind: 'Variable', tip: tipOf(name, session) };
  });
  if (scope || sign === '@') return items;
  return [...items, ...drives(start, session)];
}

function tipOf(name: string, session: SessionServices): string {
  const entry = session.variables.find(name);
  if (!entry) return name;
  const value = entry.value;
  const type = value === null || value === undefined ? '' : `[${typeOf(value).shortText}]`;
  return `${type}$${entry.name}${entry.description ? ` - ${entry.description}` : ''}`;
}

function drives(start: string, session: SessionServices): Completion[] {
  const names = session.commands.invoke('Get-PSDrive', []).map((drive) => toText(getProperty(drive, 'Name')));
  const fitting = names.filter((name) => name !== '/' && sameStart(name, start) && start !== '').sort(byText);
  return fitting.map((name) => ({ text: `$${name}:`, listed: name, kind: 'Variable', tip: name }));
}

function driveItems(drive: string, start: string, sign: string, session: SessionServices): Completion[] {
  const found = session.commands.invoke('Get-ChildItem', [], { LiteralPath: `${drive}:`, ErrorAction: 'SilentlyContinue' });
  const items = found.map((item) => ({ name: toText(getProperty(item, 'Name')), value: getProperty(item, 'Value') }));
  return items
    .filter(({ name }) => sameStart(name, start))
    .sort((a, b) => byText(a.name, b.name))
    .map(({ name, value }) => ({
      text: /^\w+$/.test(name) ? `${sign}${drive}:${name}` : `${sign}{${drive}:${name}}`,
      listed: name,
      kind: 'Variable',
      tip: value === undefined || value === null ? name : `${drive}:${name}`,
    }));
}
