import type { Value } from '../objects/value.ts';
import { errorDetailsText } from './error-details.ts';
import { errorText } from './error-view.ts';
import type { Formatting } from './formatting.ts';
import { matchText } from './match-text.ts';
import type { Piece } from './packets.ts';
import type { Builtin } from './view.ts';

const makers: Readonly<Record<Builtin, (object: Value, formatting: Formatting) => string>> = {
  error: errorText,
  errorDetails: errorDetailsText,
  match: matchText,
};

/** The text of a built-in part of a custom view. */
export function builtinPieces(builtin: Builtin, object: Value, formatting: Formatting): Piece[] {
  return [makers[builtin](object, formatting)];
}
