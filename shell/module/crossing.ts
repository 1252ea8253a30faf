import { Secret } from '../command/parameter.ts';

/**
 * Plain data on its way over the bridge. The engine writes a SecureString as `{ $secure }` and a TimeSpan as `{ $timespan }` (milliseconds)
 * (shell/objects/plain.ts); a cmdlet of the road sees a Secret and a number.
 */
export function arrived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map(arrived);
  const record = value as Readonly<Record<string, unknown>>;
  if (typeof record.$secure === 'string') return new Secret(record.$secure);
  if (typeof record.$timespan === 'number') return record.$timespan;
  return Object.fromEntries(Object.entries(record).map(([name, one]) => [name, arrived(one)]));
}

/** The other way: only data that structured clone carries, and nothing that hides behind a class. */
export function departing(value: unknown): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') return String(value);
  if (typeof value !== 'object' || value === null || value instanceof Date || ArrayBuffer.isView(value)) return value;
  if (value instanceof Secret) return { $secure: value.reveal() };
  if (Array.isArray(value)) return value.map(departing);
  if (value instanceof Map) return departing(Object.fromEntries(value));
  if (value instanceof Set) return [...value].map(departing);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, departing(one)]));
}
