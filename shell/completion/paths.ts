import type { SessionServices } from '../command/session.ts';
import { getProperty } from '../objects/members.ts';
import { toText } from '../objects/text.ts';
import { escapeWildcard, wildcard } from '../objects/wildcard.ts';
import { byText, type Completion, quoted, unquoted } from './completion.ts';

/** Items whose path begins with the typed word, on any drive; what is relative gets `./` in front. */
export function paths(word: string, session: SessionServices, choice: { folders?: boolean; literal?: boolean } = {}): Completion[] {
  const { quote, bare } = unquoted(word);
  const cut = Math.max(bare.lastIndexOf('/'), bare.lastIndexOf('\\'), /^\w+:/.test(bare) ? bare.indexOf(':') : -1) + 1;
  const folder = bare.slice(0, cut);
  const pattern = wildcard(`${bare.slice(cut)}*`);
  const separator = process.platform === 'win32' ? '\\' : '/';
  let found: unknown[];
  try {
    found = session.commands.invoke('Get-ChildItem', [], {
      LiteralPath: folder.replace(/`([[\]])/g, '$1') || '.',
      Force: true,
      ErrorAction: 'Ignore',
    });
  } catch {
    return [];
  }
  const items = found.flatMap((item) => {
    const name = toText(getProperty(item, 'PSChildName') ?? getProperty(item, 'Name'));
    const isFolder = getProperty(item, 'PSIsContainer') === true;
    if (!pattern.matches(name) || (choice.folders && !isFolder)) return [];
    const full = toText(getProperty(item, 'FullName') ?? `${folder}${name}`);
    return [{ name, isFolder, full }];
  });
  items.sort((a, b) => byText(a.name, b.name));
  const absolute = /^(?:[\\/~.]|\w+:)/.test(bare);
  // Behind `Drive:` the items stand below its root.
  const front = absolute ? folder.replace(/^(\w\w+:)$/, `$1${separator}`) : `.${separator}${folder}`;
  return items.map(({ name, isFolder, full }) => {
    const path = front + (choice.literal || !/[[\]]/.test(name) ? name : escapeWildcard(name));
    return { text: quoted(path, quote), listed: name, kind: isFolder ? 'ProviderContainer' : 'ProviderItem', tip: full };
  });
}
