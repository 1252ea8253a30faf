/** The index of the line end (or end of the text) that closes a line comment. */
export function skipLineComment(text: string, at: number): number {
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) break;
    at++;
  }
  return at;
}

/** The index behind the `#>` that closes a block comment; the end of the text when there is none. */
export function skipBlockComment(text: string, at: number): number {
  const close = text.indexOf('#>', at);
  return close < 0 ? text.length : close + 2;
}
