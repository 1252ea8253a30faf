/** Takes a command line apart as .NET does on Unix: blanks separate, double quotes hold together, a backslash keeps a quote. */
export function splitArguments(text: string): string[] {
  const found: string[] = [];
  let current: string | undefined;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '\\' && text[at + 1] === '"') {
      current = `${current ?? ''}"`;
      at++;
    } else if (sign === '"') {
      quoted = !quoted;
      current ??= '';
    } else if (/\s/.test(sign) && !quoted) {
      if (current !== undefined) found.push(current);
      current = undefined;
    } else current = (current ?? '') + sign;
  }
  if (current !== undefined) found.push(current);
  return found;
}
