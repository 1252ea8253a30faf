import { readFileSync } from 'node:fs';
import { quote } from './name.ts';

/** Names by number, from a table in the form of /etc/passwd; empty where the system has none. */
function names(file: string): Map<number, string> {
  const out = new Map<number, string>();
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return out;
  }
  for (const line of text.split('\n')) {
    const [name, , number] = line.split(':');
    if (name && number && !out.has(Number(number))) out.set(Number(number), name);
  }
  return out;
}

let users: Map<number, string> | undefined;
let groups: Map<number, string> | undefined;
const texts = new Map<string, string>();

/** The owner fields of a node as JSON text; the names are left out when the system does not know them. */
export function ownerText(uid: bigint, gid: bigint): string {
  const key = `${uid}:${gid}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  users ??= names('/etc/passwd');
  groups ??= names('/etc/group');
  const user = users.get(Number(uid));
  const group = groups.get(Number(gid));
  const text = `"uid":${uid},"gid":${gid}${user ? `,"user":${quote(user)}` : ''}${group ? `,"group":${quote(group)}` : ''}`;
  texts.set(key, text);
  return text;
}
