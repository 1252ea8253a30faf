import { toBool, toText } from '../../objects/convert.ts';
import { Dictionary } from '../../objects/dictionary.ts';
import type { Value } from '../../objects/value.ts';
import { wildcard } from '../../objects/wildcard.ts';
import { ScriptBlock } from '../block/script-block.ts';
import type { Frame } from '../scope/frame.ts';
import { findVariable } from '../scope/lookup.ts';

const nothing: ReadonlyMap<string, Value> = new Map();

/** What $PSDefaultParameterValues says for a command: parameter name → value. Keys are `Command:Parameter`, both with wildcards. */
export function defaultArguments(frame: Frame, command: Value, typed: string): ReadonlyMap<string, Value> {
  const table = findVariable(frame, 'psdefaultparametervalues')?.read();
  if (!(table instanceof Dictionary) || table.count === 0) return nothing;
  const disabled = table.get('Disabled');
  if (disabled !== undefined && toBool(disabled)) return nothing;
  const name = (command as { name?: string } | null)?.name ?? typed;
  const found = new Map<string, Value>();
  for (const { key, value } of table.entries()) {
    const text = toText(key).trim();
    const colon = text.lastIndexOf(':');
    if (colon <= 0) continue;
    const pattern = text.slice(0, colon).trim();
    const alias = frame.engine.commands.alias(frame, pattern);
    if (!wildcard(pattern).matches(name) && alias?.definition.toLowerCase() !== name.toLowerCase()) continue;
    const parameter = text.slice(colon + 1).trim();
    found.set(parameter, value instanceof ScriptBlock ? frame.engine.blocks.invokeInScope(value, null) : value);
  }
  return found;
}
