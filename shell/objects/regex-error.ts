import { NetException } from './error.ts';

/** Throws the exception for a pattern that cannot be read. */
export function patternError(pattern: string, offset: number, why: string): never {
  throw new NetException('System.Text.RegularExpressions.RegexParseException', `Invalid pattern '${pattern}' at offset ${offset}. ${why}`);
}
