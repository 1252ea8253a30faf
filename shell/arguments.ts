/**
 * The command line of seedsh, read as pwsh reads its own (any dash, any case, prefixes down to a least length; `--` and `/` work too).
 * Words after -File's path belong to the script, all words after -Command are its text.
 */
export interface Launch {
  mode: 'prompt' | 'file' | 'command' | 'lines';
  /** The script's path, or the command text. */
  subject: string;
  /** What the script gets in `$args` or its parameters, as typed. */
  words: string[];
  noProfile: boolean;
  nonInteractive: boolean;
  noExit: boolean;
  noLogo: boolean;
  workingDirectory: string | undefined;
}

export interface Switch {
  readonly name: string;
  /** Fewest letters that name it. */
  readonly least: string;
  readonly takes?: 'word' | 'rest' | 'words';
  readonly aliases?: readonly string[];
  readonly says: string;
}

/** Least lengths as pwsh has them (about_Pwsh). */
export const switches: readonly Switch[] = [
  {
    name: 'File',
    least: 'f',
    takes: 'words',
    says: 'Runs a script; what follows the path are its arguments. `-` reads the script from standard input.',
  },
  { name: 'Command', least: 'c', takes: 'rest', says: 'Runs the rest of the line as a script; `-` reads lines from standard input.' },
  { name: 'CommandWithArgs', least: 'commandwitha', takes: 'words', aliases: ['cwa'], says: 'Runs a text; what follows is in $args.' },
  { name: 'EncodedCommand', least: 'e', takes: 'word', aliases: ['ec'], says: 'Runs a script given as Base64 of UTF-16LE.' },
  { name: 'NoProfile', least: 'nop', says: 'Does not run the profile.' },
  { name: 'NonInteractive', least: 'noni', says: 'Never asks; a question is an error.' },
  { name: 'Interactive', least: 'i', says: 'Opens a prompt (the default without a script).' },
  { name: 'NoExit', least: 'noe', says: 'Opens a prompt after the script.' },
  { name: 'NoLogo', least: 'nol', says: 'Opens the prompt without a greeting.' },
  { name: 'WorkingDirectory', least: 'wo', takes: 'word', aliases: ['wd'], says: 'Starts in this folder.' },
  {
    name: 'ExecutionPolicy',
    least: 'ex',
    takes: 'word',
    aliases: ['ep'],
    says: 'Accepted and without effect, as on every system but Windows.',
  },
  { name: 'Login', least: 'l', says: 'Accepted and without effect.' },
  { name: 'Version', least: 'v', says: 'Prints the version.' },
  { name: 'Help', least: 'h', aliases: ['?'], says: 'Prints this page.' },
];

/** Why a command line cannot be run: printed on standard error, exit code 64. */
export class Misuse extends Error {
  readonly showUsage: boolean;
  constructor(message: string, showUsage = true) {
    super(message);
    this.showUsage = showUsage;
  }
}

export type Reading = { do: 'run'; launch: Launch } | { do: 'version' } | { do: 'help' };

function switchOf(word: string): Switch | undefined {
  const given = word.replace(/^(--|[-/\u2013\u2014\u2015])/, '').toLowerCase();
  if (given === word.toLowerCase() || given === '') return undefined;
  return switches.find(
    ({ name, least, aliases }) => aliases?.includes(given) || (given.length >= least.length && name.toLowerCase().startsWith(given)),
  );
}

/** Reads the words after the program's name; throws Misuse. `atTerminal` says whether standard input is one. */
export function readArguments(words: readonly string[], atTerminal: boolean): Reading {
  const launch: Launch = {
    mode: atTerminal ? 'prompt' : 'lines',
    subject: '',
    words: [],
    noProfile: false,
    nonInteractive: false,
    noExit: false,
    noLogo: false,
    workingDirectory: undefined,
  };
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === '-') return { do: 'run', launch: { ...launch, mode: 'lines', noLogo: true } };
    const known = switchOf(word);
    if (!known) {
      if (/^(--|[-\u2013\u2014\u2015])/.test(word)) throw new Misuse(unknownSwitch(word), !similar(word).length);
      return { do: 'run', launch: { ...launch, mode: 'file', subject: word, words: words.slice(at + 1) } };
    }
    switch (known.name) {
      case 'Version':
        return { do: 'version' };
      case 'Help':
        return { do: 'help' };
      case 'File': {
        const path = words[at + 1];
        if (path === undefined)
          throw new Misuse(
            'The command cannot be run because the File parameter requires a file path. Supply a path for the File parameter and then try the command again.',
          );
        if (path === '-') return { do: 'run', launch: { ...launch, mode: 'lines', noLogo: true } };
        return { do: 'run', launch: { ...launch, mode: 'file', subject: path, words: words.slice(at + 2) } };
      }
      case 'Command': {
        const rest = words.slice(at + 1);
        if (!rest.length) throw new Misuse('Cannot process the command because of a missing parameter. A command must follow -Command.');
        if (rest[0] !== '-') return { do: 'run', launch: { ...launch, mode: 'command', subject: rest.join(' ') } };
        if (rest.length > 1)
          throw new Misuse("'-' was specified with the -Command parameter; no other arguments to -Command are permitted.");
        return { do: 'run', launch: { ...launch, mode: 'lines', noLogo: true } };
      }
      case 'CommandWithArgs': {
        const subject = words[at + 1];
        if (subject === undefined)
          throw new Misuse('Cannot process the command because of a missing parameter. A command must follow -CommandWithArgs.');
        return { do: 'run', launch: { ...launch, mode: 'command', subject, words: words.slice(at + 2) } };
      }
      case 'EncodedCommand':
        return { do: 'run', launch: { ...launch, mode: 'command', subject: decoded(words[at + 1]) } };
      case 'NoProfile':
        launch.noProfile = true;
        break;
      case 'NonInteractive':
        launch.nonInteractive = true;
        break;
      case 'NoExit':
        launch.noExit = true;
        break;
      case 'NoLogo':
        launch.noLogo = true;
        break;
      case 'Interactive':
        launch.mode = 'prompt';
        break;
      case 'WorkingDirectory':
        launch.workingDirectory = words[++at];
        break;
      case 'ExecutionPolicy':
        at++;
        break;
    }
  }
  return { do: 'run', launch };
}

function decoded(text: string | undefined): string {
  if (text && /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0) return Buffer.from(text, 'base64').toString('utf16le');
  throw new Misuse(
    'Cannot process the command because the value specified with -EncodedCommand is not properly encoded. The value must be Base64 encoded.',
  );
}

const similar = (word: string): string[] => {
  const bare = word.replace(/^[-\u2013\u2014\u2015]+/, '').toLowerCase();
  return bare ? switches.map(({ name }) => name.toLowerCase()).filter((name) => name.includes(bare)) : [];
};

function unknownSwitch(word: string): string {
  const near = similar(word);
  if (near.length) return [`Invalid argument '${word}', did you mean:`, '', ...near.map((name) => `  -${name}`)].join('\n');
  return `The argument '${word}' is not recognized as the name of a script file. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.`;
}
