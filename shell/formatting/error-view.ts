import type { Value } from '../objects/value.ts';
import { conciseView } from './concise-view.ts';
import { errorDetailsText } from './error-details.ts';
import type { Formatting } from './formatting.ts';
import { callMember, member, textMember } from './subject.ts';

/** Escape sequences of error views; all empty without colour. */
export interface ErrorColors {
  readonly error: string;
  readonly accent: string;
  readonly reset: string;
}

const native = new Set(['NativeCommandErrorMessage', 'NativeCommandError']);

/** The text of an error record in the view that $ErrorView names. It may end in a line break. */
export function errorText(record: Value, formatting: Formatting): string {
  const colors = colorsOf(formatting);
  const paint = (text: string): string => colors.error + text + colors.reset;
  if (native.has(textMember(record, 'FullyQualifiedErrorId'))) return paint(textMember(member(record, 'Exception'), 'Message'));
  switch (formatting.surroundings.errorView()) {
    case 'NormalView':
      return prefix(record) + paint(normalText(record));
    case 'CategoryView':
      return paint(String(callMember(member(record, 'CategoryInfo'), 'GetMessage', [])));
    case 'DetailedView':
      return paint(errorDetailsText(record, formatting));
    default:
      return conciseView(record, formatting, colors);
  }
}

function colorsOf({ style, decorated, surroundings }: Formatting): ErrorColors {
  if (!decorated || !surroundings.errorColor()) return { error: '', accent: '', reset: '' };
  return { error: style.formatting.error, accent: style.formatting.errorAccent, reset: '\x1b[0m' };
}

/** What a record says: its details' message before its exception's. */
export function messageOf(record: Value): string {
  return textMember(member(record, 'ErrorDetails'), 'Message') || textMember(member(record, 'Exception'), 'Message');
}

/** NormalView names the command as it was typed, a script by its path, a script block by its text. */
function prefix(record: Value): string {
  const invocation = member(record, 'InvocationInfo');
  const command = member(invocation, 'MyCommand');
  const typed = textMember(invocation, 'InvocationName');
  if (command === null) return typed === '' ? '' : `${typed} : `;
  switch (textMember(command, 'CommandType')) {
    case 'ExternalScript':
      return named(textMember(command, 'Path'));
    case 'Script':
      return named(textMember(command, 'ScriptBlock'));
    default:
      return named(/^[&.]?$/.test(typed) ? textMember(command, 'Name') : typed);
  }
}

function named(name: string): string {
  return name === '' ? '' : `${name} : `;
}

function normalText(record: Value): string {
  const invocation = member(record, 'InvocationInfo');
  const category = member(record, 'CategoryInfo');
  const located = invocation !== null && (member(invocation, 'MyCommand') !== null || textMember(category, 'Category') !== 'ParserError');
  const position = located ? textMember(invocation, 'PositionMessage') : '';
  const computer = textMember(member(record, 'OriginInfo'), 'PSComputerName');
  return [
    messageOf(record),
    ...(position === '' ? [] : [position]),
    `+ CategoryInfo          : ${textMember(record, 'CategoryInfo')}`,
    `+ FullyQualifiedErrorId : ${textMember(record, 'FullyQualifiedErrorId')}`,
    ...(computer === '' ? [] : [`+ PSComputerName        : ${computer}`]),
  ].join('\n');
}
