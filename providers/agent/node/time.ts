const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** RFC 3339 in local time with nanoseconds, zeros at the end cut off, `Z` when local time is UTC. */
function timeText(nanoseconds: bigint): string {
  let seconds = Number(nanoseconds / 1_000_000_000n);
  let rest = Number(nanoseconds % 1_000_000_000n);
  if (rest < 0) {
    seconds--;
    rest += 1e9;
  }
  const date = new Date(seconds * 1000);
  const minutes = -date.getTimezoneOffset();
  const fraction = rest ? `.${pad(rest, 9).replace(/0+$/, '')}` : '';
  if (minutes === 0) return `${date.toISOString().slice(0, 19)}${fraction}Z`;
  const local = new Date(seconds * 1000 + minutes * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(minutes);
  return `${local}${fraction}${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

let recent: [bigint | undefined, string, bigint | undefined, string] = [undefined, '', undefined, ''];

/** The text of a time in nanoseconds since 1970, as restic writes it. The last two are remembered, for mtime and ctime repeat. */
export function time(nanoseconds: bigint): string {
  if (nanoseconds === recent[0]) return recent[1];
  if (nanoseconds === recent[2]) return recent[3];
  const text = timeText(nanoseconds);
  recent = [nanoseconds, text, recent[0], recent[1]];
  return text;
}

export const timeOf = (date: Date): string => time(BigInt(date.getTime()) * 1_000_000n);

/** Nanoseconds since 1970 of such a text; throws RangeError for another. */
export function nanoseconds(text: string): bigint {
  const match = /^(.{19})(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(text);
  const milliseconds = match ? Date.parse(match[1]! + match[3]!) : Number.NaN;
  if (!match || Number.isNaN(milliseconds)) throw new RangeError(`"${text}" is no time`);
  return BigInt(milliseconds) * 1_000_000n + BigInt((match[2] ?? '').padEnd(9, '0').slice(0, 9));
}

export const sameTime = (text: string, moment: bigint): boolean => text === time(moment) || nanoseconds(text) === moment;
