const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it stands in a page: marks by name, Latin-1 above ASCII and signs beyond 16 bits by number. */
export function htmlText(text: string): string {
  return text.replace(/[&<>"'\u00a0-\u00ff]|[\ud800-\udbff][\udc00-\udfff]/g, (sign) => named[sign] ?? `&#${sign.codePointAt(0)};`);
}
