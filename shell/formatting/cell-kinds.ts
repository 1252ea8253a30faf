import type { Value } from '../objects/value.ts';
import type { Formatting } from './formatting.ts';
import { asDouble, instantOf, numberOf, tickSpanOf } from './quantities.ts';
import { foreground, sequences } from './style.ts';
import { dictionaryEntries, elementsOf, isNothing, textOf, truth } from './subject.ts';
import { formatted, smartText } from './value-text.ts';
import type { Alignment, Cell, CellKind, Meaning } from './view.ts';

/** What the words of a state mean, unless the cell says otherwise; compared without case and blanks. */
const meanings: Readonly<Record<Meaning, readonly string[]>> = {
  good: [
    'Completed',
    'Succeeded',
    'Success',
    'Passed',
    'Pass',
    'Ok',
    'Ready',
    'Healthy',
    'Active',
    'Available',
    'Valid',
    'Delivered',
    'Done',
  ],
  busy: [
    'Running',
    'Copying',
    'Transferring',
    'Shipping',
    'InProgress',
    'Packaging',
    'Closing',
    'Receiving',
    'Dispatched',
    'PickedUp',
    'AtDatacenter',
    'DataCopy',
  ],
  waiting: [
    'Creating',
    'Pending',
    'Waiting',
    'Queued',
    'NotStarted',
    'New',
    'DeviceOrdered',
    'DevicePrepared',
    'Paused',
    'Warning',
    'Expiring',
  ],
  bad: [
    'Failed',
    'Fail',
    'Error',
    'Lost',
    'Expired',
    'Aborted',
    'Invalid',
    'Missing',
    'Blocked',
    'CompletedWithErrors',
    'Critical',
    'Unhealthy',
  ],
  quiet: ['Cancelled', 'Canceled', 'Skipped', 'Disabled', 'None', 'Unknown', 'Stopped', 'Deleted', 'NotApplicable'],
};
const paint: Readonly<Record<Meaning, string>> = {
  good: foreground.Green!,
  busy: foreground.Cyan!,
  waiting: foreground.Yellow!,
  bad: foreground.BrightRed!,
  quiet: foreground.BrightBlack!,
};

const right: ReadonlySet<CellKind> = new Set<CellKind>(['bytes', 'percent', 'duration', 'elapsed']);

/** The side at which cells of a kind stand when the view does not say. */
export function kindAlignment(kind: CellKind | undefined): Alignment {
  return kind !== undefined && right.has(kind) ? 'right' : 'left';
}

/** The text of a view's cell. */
export function cellText(cell: Cell, value: Value, formatting: Formatting): string {
  if (isNothing(value)) return cell.absent ?? '';
  const { kind = 'text' } = cell;
  if (kind === 'text') return cell.scale === undefined ? smartText(value, formatting.enumerationLimit) : scaled(cell, value);
  return kinds[kind](value, cell, formatting);
}

function scaled({ scale = 1, format }: Cell, value: Value): string {
  const number = numberOf(value);
  return number === undefined ? textOf(value) : formatted(asDouble(number / scale), format ?? 'G');
}

const kinds: Readonly<Record<Exclude<CellKind, 'text'>, (value: Value, cell: Cell, formatting: Formatting) => string>> = {
  bytes: (value) => bytesText(numberOf(value)) ?? textOf(value),
  percent: (value) => percentText(numberOf(value)) ?? textOf(value),
  date: (value) => (instantOf(value) === undefined ? textOf(value) : formatted(value, 'yyyy-MM-dd HH:mm')),
  due: dueText,
  duration: (value) => {
    const ticks = tickSpanOf(value);
    return durationText(ticks === undefined ? numberOf(value) : ticks / ticksPerMillisecond) ?? textOf(value);
  },
  mark: (value, _cell, formatting) => painted(truth(value) ? '✓' : '✗', truth(value) ? 'good' : 'bad', formatting),
  state: stateText,
  keys: (value, _cell, formatting) =>
    smartText(
      [...(dictionaryEntries(value) ?? [])].map(([key]) => key),
      formatting.enumerationLimit,
    ),
  lines: (value) => [...(elementsOf(value) ?? [value])].map((line) => `${textOf(line)}\n`).join(''),
  elapsed: (value) => {
    const ticks = tickSpanOf(value);
    return ticks === undefined ? textOf(value) : elapsedText(Math.floor(ticks / ticksPerMillisecond));
  },
  location: (value) => textOf(value).replace(/^[^:]*::/, ''),
  moduleFolder: (value) => moduleFolder(textOf(value)),
  editions: (value) =>
    [...(elementsOf(value) ?? [])]
      .map((edition) => textOf(edition).slice(0, 4))
      .sort()
      .join(',') || 'Desk',
  sequence: (value) => `${textOf(value)}${textOf(value).replaceAll('\x1b', '`e')}${sequences.Reset}`,
};

/** The folder above a module's own, a version's folder left out. */
function moduleFolder(path: string): string {
  const parent = (of: string): string => of.replace(/[\\/][^\\/]*$/, '');
  return /[\\/]\d+(\.\d+){1,3}$/.test(path) ? parent(parent(path)) : parent(path);
}

const ticksPerMillisecond = 10_000;
const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

/** 1024 a step, one decimal below 100: `9.5 GB`, `532 KB`, `0 B`. */
export function bytesText(bytes: number | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  let amount = Math.abs(bytes);
  let unit = 0;
  while (Number(amount.toFixed(0)) >= 1024 && unit < units.length - 1) {
    amount /= 1024;
    unit++;
  }
  const digits = amount < 99.95 ? 1 : 0;
  return `${bytes < 0 ? '-' : ''}${amount.toFixed(digits).replace('.0', '')} ${units[unit]}`;
}

function percentText(percent: number | undefined): string | undefined {
  return percent === undefined ? undefined : `${Math.floor(percent)}%`;
}

/** The two largest units: `4 d 3 h`, `2 h 5 min`, `3 min 20 s`, `12 s`. */
export function durationText(milliseconds: number | undefined): string | undefined {
  if (milliseconds === undefined) return undefined;
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  const shown = first < 0 ? parts.slice(3) : parts.slice(first, first + 2).filter(([count], at) => at === 0 || count > 0);
  return (milliseconds < 0 ? '-' : '') + shown.map(([count, unit]) => `${count} ${unit}`).join(' ');
}

/** Time of a command in Get-History: seconds, minutes or hours in front, always milliseconds. */
export function elapsedText(milliseconds: number): string {
  const two = (count: number): string => String(count).padStart(2, '0');
  const hours = Math.floor(milliseconds / 3_600_000);
  const minutes = Math.floor(milliseconds / 60_000) % 60;
  const seconds = Math.floor(milliseconds / 1000) % 60;
  const rest = String(milliseconds % 1000).padStart(3, '0');
  if (hours > 0) return `${hours}:${two(minutes)}:${two(seconds)}.${rest}`;
  return minutes > 0 ? `${minutes}:${two(seconds)}.${rest}` : `${seconds}.${rest}`;
}

/** Whole days when it is a day or more away, else hours or minutes. */
function dueText(value: Value, _cell: Cell, formatting: Formatting): string {
  const instant = instantOf(value);
  if (instant === undefined) return textOf(value);
  const left = instant - formatting.surroundings.now().getTime();
  const text = left < 0 ? `${distance(-left)} ago` : `in ${distance(left)}`;
  if (left < 0) return painted(text, 'bad', formatting);
  return left < 2 * day ? painted(text, 'waiting', formatting) : text;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function distance(milliseconds: number): string {
  const [size, word] = milliseconds >= day ? [day, 'day'] : milliseconds >= hour ? [hour, 'hour'] : [minute, 'minute'];
  const count = Math.floor(milliseconds / size);
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function stateText(value: Value, { states }: Cell, formatting: Formatting): string {
  const text = textOf(value);
  const word = text.replaceAll(' ', '').toLowerCase();
  const among = (table: Readonly<Partial<Record<Meaning, readonly string[]>>>) =>
    (Object.keys(table) as Meaning[]).find((meaning) => table[meaning]?.some((known) => known.replaceAll(' ', '').toLowerCase() === word));
  const meaning = (states && among(states)) ?? among(meanings);
  return meaning === undefined ? text : painted(text, meaning, formatting);
}

function painted(text: string, meaning: Meaning, formatting: Formatting): string {
  return formatting.decorated ? paint[meaning] + text + sequences.Reset : text;
}
