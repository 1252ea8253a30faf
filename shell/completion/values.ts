import type { ParameterDescription, SessionServices } from '../command/session.ts';
import { enumerable } from '../objects/enumerate.ts';
import { Hashtable } from '../objects/hashtable.ts';
import { getProperty, hasProperty } from '../objects/members.ts';
import { resolveType } from '../objects/net-type.ts';
import { toText } from '../objects/text.ts';
import type { Value } from '../objects/value.ts';
import type { CommandLine, Word } from './command-line.ts';
import { commandNames } from './command-names.ts';
import { byText, type Completion, type CompletionKind, quoted, sameStart, unquoted } from './completion.ts';
import { parameterNamed, parametersOf, possibleSets } from './parameters.ts';
import { paths } from './paths.ts';
import { registeredCompleters } from './registered.ts';

/** What a word of a command may be: values of the parameter that it is for, else paths. */
export function argumentValues(word: Word, line: CommandLine, session: SessionServices, text: string): Completion[] {
  const command = line.words[0]!.value;
  const entry = session.commands.find(command);
  const name = entry?.kind === 'Alias' ? toText(getProperty(entry.info, 'Definition')) : (entry?.name ?? command);
  const before = line.words.slice(1).filter(({ start }) => start < word.start);
  const native = registeredCompleters(session).native.get(command.toLowerCase());
  if (native) return fromBlock(native, [word.value, text, text.length], session);
  const all = parametersOf(command, session);
  const { target, bound } = targetOf(before, all);
  if (!target) return paths(word.text, session);
  const found = valuesOf(name, target, word, bound, session);
  return (
    found ??
    paths(word.text, session, { folders: /^Set-Location$|^Push-Location$/i.test(name), literal: /^LiteralPath$/i.test(target.name) })
  );
}

/** The parameter that the next word is for, and the words of those that were given. */
function targetOf(before: readonly Word[], all: readonly ParameterDescription[]) {
  const bound = new Map<string, string>();
  const given: ParameterDescription[] = [];
  const positional: string[] = [];
  let waiting: ParameterDescription | undefined;
  for (const word of before) {
    if (word.parameter !== undefined) {
      const found = parameterNamed(word.parameter, all);
      if (found) given.push(found);
      waiting = found && (!found.isSwitch || word.text.endsWith(':')) ? found : undefined;
      if (found?.isSwitch) bound.set(found.name, 'True');
    } else if (waiting) {
      bound.set(waiting.name, word.value);
      // What follows a comma belongs to the same parameter.
      waiting = word.text.endsWith(',') ? waiting : undefined;
    } else if (word.text !== ',') positional.push(word.value);
  }
  if (waiting) return { target: waiting, bound };
  const possible = possibleSets(given);
  const places = all
    .flatMap((each) => {
      if (given.includes(each)) return [];
      const place = [...each.sets].find(
        ([set, { position }]) => position !== null && (!possible || set === '__AllParameterSets' || possible.has(set)),
      );
      return place ? [{ each, position: place[1].position! }] : [];
    })
    .sort((a, b) => a.position - b.position);
  const taken = positional.length;
  for (const [at, value] of positional.entries()) if (places[at]) bound.set(places[at].each.name, value);
  return { target: places[taken]?.each, bound };
}

type Source = (word: string, session: SessionServices) => readonly string[];
const invoked =
  (command: string, property: string): Source =>
  (_, session) =>
    session.commands.invoke(command, []).map((item) => toText(getProperty(item, property)));

/** Where values come from that a declaration names with `completes`. */
const sources: Readonly<Record<string, Source>> = {
  variable: (_, session) => session.variables.list().map(({ name }) => name),
  alias: (_, session) => session.commands.aliases.list().map(({ name }) => name),
  module: invoked('Get-Module', 'Name'),
  drive: invoked('Get-PSDrive', 'Name'),
  provider: invoked('Get-PSProvider', 'Name'),
  verb: (_, session) => parts(session, 0),
  noun: (_, session) => parts(session, 1),
};

/** Values that keep their order and are plain text in PowerShell. */
const texts: Readonly<Record<string, readonly string[]>> = {
  'strict-version': ['Latest', '3.0', '2.0', '1.0'],
  scope: ['Global', 'Local', 'Script'],
};

function parts(session: SessionServices, at: 0 | 1): string[] {
  const names = session.commands.all(['Function', 'Cmdlet']).filter(({ name }) => name.includes('-'));
  return [...new Set(names.map(({ name }) => name.split('-')[at]!))];
}

function valuesOf(
  command: string,
  target: ParameterDescription,
  word: Word,
  bound: ReadonlyMap<string, string>,
  session: SessionServices,
): Completion[] | undefined {
  const { quote, bare } = unquoted(word.value);
  const as = (names: readonly string[], kind: CompletionKind, tip = ''): Completion[] =>
    names.filter((name) => sameStart(name, bare)).map((name) => ({ text: quoted(name, quote), listed: name, kind, tip: tip || name }));
  const registered = registeredCompleters(session).of(command, target.name);
  const completer = registered ?? (session.blocks.isBlock(target.completes) ? target.completes : undefined);
  if (completer) {
    const given = new Hashtable();
    for (const [name, value] of bound) given.set(name, value);
    const found = fromBlock(completer, [command, target.name, bare, null, given], session);
    return found.length > 0 ? found : undefined;
  }
  if (target.values.length > 0) return as(target.values, 'ParameterValue');
  const type = resolveType(target.type.replace(/\[\]$/, ''));
  if (type?.isEnum) return as(Object.keys(type.enumTable.members).sort(byText), 'ParameterValue');
  if (target.isSwitch)
    return ['$true', '$false']
      .filter((name) => sameStart(name, bare))
      .map((name) => ({ text: name, listed: name, kind: 'ParameterValue', tip: name }));
  if (typeof target.completes !== 'string') return undefined;
  if (target.completes === 'command') return commandNames(bare, session);
  if (texts[target.completes]) return as(texts[target.completes]!, 'Text');
  const source = sources[target.completes];
  return source ? as([...source(bare, session)].sort(byText), 'ParameterValue') : undefined;
}

/** What a completer block writes: CompletionResult objects as they are, everything else as text. A completer that fails gives nothing. */
function fromBlock(block: Value, args: readonly Value[], session: SessionServices): Completion[] {
  try {
    return session.blocks
      .call(block, args)
      .flatMap((value) => [...(typeof value === 'string' ? [value] : (enumerable(value) ?? [value]))].map(asCompletion));
  } catch {
    return [];
  }
}

function asCompletion(value: Value): Completion {
  if (!hasProperty(value, 'CompletionText')) return { text: toText(value), listed: toText(value), kind: 'Text', tip: toText(value) };
  return {
    text: toText(getProperty(value, 'CompletionText')),
    listed: toText(getProperty(value, 'ListItemText')),
    kind: toText(getProperty(value, 'ResultType')) as CompletionKind,
    tip: toText(getProperty(value, 'ToolTip')),
  };
}
