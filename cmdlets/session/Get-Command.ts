import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, integer, objects, texts, typed } from '../../shell/command/parameter.ts';
import type { CommandEntry, CommandKind } from '../../shell/command/session.ts';
import { ErrorRecord, NetException } from '../../shell/objects/error.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Value } from '../../shell/objects/value.ts';
import { hasWildcard, wildcard } from '../../shell/objects/wildcard.ts';
import { byName, commandsNamed, listedKinds, syntaxOf } from './command-choice.ts';

const fits = (patterns: readonly string[] | undefined, text: string): boolean =>
  !patterns || patterns.some((pattern) => wildcard(pattern).matches(text));

const verbOf = (name: string): string => (name.includes('-') ? name.slice(0, name.indexOf('-')) : '');
const nounOf = (name: string): string => (name.includes('-') ? name.slice(name.indexOf('-') + 1) : '');

export default coreCmdlet({
  verb: 'Get',
  noun: 'Command',
  synopsis: 'Finds commands: cmdlets, functions, aliases, scripts and programs.',
  aliases: ['gcm'],
  output: ['System.Management.Automation.CommandInfo', 'System.String'],
  defaultSet: 'CmdletSet',
  parameters: {
    Name: texts({
      sets: { AllCommandSet: { position: 0, fromPipeline: 'both' }, CmdletSet: { fromPipeline: 'property' } },
      wildcards: true,
      notEmpty: true,
      completes: 'command',
      help: 'Names of commands.',
    }),
    Verb: texts({ sets: ['CmdletSet'], wildcards: true, fromPipeline: 'property', completes: 'verb', help: 'Verbs.' }),
    Noun: texts({ sets: ['CmdletSet'], wildcards: true, fromPipeline: 'property', completes: 'noun', help: 'Nouns.' }),
    Module: texts({
      aliases: ['PSSnapin'],
      fromPipeline: 'property',
      completes: 'module',
      wildcards: true,
      help: 'Only commands of these modules.',
    }),
    FullyQualifiedModule: objects({ fromPipeline: 'property', help: 'Modules with their versions.' }),
    CommandType: typed<Value>('System.Management.Automation.CommandTypes')({
      sets: ['AllCommandSet'],
      aliases: ['Type'],
      fromPipeline: 'property',
      help: 'Kinds of commands.',
    }),
    TotalCount: integer({ fromPipeline: 'property', range: [0, 2147483647], help: 'The most that are given.' }),
    Syntax: flag({ fromPipeline: 'property', help: 'Gives how the command is written.' }),
    ShowCommandInfo: flag({ help: 'Has no effect here.' }),
    ArgumentList: objects({
      position: 1,
      aliases: ['Args'],
      fromRemaining: true,
      allowNull: true,
      allowEmpty: true,
      help: 'Arguments that dynamic parameters depend on.',
    }),
    All: flag({ fromPipeline: 'property', help: 'Also what is hidden by a command of the same name.' }),
    ListImported: flag({ fromPipeline: 'property', help: 'Only commands of loaded modules.' }),
    ParameterName: texts({ notEmpty: true, wildcards: true, help: 'Only commands with such a parameter.' }),
    ParameterType: objects({ notEmpty: true, help: 'Only commands with a parameter of such a type.' }),
    UseFuzzyMatching: flag({ sets: ['AllCommandSet'], help: 'Finds names that are nearly so.' }),
    FuzzyMinimumDistance: integer({ sets: ['AllCommandSet'], help: 'How many letters may differ.' }),
    UseAbbreviationExpansion: flag({ help: 'Finds commands by the first letters of their words.' }),
  },
  examples: [{ says: 'Finds the commands for one noun.', run: 'Get-Command -Noun Variable', shows: '' }],
  links: [{ title: 'Get-Command', address: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/get-command' }],
  stage(given, context) {
    const { commands } = context.session;
    const seen = new Set<Value>();
    let left = given.TotalCount ?? -1;

    const hasParameter = (entry: CommandEntry): boolean => {
      if (!given.ParameterName && !given.ParameterType) return true;
      const types = given.ParameterType?.map((type) => toText(type).toLowerCase());
      return commands
        .parameters(entry)
        .some(
          ({ name, aliases, type }) =>
            (!given.ParameterName || [name, ...aliases].some((one) => fits(given.ParameterName, one))) &&
            (!types || types.some((one) => type.toLowerCase() === one || type.toLowerCase().endsWith(`.${one}`))),
        );
    };
    const wanted = (entry: CommandEntry): boolean =>
      fits(given.Verb, verbOf(entry.name)) &&
      fits(given.Noun, nounOf(entry.name)) &&
      fits(given.Module, entry.module) &&
      hasParameter(entry);
    const write = (entries: readonly CommandEntry[]): void => {
      for (const entry of entries) {
        if (left === 0 || seen.has(entry.info)) continue;
        seen.add(entry.info);
        left--;
        context.write(given.Syntax ? syntaxOf(entry) : entry.info);
      }
    };
    const kinds = (): CommandKind[] | undefined => {
      if (given.CommandType === undefined) return given.Verb || given.Noun ? ['Function', 'Filter', 'Cmdlet'] : undefined;
      const named = toText(given.CommandType);
      return named === 'All' ? [...listedKinds, 'ExternalScript', 'Application'] : (named.split(/,\s*/) as CommandKind[]);
    };
    const missing = (name: string): void => {
      const exception = new NetException(
        'System.Management.Automation.CommandNotFoundException',
        `The term '${name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.`,
      );
      context.error(new ErrorRecord(exception, 'CommandNotFoundException', 'ObjectNotFound', name));
    };

    return {
      process() {
        if (!given.Name) {
          write(
            commands
              .all(kinds() ?? listedKinds)
              .filter(wanted)
              .sort(byName),
          );
          return;
        }
        for (const name of given.Name) {
          const pattern = given.UseAbbreviationExpansion || given.UseFuzzyMatching ? loosely(name, given.UseFuzzyMatching) : undefined;
          if (pattern) {
            write(
              commands
                .all(kinds() ?? listedKinds)
                .filter((entry) => pattern(entry.name) && wanted(entry))
                .sort(byName),
            );
            continue;
          }
          const found = commandsNamed(name, kinds(), given.All, context).filter(wanted);
          if (found.length > 0) write(found);
          else if (!hasWildcard(name)) missing(name);
        }
      },
    };
  },
});

/** A test for names that are nearly the given one, or (abbreviated) have words that begin with its letters. */
function loosely(given: string, fuzzy: boolean): (name: string) => boolean {
  if (fuzzy) return (name) => distance(given.toLowerCase(), name.toLowerCase()) <= 5;
  const letters = given.toLowerCase().replaceAll('-', '');
  return (name) =>
    [...name.matchAll(/(?:^|-)\p{L}|\p{Lu}/gu)]
      .map(([letter]) => letter.replace('-', ''))
      .join('')
      .toLowerCase() === letters;
}

/** Edits between two texts: insertion, deletion, replacement. */
function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++)
      row.push(Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    before = row;
  }
  return before[b.length]!;
}
