import { wildcard } from '../objects/wildcard.ts';

/** -Include and -Exclude: wildcards on the last segment of a path; an -Include of nothing takes everything. */
export function selection(include: readonly string[] | undefined, exclude: readonly string[] | undefined): (name: string) => boolean {
  const wanted = (include ?? []).filter(Boolean).map((pattern) => wildcard(pattern));
  const unwanted = (exclude ?? []).filter(Boolean).map((pattern) => wildcard(pattern));
  if (wanted.length === 0 && unwanted.length === 0) return () => true;
  return (name) => (wanted.length === 0 || wanted.some((one) => one.matches(name))) && !unwanted.some((one) => one.matches(name));
}
