/** The sealed file `config`. */
export interface Config {
  readonly version: number;
  /** 64 hex digits. */
  readonly id: string;
  /** Hexadecimal, without 0x. */
  readonly chunker_polynomial: string;
}

/** The only version that is written and read here. */
export const VERSION = 2;

/** Throws RangeError for what is no config. */
export function parseConfig(text: string): Config {
  const given = JSON.parse(text) as Config;
  if (typeof given.version !== 'number' || !/^[0-9a-f]{14}$/.test(given.chunker_polynomial ?? ''))
    throw new RangeError('it has no version or no polynomial');
  return given;
}
