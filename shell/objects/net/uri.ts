import { NetException } from '../error.ts';
import { type HasValueKey, valueKey } from '../hash-key.ts';
import { type EnumValue, requireType } from '../net-type.ts';
import type { PSReference } from '../reference.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Value } from '../value.ts';

/** Ports that a scheme stands for. */
export const defaultPorts: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  ftp: 21,
  ws: 80,
  wss: 443,
  ldap: 389,
  gopher: 70,
  telnet: 23,
  nntp: 119,
};

interface Parts {
  readonly scheme: string;
  readonly authority: boolean;
  readonly user: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

/** System.Uri. A relative one has only its text. */
export class NetUri implements HasValueKey {
  readonly original: string;
  readonly parts: Parts | undefined;
  constructor(original: string, parts: Parts | undefined) {
    this.original = original;
    this.parts = parts;
  }

  get absolute(): Parts {
    if (!this.parts) throw new NetException('System.InvalidOperationException', 'This operation is not supported for a relative URI.');
    return this.parts;
  }

  get absoluteUri(): string {
    const { scheme, authority, user, path, query, fragment } = this.absolute;
    return `${scheme}:${authority ? `//${user ? `${user}@` : ''}${this.authority}` : ''}${path}${query}${fragment}`;
  }
  get authority(): string {
    const { scheme, host, port } = this.absolute;
    return port === -1 || port === defaultPorts[scheme] ? host : `${host}:${port}`;
  }
  toString(): string {
    if (!this.parts) return this.original;
    return this.absoluteUri.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
      try {
        return decodeURIComponent(run).replace(/[%#?/\\;:@&=+$,\u0000-\u001f]/g, (c) => encodeURIComponent(c));
      } catch {
        return run;
      }
    });
  }
  [valueKey](): string {
    return `Uri${this.parts ? this.absoluteUri : this.original}`;
  }
}
bindClass(NetUri, 'System.Uri');

const unsafe = /[\s"<>\\^`{|}]|[^\0-\x7f]/gu;
export const escapeUnsafe = (text: string) => text.replace(unsafe, (c) => encodeURIComponent(c)).replace(/%(?![0-9A-Fa-f]{2})/g, '%25');

/** Takes `.` and `..` out of a path. */
function normalPath(path: string): string {
  const out: string[] = [];
  const segments = path.split('/');
  for (const [at, segment] of segments.entries()) {
    if (segment === '..') {
      if (out.length > 1) out.pop();
      if (at === segments.length - 1) out.push('');
    } else if (segment === '.') {
      if (at === segments.length - 1) out.push('');
    } else out.push(segment);
  }
  return out.join('/');
}

function parse(text: string): Parts | undefined {
  const trimmed = text.trim();
  const drive = /^([A-Za-z]):[\\/](.*)$/.exec(trimmed);
  if (drive) return fileParts(`/${drive[1]}:/${drive[2]!.replace(/\\/g, '/')}`, '');
  const share = /^\\\\([^\\]+)\\(.*)$/.exec(trimmed);
  if (share) return fileParts(`/${share[2]!.replace(/\\/g, '/')}`, share[1]!);
  if (/^\/(?!\/)/.test(trimmed)) return fileParts(trimmed, '');
  const match = /^([A-Za-z][A-Za-z0-9+.-]*):(\/\/(?:([^@/?#]*)@)?(\[[^\]]*\]|[^:/?#]*)(?::(\d*))?)?([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(
    trimmed,
  );
  if (!match) return undefined;
  const [, schemeGiven = '', authority, user = '', hostGiven = '', port, path = '', query = '', fragment = ''] = match;
  const scheme = schemeGiven.toLowerCase();
  if (authority !== undefined && hostGiven === '' && scheme !== 'file') return undefined;
  if (authority === undefined && defaultPorts[scheme] !== undefined) return undefined;
  if (port && Number(port) > 65535) return undefined;
  const hierarchical = authority !== undefined;
  const shown = hierarchical
    ? normalPath(escapeUnsafe(path) || (query || fragment || defaultPorts[scheme] ? '/' : '/'))
    : escapeUnsafe(path);
  return {
    scheme,
    authority: hierarchical,
    user,
    host: hostGiven.toLowerCase(),
    port: port ? Number(port) : (defaultPorts[scheme] ?? -1),
    path: shown,
    query: query === '?' ? '' : escapeUnsafe(query),
    fragment: fragment === '#' ? '' : escapeUnsafe(fragment),
  };
}

function fileParts(path: string, host: string): Parts {
  return {
    scheme: 'file',
    authority: true,
    user: '',
    host: host.toLowerCase(),
    port: -1,
    path: escapeUnsafe(path).replace(/[?#]/g, (c) => encodeURIComponent(c)),
    query: '',
    fragment: '',
  };
}

export const kinds = { either: 0, absolute: 1, relative: 2 } as const;

/** Makes a Uri of a kind; undefined when the text is none. */
export function tryUri(text: string, kind: number): NetUri | undefined {
  const parts = parse(text);
  if (parts) return kind === kinds.relative ? (text.startsWith('/') ? new NetUri(text, undefined) : undefined) : new NetUri(text, parts);
  if (kind === kinds.absolute || /^[A-Za-z][A-Za-z0-9+.-]*:\/\/(?:$|[/:?#])/.test(text)) return undefined;
  return new NetUri(text, undefined);
}

export function make(text: string, kind: number): NetUri {
  if (text === null) throw new NetException('System.ArgumentNullException', "Value cannot be null. (Parameter 'uriString')");
  const made = tryUri(text, kind);
  if (made) return made;
  if (text === '') throw new NetException('System.UriFormatException', 'Invalid URI: The URI is empty.');
  if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(text))
    throw new NetException('System.UriFormatException', 'Invalid URI: The hostname could not be parsed.');
  throw new NetException('System.UriFormatException', 'Invalid URI: The format of the URI could not be determined.');
}

/** A relative address seen from a base. */
function combine(base: NetUri, relative: string): NetUri {
  const own = parse(relative);
  if (own && !relative.startsWith('/')) return new NetUri(relative, own);
  const from = base.absolute;
  const authority = `${from.scheme}://${from.user ? `${from.user}@` : ''}${base.authority}`;
  if (relative.startsWith('//')) return make(`${from.scheme}:${relative}`, kinds.absolute);
  if (relative.startsWith('/')) return make(authority + relative, kinds.absolute);
  if (relative.startsWith('?')) return make(authority + from.path + relative, kinds.absolute);
  if (relative.startsWith('#')) return make(authority + from.path + from.query + relative, kinds.absolute);
  return make(authority + from.path.slice(0, from.path.lastIndexOf('/') + 1) + relative, kinds.absolute);
}

const segments = (path: string) => path.match(/[^/]*\/|[^/]+$/g) ?? [];
const unescaped = (text: string) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

function localPath(self: NetUri): string {
  const { scheme, host, path } = self.absolute;
  const plain = unescaped(path);
  if (scheme !== 'file') return plain;
  if (host) return `\\\\${host}${plain.replaceAll('/', '\\')}`;
  return /^\/[A-Za-z]:/.test(plain) ? plain.slice(1).replaceAll('/', '\\') : plain;
}

const escapeData = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

registerType('System.Uri', () => ({
  interfaces: ['System.IFormattable'],
  constructors: {
    '(string uriString)': (text: string) => make(text, kinds.absolute),
    '(string uriString, System.UriKind uriKind)': (text: string, kind: EnumValue) => make(text, kind.value),
    '(uri baseUri, string relativeUri)': combine,
    '(uri baseUri, uri relativeUri)': (base: NetUri, relative: NetUri) => combine(base, relative.original),
  },
  instance: {
    'string AbsolutePath {get;}': (self: NetUri) => self.absolute.path,
    'string AbsoluteUri {get;}': (self: NetUri) => self.absoluteUri,
    'string LocalPath {get;}': localPath,
    'string Authority {get;}': (self: NetUri) => self.authority,
    'System.UriHostNameType HostNameType {get;}': (self: NetUri) =>
      requireType('System.UriHostNameType').enumObject(
        self.absolute.host === '' ? 1 : /^\[/.test(self.absolute.host) ? 4 : /^\d+(\.\d+){3}$/.test(self.absolute.host) ? 3 : 2,
      ),
    'bool IsDefaultPort {get;}': (self: NetUri) => self.absolute.port === (defaultPorts[self.absolute.scheme] ?? -1),
    'bool IsFile {get;}': (self: NetUri) => self.absolute.scheme === 'file',
    'bool IsLoopback {get;}': (self: NetUri) =>
      /^(localhost|127\.|\[::1\])/.test(self.absolute.host) || (self.absolute.scheme === 'file' && self.absolute.host === ''),
    'string PathAndQuery {get;}': (self: NetUri) => self.absolute.path + self.absolute.query,
    'string[] Segments {get;}': (self: NetUri) => [...segments(self.absolute.path)],
    'bool IsUnc {get;}': (self: NetUri) => self.absolute.scheme === 'file' && self.absolute.host !== '',
    'string Host {get;}': (self: NetUri) => self.absolute.host,
    'int Port {get;}': (self: NetUri) => self.absolute.port,
    'string Query {get;}': (self: NetUri) => self.absolute.query,
    'string Fragment {get;}': (self: NetUri) => self.absolute.fragment,
    'string Scheme {get;}': (self: NetUri) => self.absolute.scheme,
    'string OriginalString {get;}': (self: NetUri) => self.original,
    'string DnsSafeHost {get;}': (self: NetUri) => self.absolute.host.replace(/^\[|\]$/g, ''),
    'string IdnHost {get;}': (self: NetUri) => self.absolute.host,
    'bool IsAbsoluteUri {get;}': (self: NetUri) => self.parts !== undefined,
    'bool UserEscaped {get;}': () => false,
    'string UserInfo {get;}': (self: NetUri) => self.absolute.user,
    'string GetLeftPart(System.UriPartial part)': (self: NetUri, part: EnumValue) => leftPart(self, part.value),
    'bool IsBaseOf(uri uri)': (self: NetUri, other: NetUri) => other.absoluteUri.startsWith(self.absoluteUri.replace(/[^/]*$/, '')),
    'uri MakeRelativeUri(uri uri)': relativeTo,
    'string ToString()': (self: NetUri) => self.toString(),
  },
  static: {
    'string SchemeDelimiter {get;}': () => '://',
    'string UriSchemeFile {get;}': () => 'file',
    'string UriSchemeHttp {get;}': () => 'http',
    'string UriSchemeHttps {get;}': () => 'https',
    'string EscapeDataString(string stringToEscape)': escapeData,
    'string UnescapeDataString(string stringToUnescape)': unescaped,
    'string EscapeUriString(string stringToEscape)': encodeURI,
    'bool IsWellFormedUriString(string uriString, System.UriKind uriKind)': (text: string, kind: EnumValue) => {
      const made = text === null ? undefined : tryUri(text, kind.value);
      return made !== undefined && !unsafe.test(text) && (made.parts === undefined || made.absoluteUri.length > 0);
    },
    'bool TryCreate(string uriString, System.UriKind uriKind, [ref] uri result)': (text: string, kind: EnumValue, result: PSReference) => {
      const made = text === null ? undefined : tryUri(text, kind.value);
      result.value = made ?? null;
      return made !== undefined;
    },
    'bool CheckSchemeName(string schemeName)': (name: string) => /^[A-Za-z][A-Za-z0-9+.-]*$/.test(name),
    'string HexEscape(char character)': (c: string) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  },
  hooks: {
    text: (self: NetUri) => self.toString(),
    from: (value: Value) => (typeof value === 'string' ? make(value, kinds.either) : undefined),
  },
}));

registerType('System.UriPartial', () => ({ kind: 'enum', enum: { members: { Scheme: 0, Authority: 1, Path: 2, Query: 3 } } }));

function leftPart(self: NetUri, part: number): string {
  const { scheme, path, query, user } = self.absolute;
  const authority = `${scheme}://${user ? `${user}@` : ''}${self.authority}`;
  return [`${scheme}://`, authority, authority + path, authority + path + query][part]!;
}

function relativeTo(self: NetUri, other: NetUri): NetUri {
  if (self.absolute.scheme !== other.absolute.scheme || self.authority !== other.authority) return other;
  const from = segments(self.absolute.path);
  const to = segments(other.absolute.path);
  let same = 0;
  while (same < from.length - 1 && same < to.length - 1 && from[same] === to[same]) same++;
  const up = '../'.repeat(from.length - same - 1);
  const text = up + to.slice(same).join('') + other.absolute.query + other.absolute.fragment;
  return new NetUri(text, undefined);
}
