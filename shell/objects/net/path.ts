import { enumerable } from '../enumerate.ts';
import { NetException } from '../error.ts';
import { platform } from '../platform.ts';
import { toText } from '../text.ts';
import { registerType } from '../type-registry.ts';
import { Char, type Value } from '../value.ts';

const separators = () => (platform().windows ? /[\\/]/ : /\//);
const main = () => (platform().windows ? '\\' : '/');
const isSeparator = (c: string | undefined) => c !== undefined && separators().test(c);

/** Length of what is the root: `/`, `C:\`, `\\server\share\`. */
function rootLength(path: string): number {
  if (!platform().windows) return path.startsWith('/') ? 1 : 0;
  const share = /^[\\/]{2}[^\\/]+(?:[\\/][^\\/]+)?/.exec(path);
  if (share) return share[0].length;
  const drive = /^[A-Za-z]:[\\/]?/.exec(path);
  return drive ? drive[0].length : isSeparator(path[0]) ? 1 : 0;
}

function lastSeparator(path: string): number {
  for (let at = path.length - 1; at >= rootLength(path); at--) if (isSeparator(path[at])) return at;
  return -1;
}

export function fileName(path: string | null): string | null {
  if (path === null) return null;
  const at = lastSeparator(path);
  return at >= 0 ? path.slice(at + 1) : path.slice(rootLength(path));
}

/** The extension with its dot; '' without one or with a dot at the end. */
export function extension(path: string | null): string | null {
  const name = fileName(path);
  if (name === null) return null;
  const dot = name.lastIndexOf('.');
  return dot < 0 || dot === name.length - 1 ? '' : name.slice(dot);
}

function withoutExtension(path: string | null): string | null {
  const name = fileName(path);
  if (name === null) return null;
  const dot = name.lastIndexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}

export function folderName(path: string | null): string | null {
  if (path === null || path === '') return null;
  const root = rootLength(path);
  if (path.length <= root) return null;
  let end = path.length;
  while (end > root && !isSeparator(path[end - 1])) end--;
  while (end > root && isSeparator(path[end - 1])) end--;
  return normalSeparators(path.slice(0, end));
}

const normalSeparators = (path: string) => (platform().windows ? path.replaceAll('/', '\\') : path.replace(/(?<=[^/])\/+/g, '/'));

function combine(...parts: (string | null)[]): string {
  let out = '';
  for (const part of parts) {
    if (!part) continue;
    if (out === '' || rootLength(part) > 0) out = part;
    else out += isSeparator(out.at(-1)) || out.endsWith(':') ? part : main() + part;
  }
  return out;
}

function join(...parts: (string | null)[]): string {
  let out = '';
  for (const part of parts) {
    if (!part) continue;
    if (out === '') out = part;
    else out += isSeparator(out.at(-1)) || isSeparator(part[0]) ? part : main() + part;
  }
  return out;
}

/** Absolute, without `.` and `..`. */
export function fullPath(path: string, base = platform().currentFolder()): string {
  if (path === '') throw new NetException('System.ArgumentException', "The path is empty. (Parameter 'path')");
  const whole = rootLength(path) > 0 ? path : combine(base, path);
  const root = whole.slice(0, rootLength(whole));
  const out: string[] = [];
  for (const segment of whole.slice(root.length).split(separators())) {
    if (segment === '..') out.pop();
    else if (segment !== '.' && segment !== '') out.push(segment);
  }
  const shownRoot = platform().windows ? root.replaceAll('/', '\\') : root;
  const tail = isSeparator(whole.at(-1)) && out.length ? main() : '';
  return shownRoot + (shownRoot !== '' && !isSeparator(shownRoot.at(-1)) && out.length ? main() : '') + out.join(main()) + tail;
}

function changeExtension(path: string | null, next: string | null): string | null {
  if (path === null) return null;
  const name = fileName(path)!;
  const dot = name.lastIndexOf('.');
  const bare = dot < 0 ? path : path.slice(0, path.length - (name.length - dot));
  if (next === null) return bare;
  return bare + (next.startsWith('.') ? next : `.${next}`);
}

function relative(from: string, to: string): string {
  const same = (a: string, b: string) => (platform().windows ? a.toLowerCase() === b.toLowerCase() : a === b);
  const left = fullPath(from).split(separators()).filter(Boolean);
  const right = fullPath(to).split(separators()).filter(Boolean);
  if (platform().windows && left[0] && right[0] && !same(left[0], right[0])) return to;
  let common = 0;
  while (common < left.length && common < right.length && same(left[common]!, right[common]!)) common++;
  const steps = [...new Array<string>(left.length - common).fill('..'), ...right.slice(common)];
  return steps.join(main()) || '.';
}

const units = (text: string): Value[] => Array.from(text, (c) => new Char(c.charCodeAt(0)));
const invalidOnWindows = `"<>|\0${Array.from({ length: 31 }, (_, at) => String.fromCharCode(at + 1)).join('')}`;

const letters = 'abcdefghijklmnopqrstuvwxyz012345';
const randomName = () => {
  const picked = Array.from(crypto.getRandomValues(new Uint8Array(11)), (byte) => letters[byte & 31]).join('');
  return `${picked.slice(0, 8)}.${picked.slice(8)}`;
};

function notNull(path: string | null, name = 'path'): string {
  if (path === null || path === undefined)
    throw new NetException('System.ArgumentNullException', `Value cannot be null. (Parameter '${name}')`);
  return path;
}

const texts = (parts: Value) => Array.from(enumerable(parts) ?? [parts], (part) => toText(part));

registerType('System.IO.Path', () => ({
  abstract: true,
  sealed: true,
  static: {
    'char AltDirectorySeparatorChar {get;}': () => '/',
    'char DirectorySeparatorChar {get;}': main,
    'char PathSeparator {get;}': () => (platform().windows ? ';' : ':'),
    'char VolumeSeparatorChar {get;}': () => (platform().windows ? ':' : '/'),
    'string ChangeExtension(string path, string extension)': changeExtension,
    'string Combine(string path1, string path2)': combine,
    'string Combine(string path1, string path2, string path3)': combine,
    'string Combine(string path1, string path2, string path3, string path4)': combine,
    'string Combine(Params string[] paths)': (paths: Value) => combine(...texts(paths)),
    'bool EndsInDirectorySeparator(string path)': (path: string) => isSeparator(path.at(-1)),
    'string GetDirectoryName(string path)': folderName,
    'string GetExtension(string path)': extension,
    'string GetFileName(string path)': fileName,
    'string GetFileNameWithoutExtension(string path)': withoutExtension,
    'string GetFullPath(string path)': (path: string | null) => fullPath(notNull(path)),
    'string GetFullPath(string path, string basePath)': (path: string | null, base: string) => fullPath(notNull(path), base),
    'char[] GetInvalidFileNameChars()': () => units(platform().windows ? `${invalidOnWindows}:*?\\/` : '\0/'),
    'char[] GetInvalidPathChars()': () => units(platform().windows ? `|\0${invalidOnWindows.slice(5)}` : '\0'),
    'string GetPathRoot(string path)': (path: string | null) => (path === null || path === '' ? null : path.slice(0, rootLength(path))),
    'string GetRandomFileName()': randomName,
    'string GetRelativePath(string relativeTo, string path)': relative,
    'string GetTempPath()': () => platform().temporaryFolder(),
    'bool HasExtension(string path)': (path: string | null) => (extension(path) ?? '') !== '',
    'bool IsPathFullyQualified(string path)': (path: string) =>
      platform().windows ? /^(?:[A-Za-z]:[\\/]|[\\/]{2})/.test(path) : path.startsWith('/'),
    'bool IsPathRooted(string path)': (path: string | null) => path !== null && rootLength(path) > 0,
    'string Join(string path1, string path2)': join,
    'string Join(string path1, string path2, string path3)': join,
    'string Join(string path1, string path2, string path3, string path4)': join,
    'string Join(Params string[] paths)': (paths: Value) => join(...texts(paths)),
    'string TrimEndingDirectorySeparator(string path)': (path: string) =>
      path.length > rootLength(path) && isSeparator(path.at(-1)) ? path.slice(0, -1) : path,
  },
}));
