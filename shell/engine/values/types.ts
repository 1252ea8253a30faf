import { bindClass, defineType } from '../../objects/net-type.ts';
import { ScriptBlock } from '../block/script-block.ts';
import { defineAttributeTypes } from './attribute.ts';

let done = false;

/** Declares the types of the engine's own values; once for all sessions. */
export function defineEngineTypes(): void {
  if (done) return;
  done = true;
  defineAttributeTypes();
  defineType('System.Management.Automation.ScriptBlock', () => ({}));
  bindClass(() => ScriptBlock, 'System.Management.Automation.ScriptBlock');
}
