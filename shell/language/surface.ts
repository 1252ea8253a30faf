/** What scripts see of the parser: the objects that `[Parser]::ParseInput`, `[Parser]::ParseFile` and `[PSParser]::Tokenize` give, as data. */
export {
  baseTypeName,
  eachSurfaceChild,
  findNodes,
  functionOf,
  type MethodFunction,
  nodeBaseTypes,
  nodeTypeName,
  type OmittedArgument,
  type SurfaceNode,
  surfaceParents,
} from './surface/node.ts';
export { nodeProperties } from './surface/properties.ts';
export { type PSToken, psTokens } from './surface/ps-token.ts';
export { parameterType, staticType } from './surface/static-type.ts';
export { tokenFlagsText, tokenProperties, tokenTypeName } from './surface/token.ts';
export type { SurfaceValue } from './surface/value.ts';
