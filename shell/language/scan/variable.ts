import type { Token } from '../token.ts';
import { splitVariablePath } from '../variable-path.ts';
import { end, isDoubleQuote, isIdentifierFollow, isVariableStart, startsNewToken } from './characters.ts';
import { escapedText } from './escape.ts';
import { Mode, type Scanner } from './scanner.ts';
import { word } from './word.ts';

/** Cuts a variable; `at` stands behind `$` or `@`. In a command a variable that runs into other characters is a word. */
export function variable(scanner: Scanner, splatted: boolean, inString: boolean): Token {
  const first = scanner.peek();
  if (first === 123 && !splatted) return bracedVariable(scanner, inString);
  if (!isVariableStart(first)) {
    return word(scanner, '$');
  }
  const from = scanner.at++;
  if (first === 36 || first === 63 || first === 94) {
    if (scanner.mode === Mode.Command && !startsNewToken(scanner.peek())) return asWord(scanner);
  } else {
    for (;;) {
      const code = scanner.peek();
      if (isIdentifierFollow(code) || code === 63) {
        scanner.at++;
      } else if (code === 58) {
        if (scanner.peekAt(scanner.at + 1) === 58) break;
        scanner.at++;
      } else {
        if (scanner.mode === Mode.Command && !startsNewToken(code) && !isAccess(code) && code !== 61) return asWord(scanner);
        break;
      }
    }
  }
  const path = scanner.text.slice(from, scanner.at);
  const { drive, name } = splitVariablePath(path);
  if (name === '') {
    scanner.report(drive === null ? 'InvalidVariableReference' : 'InvalidVariableReferenceWithDrive', scanner.tokenStart, scanner.at);
  }
  return scanner.token(splatted ? 'SplattedVariable' : 'Variable', path);
}

/** `.` and `[` behind a variable ask for a member or an element. */
function isAccess(code: number): boolean {
  return code === 46 || code === 91;
}

function asWord(scanner: Scanner): Token {
  scanner.at = scanner.tokenStart;
  return word(scanner, '');
}

function bracedVariable(scanner: Scanner, inString: boolean): Token {
  const errorFrom = scanner.at++;
  let name = '';
  let closed = false;
  while (!closed) {
    const code = scanner.peek();
    if (code === end) break;
    const at = scanner.at++;
    if (code === 125) {
      closed = true;
    } else if (code === 96) {
      if (scanner.peek() === end) break;
      name += escapedText(scanner);
    } else {
      if (code === 123) scanner.report('OpenBraceNeedsToBeBackTickedInVariableName', scanner.at, scanner.at + 1);
      if (inString && isDoubleQuote(code) && isDoubleQuote(scanner.peek())) scanner.at++;
      name += scanner.text[at];
    }
  }
  if (!closed) scanner.reportIncomplete('IncompleteDollarVariableReference', errorFrom, scanner.at);
  if (name === '') {
    if (closed) scanner.report('EmptyVariableReference', scanner.at - 1, scanner.at);
    name = ':Error:';
  }
  if (scanner.mode === Mode.Command && !startsNewToken(scanner.peek()) && !isAccess(scanner.peek())) return asWord(scanner);
  if (splitVariablePath(name).name === '') scanner.report('InvalidBracedVariableReference', scanner.tokenStart, scanner.at);
  return scanner.token('Variable', name);
}
