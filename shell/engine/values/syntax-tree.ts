import type { Value } from '../../objects/value.ts';
import type { ScriptBlock } from '../block/script-block.ts';

/** How the nodes of a text become objects that scripts see; set by whoever offers System.Management.Automation.Language. */
export const syntaxTrees: { of: (block: ScriptBlock) => Value } = { of: () => null };

export const syntaxTree = (block: ScriptBlock): Value => syntaxTrees.of(block);
