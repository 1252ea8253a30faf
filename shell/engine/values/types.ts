import '../../objects/net/catalogue.ts';
import '../types/command-types.ts';
import '../types/context-types.ts';
import '../types/error-types.ts';
import '../types/invocation-types.ts';
import '../types/module-types.ts';
import '../types/script-block-types.ts';
import '../types/stream-types.ts';
import '../types/variable-types.ts';
import { defineAttributeTypes } from './attribute.ts';

/** Declares the types of the engine's own values; once for all sessions. */
export function defineEngineTypes(): void {
  defineAttributeTypes();
}
