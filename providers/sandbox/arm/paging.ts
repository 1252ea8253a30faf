import { ServiceError } from '../wire/service-error.ts';
import type { ArmRequest } from './arm-route.ts';

/**
 * One page of a list. `nextLink` is absolute and carries the whole query with a `$skiptoken` (the key of the last entry shown), because clients
 * follow it as it is; entries that come or go between two pages neither repeat nor hide others.
 */
export function page<T>(
  request: ArmRequest,
  all: readonly T[],
  keyOf: (entry: T) => string,
  most: number,
): { value: T[]; nextLink?: string } {
  const { searchParams } = request.url;
  const top = searchParams.get('$top');
  if (top !== null && !/^[1-9]\d*$/.test(top))
    throw new ServiceError(400, 'InvalidTopParameter', `The value '${top}' of $top is not a positive integer.`, { target: '$top' });
  const size = Math.min(top === null ? most : Number(top), most);
  const token = searchParams.get('$skiptoken');
  const after = token === null ? undefined : Buffer.from(token, 'base64url').toString();
  const ordered = all.map((entry) => ({ entry, key: keyOf(entry).toLowerCase() })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const rest = after === undefined ? ordered : ordered.filter(({ key }) => key > after);
  const shown = rest.slice(0, size);
  const last = shown.at(-1);
  const value = shown.map(({ entry }) => entry);
  if (!last || rest.length <= size) return { value };
  const next = new URL(request.url);
  next.searchParams.set('$skiptoken', Buffer.from(last.key).toString('base64url'));
  return { value, nextLink: `${request.base}${next.pathname}${next.search}` };
}
