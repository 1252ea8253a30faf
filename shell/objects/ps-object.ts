import type { Value } from './value.ts';

/**
 * A value that cannot carry members itself (number, string, bool …) with members added, or a number that remembers how it was typed.
 * Everything but member access and text looks through it.
 */
export class PSObject {
  readonly base: Value;
  /** `0x10` as a bare command argument: its text wherever it is made a string by cast, -f or -join. */
  readonly tokenText: string | undefined;

  constructor(base: Value, tokenText?: string) {
    this.base = base;
    this.tokenText = tokenText;
  }
}

export function unwrap(value: Value): Value {
  return value instanceof PSObject ? value.base : value;
}

/** A number given bare as a command argument keeps its text; other values are handed back as they are. */
export function withTokenText(value: Value, text: string): Value {
  return typeof value === 'number' && String(value) === text ? value : new PSObject(value, text);
}
