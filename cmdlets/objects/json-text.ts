/** Which characters stand as escapes besides those that JSON asks for. */
export type JsonEscaping = 'Default' | 'EscapeNonAscii' | 'EscapeHtml';

const unsafe: Readonly<Record<JsonEscaping, RegExp>> = {
  Default: /["\\\u0000-\u001f\u0085\u2028\u2029]/,
  EscapeNonAscii: /["\\\u0000-\u001f\u007f-\uffff]/,
  EscapeHtml: /["\\\u0000-\u001f\u0085\u2028\u2029<>&']/,
};
const each: Readonly<Record<JsonEscaping, RegExp>> = {
  Default: new RegExp(unsafe.Default, 'g'),
  EscapeNonAscii: new RegExp(unsafe.EscapeNonAscii, 'g'),
  EscapeHtml: new RegExp(unsafe.EscapeHtml, 'g'),
};
const short: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A JSON string with its quotes. */
export function jsonString(text: string, escaping: JsonEscaping): string {
  if (!unsafe[escaping].test(text)) return `"${text}"`;
  const escaped = text.replace(each[escaping], (sign) => {
    const known = sign === '"' && escaping === 'EscapeHtml' ? undefined : short[sign];
    return known ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}
