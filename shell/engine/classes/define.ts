import type { TypeDefinition } from '../../language/ast.ts';
import type { Code } from '../block/code.ts';
import type { ScriptTypes } from '../block/script-types.ts';
export function defineScriptTypes(_found: readonly TypeDefinition[], _code: Code, _types: ScriptTypes): void {}
