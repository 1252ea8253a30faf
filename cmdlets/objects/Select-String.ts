import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import type { EngineContext } from '../../shell/command/context.ts';
import { flag, integers, text, texts } from '../../shell/command/parameter.ts';
import { leaf, type Place, providerPath } from '../../shell/drives/path.ts';
import { selection } from '../../shell/drives/selection.ts';
import { textEquals } from '../../shell/objects/collation.ts';
import { ErrorRecord, NetException, Raised, raise } from '../../shell/objects/error.ts';
import { type NetRegex, type RegexMatch, regexFor, regexOption } from '../../shell/objects/regex.ts';
import { toText } from '../../shell/objects/text.ts';
import { fileText, placesOf } from './file-paths.ts';
import { LineSearch, type LineTest } from './line-search.ts';
import type { MatchInfo } from './match-info.ts';
import { pipelineObject } from './pipeline-object.ts';

export default coreCmdlet({
  verb: 'Select',
  noun: 'String',
  synopsis: 'Finds text in strings and files.',
  aliases: ['sls'],
  output: ['Microsoft.PowerShell.Commands.MatchInfo', 'System.Boolean', 'System.String'],
  defaultSet: 'File',
  parameters: {
    Culture: text({ help: 'Culture by which -SimpleMatch compares.' }),
    InputObject: pipelineObject({
      sets: { Object: { mandatory: true, fromPipeline: 'value' }, ObjectRaw: { mandatory: true, fromPipeline: 'value' } },
      allowNull: true,
      allowEmpty: true,
      help: 'The texts.',
    }),
    Pattern: texts({ position: 0, mandatory: true, help: 'Regular expressions; plain text with -SimpleMatch.' }),
    Path: texts({
      sets: {
        File: { position: 1, mandatory: true, fromPipeline: 'property' },
        FileRaw: { position: 1, mandatory: true, fromPipeline: 'property' },
      },
      wildcards: true,
      completes: 'path',
      help: 'The files.',
    }),
    LiteralPath: texts({
      sets: { LiteralFile: { mandatory: true, fromPipeline: 'property' }, LiteralFileRaw: { mandatory: true, fromPipeline: 'property' } },
      aliases: ['PSPath', 'LP'],
      completes: 'path',
      help: 'The files; no character has a meaning of its own.',
    }),
    Raw: flag({
      sets: { ObjectRaw: { mandatory: true }, FileRaw: { mandatory: true }, LiteralFileRaw: { mandatory: true } },
      help: 'Gives the lines themselves.',
    }),
    SimpleMatch: flag({ help: 'Patterns are plain text.' }),
    CaseSensitive: flag({ help: 'Tells upper from lower case.' }),
    Quiet: flag({ sets: ['Object', 'File', 'LiteralFile'], help: 'Only whether there is a match.' }),
    List: flag({ help: 'The first match of each file.' }),
    NoEmphasis: flag({ help: 'Does not mark what matched.' }),
    Include: texts({ notEmpty: true, wildcards: true, help: 'Only files with such names.' }),
    Exclude: texts({ notEmpty: true, wildcards: true, help: 'No files with such names.' }),
    NotMatch: flag({ help: 'Lines that do not match.' }),
    AllMatches: flag({ help: 'Every match of a line, not the first alone.' }),
    Encoding: text({ notEmpty: true, help: 'How files are read: utf8NoBOM (default), unicode, ascii …' }),
    Context: integers({ notEmpty: true, count: [1, 2], range: [0, 2147483647], help: 'Lines before and after each match.' }),
  },
  examples: [{ says: 'Lines with a word.', run: "'one', 'two', 'three' | Select-String '^t' | ForEach-Object Line", shows: 'two\nthree' }],
  stage(given, context) {
    const test = lineTest(given);
    const [before = 0, after = before] = given.Context ?? [];
    const choice = { ignoreCase: !given.CaseSensitive, before, after };
    const wanted = selection(given.Include, given.Exclude);
    let any = false;
    const give = (match: MatchInfo): void => {
      any = true;
      if (!given.Quiet) context.write(given.Raw ? match.line : match);
    };
    let stream: LineSearch | undefined;
    return {
      process() {
        if (given.Quiet && any) return;
        const paths = given.LiteralPath ?? given.Path;
        if (paths) {
          for (const path of paths)
            for (const place of found(path, given.LiteralPath !== undefined, context)) if (wanted(leaf(place))) searchFile(place);
        } else {
          stream ??= new LineSearch(test, choice, undefined, give);
          stream.line(toText(given.InputObject ?? ''));
        }
      },
      end() {
        stream?.end();
        if (given.Quiet) context.write(any);
      },
    };

    function searchFile(place: Place): void {
      const path = providerPath(place);
      if (place.provider.isContainer(path)) {
        unreadable(path, `Access to the path '${path}' is denied.`, context);
        return;
      }
      let first = true;
      let enough = false;
      const search = new LineSearch(test, choice, path, (match) => {
        if (given.List && !first) return;
        first = false;
        enough = given.List || given.Quiet;
        give(match);
      });
      for (const line of linesOf(fileText(place, given.Encoding))) {
        search.line(line);
        if (enough) break;
      }
      search.end();
    }
  },
});

function unreadable(path: string, why: string, context: EngineContext): void {
  const message = `The file ${path} cannot be read: ${why}`;
  context.error(new ErrorRecord(new NetException('System.ArgumentException', message), 'ProcessingFile', 'InvalidArgument', path));
}

/** A path that leads nowhere is an error, and the next one follows. */
function found(path: string, isLiteral: boolean, context: EngineContext): Place[] {
  try {
    return placesOf(path, isLiteral, context.session);
  } catch (thrown) {
    if (!(thrown instanceof Raised)) throw thrown;
    context.error(thrown.record);
    return [];
  }
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

interface Given {
  readonly Pattern: readonly string[];
  readonly SimpleMatch: boolean;
  readonly CaseSensitive: boolean;
  readonly NotMatch: boolean;
  readonly AllMatches: boolean;
}

type Finder = (line: string) => readonly RegexMatch[] | undefined;

function lineTest(given: Given): LineTest {
  const finders = given.Pattern.map((pattern): readonly [string, Finder] => [
    pattern,
    given.SimpleMatch ? plainFinder(pattern, given) : regexFinder(pattern, given),
  ]);
  return (line) => {
    for (const [pattern, find] of finders) {
      const matches = find(line);
      if (matches) return given.NotMatch ? undefined : { pattern, matches };
    }
    return given.NotMatch ? { pattern: given.Pattern[0] ?? '', matches: [] } : undefined;
  };
}

function plainFinder(pattern: string, { CaseSensitive: caseSensitive }: Given): Finder {
  const wanted = caseSensitive ? pattern : pattern.toLowerCase();
  return (line) => {
    const text = caseSensitive ? line : line.toLowerCase();
    return text.includes(wanted) || textEquals(line, pattern, caseSensitive) ? [] : undefined;
  };
}

function regexFinder(pattern: string, { CaseSensitive, AllMatches, NotMatch }: Given): Finder {
  let regex: NetRegex;
  try {
    regex = regexFor(pattern, CaseSensitive ? regexOption.None : regexOption.IgnoreCase);
  } catch (thrown) {
    if (!(thrown instanceof NetException)) throw thrown;
    return raise(
      'System.ArgumentException',
      'InvalidRegex',
      'InvalidArgument',
      `The string ${pattern} is not a valid regular expression: ${thrown.message}`,
    );
  }
  return (line) => {
    if (AllMatches && !NotMatch) {
      const matches = regex.matches(line);
      return matches.length > 0 ? matches : undefined;
    }
    const match = regex.match(line);
    return match.success ? [match] : undefined;
  };
}
