import { raise } from '../objects/error.ts';
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

/** As a user writes it: `/srv/data`, `Env:/HOME`, `Data:/sub`. */
export function shownPath(place: Place): string {
  const { drive, provider, segments } = place;
  if (!drive) return `${provider.module}\\${provider.name}::${providerPath(place)}`;
  const separator = provider.separator;
  if (drive.name === '/') return separator + segments.join(separator);
  return `${drive.name}:${separator}${segments.join(separator)}`;
}

/** `Microsoft.PowerShell.Core\FileSystem::/srv/data`: the PSPath property. */
export const fullName = (place: Place): string => `${place.provider.module}\\${place.provider.name}::${providerPath(place)}`;

const driveQualified = /^([^:\\/*?[\]]+):(?!:)/;
const providerQualified = /^((?:[\w.]+\\)?\w+)::/;

export interface Parsed {
  readonly place: Omit<Place, 'segments'>;
  /** Segments below the drive's root as written, `.` and `..` resolved, wildcards and escapes still in them. */
  readonly segments: string[];
}

/** Name of the drive that a path names, or undefined. */
export const driveNameOf = (text: string): string | undefined => (providerQualified.test(text) ? undefined : driveQualified.exec(text)?.[1]);

/** Takes a path apart relative to where the session stands; throws DriveNotFound and ProviderNotFound. `\` and `/` both separate. */
export function parsePath(text: string, table: DriveTable): Parsed {
  const qualified = providerQualified.exec(text);
  if (qualified) {
    const provider = table.provider(qualified[1]!);
    return { place: { provider, drive: null, root: '' }, segments: split(text.slice(qualified[0].length), []) };
  }
  const named = driveQualified.exec(text);
  const drive = named ? table.get(named[1]!) : table.current;
  const rest = named ? text.slice(named[0].length) : text;
  const place = { provider: drive.provider, drive, root: drive.root };
  if (/^~(?=$|[\\/])/.test(rest) && drive.provider.home !== undefined) {
    const root = table.find('/') ?? drive;
    return { place: { provider: root.provider, drive: root, root: root.root }, segments: split(rest.slice(1), split(drive.provider.home, [])) };
  }
  const absolute = /^[\\/]/.test(rest) || drive.provider.flat;
  return { place, segments: split(rest, absolute ? [] : drive.location) };
}

function split(text: string, base: readonly string[]): string[] {
  const segments = [...base];
  for (const part of splitSegments(text)) {
    if (part === '' || part === '.') continue;
    if (part === '..') segments.pop();
    else segments.push(part);
  }
  return segments;
}

/** Splits at `/` and `\`; a backtick before a wildcard character is kept with it. */
const splitSegments = (text: string): string[] => text.split(/[\\/]/);

/** A place that may not exist; nothing in the text is a wildcard. */
export function literalPlace(text: string, table: DriveTable): Place {
  const { place, segments } = parsePath(text, table);
  return { ...place, segments };
}

export function missing(place: Place): never {
  const shown = shownPath(place);
  return raise('ItemNotFoundException', 'PathNotFound', 'ObjectNotFound', `Cannot find path '${shown}' because it does not exist.`, shown);
}

/** The place one level down. */
export const below = (place: Place, name: string): Place => ({ ...place, segments: [...place.segments, name] });

export const above = (place: Place): Place => ({ ...place, segments: place.segments.slice(0, -1) });

export const leaf = (place: Place): string => place.segments.at(-1) ?? '';
