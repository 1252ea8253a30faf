import type { Value } from '../objects/value.ts';
import type { ErrorColors } from './error-view.ts';
import type { Formatting } from './formatting.ts';
import { isDictionary, member, textMember, truth } from './subject.ts';

/** Columns before a message that stands under its line of code: `     | `. */
const prefixColumns = 7;

interface Source {
  /** `file:line`, or '' when the code has no file. */
  readonly place: string;
  readonly line: number;
  /** The line as the position message shows it, with one blank in front. */
  readonly code: string;
  /** The line of tildes, with its blanks; '' when there is none. */
  readonly marks: string;
}

/** ConciseView: who failed, the line of code where that helps, the message. */
export function conciseView(record: Value, formatting: Formatting, colors: ErrorColors): string {
  const invocation = member(record, 'InvocationInfo');
  const source = sourceOf(record, invocation, formatting);
  const advice = textMember(member(record, 'ErrorDetails'), 'RecommendedAction');
  const parts = source ? block(source, colors) : { head: '', prefix: '' };
  let message = parts.prefix + shownMessage(record);
  if (truth(textMember(invocation, 'ScriptName')) || isParserError(record)) {
    message = `${broken(message, parts.prefix, formatting.surroundings.windowWidth())}\n`;
  }
  const text = `${colors.error}${reasonOf(record, invocation, formatting)}: ${parts.head}${colors.error}${message}`;
  return `${text}${advice === '' ? '' : `\n  Recommendation: ${advice}`}${colors.reset}`;
}

function isParserError(record: Value): boolean {
  return textMember(member(record, 'CategoryInfo'), 'Category') === 'ParserError';
}

function sourceOf(record: Value, invocation: Value, { surroundings }: Formatting): Source | undefined {
  const target = member(record, 'TargetObject');
  const script = textMember(invocation, 'ScriptName');
  const line = Number(member(invocation, 'ScriptLineNumber') ?? 0);
  const pointed = isDictionary(target) && truth(member(target, 'Line')) && truth(member(target, 'LineText'));
  const worth = (isParserError(record) && invocation !== null) || script !== '' || line > 1;
  if (pointed) {
    const code = textMember(target, 'LineText').trim();
    return { place: textMember(target, 'File'), line: Number(member(target, 'Line')), code, marks: '' };
  }
  if (!worth || /\.psm1$/i.test(script)) return undefined;
  const position = textMember(invocation, 'PositionMessage').split('\n');
  const column = surroundings.columnInErrors ? `:${textMember(invocation, 'OffsetInLine')}` : '';
  return {
    place: script === '' ? '' : `${script}:${line}${column}`,
    line,
    code: (position[1] ?? '').slice(1),
    marks: (position.at(-1) ?? '').slice(1),
  };
}

function block({ place, line, code, marks }: Source, { error, accent, reset }: ErrorColors): { head: string; prefix: string } {
  const number = String(line);
  const shift = ' '.repeat(Math.max(0, number.length - 4));
  const start = Math.max(0, marks.indexOf('~'));
  const length = marks.trim().length;
  const shown =
    length < code.length ? code.slice(0, start) + accent + code.slice(start, start + length) + reset + code.slice(start + length) : code;
  const prefix = `${accent}${shift}     | ${error}`;
  const head = [
    place === '' ? '' : `${reset}${place}`,
    `${accent}${shift}Line |`,
    `${accent}${number.padStart(4)} | ${reset}${shown}`,
    ...(marks === '' ? [] : [`${prefix}${marks}`]),
    '',
  ].join('\n');
  return { head, prefix };
}

/** Of a parse error whose message shows its own position only the words after the tildes, up to the first empty line. */
function shownMessage(record: Value): string {
  const details = textMember(member(record, 'ErrorDetails'), 'Message');
  if (details !== '') return details;
  const message = textMember(member(record, 'Exception'), 'Message');
  if (!isParserError(record) || !message.includes('~\n')) return message;
  return message.slice(message.indexOf('~\n') + 2).split('\n\n')[0]!;
}

/** A message on one line, broken at blanks to fit the window; at a word longer than a line the breaking stops. */
function broken(text: string, prefix: string, width: number): string {
  const message = text.replace(/[\r\n\t]/g, (sign) => (sign === '\r' ? '' : ' '));
  const invisible = prefix === '' ? 0 : Math.max(0, prefix.length - prefixColumns);
  if (width <= 0 || message.length - invisible <= width) return message;
  const first = beforeLastBlank(message, width + invisible);
  const lines = [first];
  let rest = message.slice(first.length).trim();
  while (rest.length + prefixColumns > width) {
    const piece = beforeLastBlank(prefix + rest, width + invisible);
    if (piece.length <= prefix.length) break;
    lines.push(piece);
    rest = rest.slice(piece.length - prefix.length).trim();
  }
  return [...lines, prefix + rest].join('\n');
}

function beforeLastBlank(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length);
  const blank = head.search(/\s\S*$/);
  return blank < 0 ? head : head.slice(0, blank);
}

/** The word in front of the colon: the first that applies. */
function reasonOf(record: Value, invocation: Value, { surroundings }: Formatting): string {
  if (truth(member(member(record, 'Exception'), 'WasThrownFromThrowStatement'))) return 'Exception';
  const command = member(invocation, 'MyCommand');
  const name = textMember(command, 'Name');
  if (name !== '' && surroundings.commandExists(name)) return name;
  const category = member(record, 'CategoryInfo');
  const kind = textMember(category, 'Category');
  const words = [
    textMember(category, 'Activity'),
    command === null ? '' : name || textMember(invocation, 'MyCommand'),
    textMember(invocation, 'InvocationName'),
    kind === 'NotSpecified' ? '' : kind,
    textMember(category, 'Reason'),
  ];
  return words.find((word) => word !== '') ?? 'Error';
}
