import type { TypeDefinition } from '../../language/ast.ts';
import { NetType } from '../../objects/net-type.ts';
import type { Code } from '../block/code.ts';
import type { ScriptTypes } from '../block/script-types.ts';
import { classTable } from './class-table.ts';
import { enumTable } from './enum-table.ts';

/** Makes the types of a script text; each is worked out when it is first used, so they may name each other in any order. */
export function defineScriptTypes(found: readonly TypeDefinition[], code: Code, types: ScriptTypes): void {
  for (const node of found) {
    const type: NetType = new NetType(node.name, () => (node.typeKind === 'Enum' ? enumTable(node, code) : classTable(node, code, type)));
    types.add(type, node.name);
  }
}
