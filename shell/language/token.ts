import type { Extent } from './position.ts';

/** PowerShell's token kinds by name; number, text and flags of each stand in the token table. */
export type TokenKind = string;

export interface Token extends Extent {
  readonly kind: TokenKind;
  readonly flags: number;
}
