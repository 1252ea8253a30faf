import { registerType } from '../type-registry.ts';

const htmlNames: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const htmlEncode = (text: string | null) =>
  text?.replace(/[&<>"']/g, (c) => htmlNames[c]!).replace(/[\u00a0-\u00ff]/g, (c) => `&#${c.charCodeAt(0)};`) ?? null;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', copy: '©', euro: '€' };
const htmlDecode = (text: string | null) =>
  text?.replace(/&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(\w+));/g, (whole, decimal?: string, hex?: string, name?: string) =>
    decimal || hex ? String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex!, 16)) : (named[name!] ?? whole),
  ) ?? null;
const urlEncode = (text: string | null) =>
  text === null
    ? null
    : encodeURIComponent(text)
        .replace(/%20/g, '+')
        .replace(/['~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const urlDecode = (text: string | null) => {
  try {
    return text === null ? null : decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
};

const webMembers = {
  'string HtmlEncode(string value)': htmlEncode,
  'string HtmlDecode(string value)': htmlDecode,
  'string UrlEncode(string value)': urlEncode,
  'string UrlDecode(string encodedValue)': urlDecode,
};

registerType('System.Net.WebUtility', () => ({ abstract: true, sealed: true, static: webMembers }));
registerType('System.Web.HttpUtility', () => ({
  sealed: true,
  static: {
    ...webMembers,
    'string UrlEncode(string value)': (text: string | null) =>
      urlEncode(text)?.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()) ?? null,
  },
}));
