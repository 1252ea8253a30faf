import type { Token } from '../token.ts';
import { TokenFlag } from '../token-table.ts';
import { end, isLetterOrDigit } from './characters.ts';
import type { Scanner } from './scanner.ts';

/** Cuts the rest of a type name: letters, digits and `. ` _ + # \`. */
export function typeName(scanner: Scanner): Token {
  for (;;) {
    const code = scanner.peek();
    if (!isLetterOrDigit(code) && (code === end || !'.`_+#*\\'.includes(String.fromCharCode(code)))) break;
    scanner.at++;
  }
  return scanner.token('Identifier', '', null, TokenFlag.TypeName);
}

/** Reads an assembly name behind the comma in `[type, assembly, Version=1.0.0.0]`; '' when there is none. */
export function assemblyName(scanner: Scanner): string {
  let name = assemblyPart(scanner);
  while (scanner.peek() === 44) {
    scanner.tokenStart = scanner.at++;
    scanner.token('Comma');
    name += `, ${assemblyPart(scanner)}`;
    if (scanner.peek() !== 61) continue;
    scanner.tokenStart = scanner.at++;
    scanner.token('Equals');
    name += `=${assemblyPart(scanner)}`;
  }
  return name;
}

function assemblyPart(scanner: Scanner): string {
  scanner.skipWhite();
  scanner.tokenStart = scanner.at;
  while (scanner.peek() !== end && !/[\s,=\]\0]/.test(scanner.text[scanner.at]!)) scanner.at++;
  scanner.token('Identifier', '', null, TokenFlag.TypeName);
  const part = scanner.text.slice(scanner.tokenStart, scanner.at);
  scanner.skipWhite();
  return part;
}
