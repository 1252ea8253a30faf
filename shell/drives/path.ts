import { raise } from '../objects/error.ts';
import { unescapeWildcard } from '../objects/wildcard.ts';
import type { Provider } from './provider.ts';
import type { Drive, DriveTable } from './table.ts';

/** A path taken apart: a drive (or, for `Provider::path`, none) and the segments below its root, without `.` and `..`. */
export interface Place {
  readonly provider: Provider;
  readonly drive: Drive | null;
  readonly root: string;
  readonly segments: readonly string[];
}

/** The provider's own path of a place. */
export const providerPath = ({ provider, root, segments }: Place): string => provider.join(root, segments);

/** `Microsoft.PowerShell.Core\FileSystem`. */
export const providerName = (provider: Provider): string => `${provider.module}\\${provider.name}`;

/** `Microsoft.PowerShell.Core\FileSystem::/srv/data`: the PSPath property. */
export const fullName = (place: Place): string => `${providerName(place.provider)}::${providerPath(place)}`;

/** True for a drive whose paths carry no drive name: the root of a Unix file system. */
const bare = (drive: Drive): boolean => drive.name === '/';

/** As a user writes it: `/srv/data`, `Env:/HOME`, `Data:/sub`. */
export function shownPath(place: Place): string {
  const { drive, provider, segments } = place;
  if (!drive) return fullName(place);
  const { separator } = provider;
  return (bare(drive) ? separator : `${drive.name}:${separator}`) + segments.join(separator);
}

const driveQualified = /^([^:\\/*?[\]]+):(?!:)/;
const providerQualified = /^((?:[\w.]+\\)?\w+)::/;

export interface Parsed {
  readonly place: Omit<Place, 'segments'>;
  /** Segments below the drive's root as written, `.` and `..` resolved, wildcards and escapes still in them. */
  readonly segments: string[];
}

/** Name of the drive that a path names, or undefined. */
export const driveNameOf = (text: string): string | undefined =>
  providerQualified.test(text) ? undefined : driveQualified.exec(text)?.[1];

/** Name of the provider in front of `::`, or undefined. */
export const providerNameOf = (text: string): string | undefined => providerQualified.exec(text)?.[1];

export const isAbsolute = (text: string): boolean => /^[\\/]/.test(text) || driveQualified.test(text) || providerQualified.test(text);

/** Takes a path apart relative to where the session stands; throws DriveNotFound and ProviderNotFound. `\` and `/` both separate. */
export function parsePath(text: string, table: DriveTable): Parsed {
  const qualified = providerQualified.exec(text);
  if (qualified) {
    const provider = table.provider(qualified[1]!);
    const rest = text.slice(qualified[0].length);
    const from = provider.flat || /^[\\/]|^[A-Za-z]:/.test(rest) ? [] : startOf(provider, table);
    return { place: { provider, drive: null, root: '' }, segments: walk(rest, from, provider.flat) };
  }
  const named = driveQualified.exec(text);
  const drive = named ? table.get(named[1]!) : table.current;
  const rest = named ? text.slice(named[0].length) : text;
  const place = { provider: drive.provider, drive, root: drive.root };
  if (!named && /^~(?=$|[\\/])/.test(rest)) return homePath(rest.slice(1), drive, table);
  const absolute = /^[\\/]/.test(rest) || drive.provider.flat;
  return { place, segments: walk(rest, absolute ? [] : drive.location, drive.provider.flat) };
}

/** Where the session stands in a provider, as segments below its own root. */
function startOf(provider: Provider, table: DriveTable): readonly string[] {
  const drive = table.current.provider === provider ? table.current : table.all().find((each) => each.provider === provider);
  return drive ? walk(drive.folder, [], false) : [];
}

function homePath(rest: string, drive: Drive, table: DriveTable): Parsed {
  const { provider } = drive;
  if (provider.home === undefined)
    raise(
      'PSInvalidOperationException',
      'InvalidOperation',
      'InvalidOperation',
      "Home location for this provider is not set. To set the home location, call \"(get-psprovider 'Provider').Home = 'path'\".",
      null,
    );
  const home = drive.provider.home!;
  const letter = /^([A-Za-z]):/.exec(home)?.[1];
  const root = (letter === undefined ? table.find('/') : table.find(letter)) ?? drive;
  const below = letter === undefined ? home : home.slice(2);
  return { place: { provider, drive: root, root: root.root }, segments: walk(rest, walk(below, [], false), false) };
}

/** Adds the segments of a text to a start; `.` and `..` are followed, and nothing leads above the root. */
function walk(text: string, start: readonly string[], flat: boolean): string[] {
  if (flat) {
    const name = text.replace(/^[\\/]+|[\\/]+$/g, '');
    return name === '' || name === '.' ? [...start] : [name];
  }
  const segments = [...start];
  for (const part of text.split(/[\\/]/)) {
    if (part === '' || part === '.') continue;
    if (part === '..') segments.pop();
    else segments.push(part);
  }
  return segments;
}

/** A place that may not exist; nothing in the text is a wildcard. */
export function literalPlace(text: string, table: DriveTable): Place {
  const { place, segments } = parsePath(text, table);
  return { ...place, segments };
}

/** The same for text in which backticks take away the meaning of wildcards. */
export function unescapedPlace(text: string, table: DriveTable): Place {
  const { place, segments } = parsePath(text, table);
  return { ...place, segments: text.includes('`') ? segments.map(unescapeWildcard) : segments };
}

export function missing(place: Place): never {
  const shown = shownPath(place);
  return raise('ItemNotFoundException', 'PathNotFound', 'ObjectNotFound', `Cannot find path '${shown}' because it does not exist.`, shown);
}

/** The place one level down. */
export const below = (place: Place, name: string): Place => ({ ...place, segments: [...place.segments, name] });

export const above = (place: Place): Place => ({ ...place, segments: place.segments.slice(0, -1) });

export const leaf = (place: Place): string => place.segments.at(-1) ?? '';

export const existsAt = (place: Place): boolean => place.segments.length === 0 || place.provider.exists(providerPath(place));

export const isContainerAt = (place: Place): boolean => place.segments.length === 0 || place.provider.isContainer(providerPath(place));

/** Where the session stands. */
export const currentPlace = (table: DriveTable): Place => placeOn(table.current, table.current.location);

export const placeOn = (drive: Drive, segments: readonly string[]): Place => ({
  provider: drive.provider,
  drive,
  root: drive.root,
  segments,
});
