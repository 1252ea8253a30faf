import '../../objects/net/catalogue.ts';
import '../ast/catalogue.ts';
import './command-types.ts';
import './context-types.ts';
import './error-types.ts';
import './invocation-types.ts';
import './module-types.ts';
import './script-block-types.ts';
import './stream-types.ts';
import './variable-types.ts';
import { defineAttributeTypes } from '../values/attribute.ts';

/** Declares the types of the engine's own values; once for all sessions. */
export function defineEngineTypes(): void {
  defineAttributeTypes();
}
