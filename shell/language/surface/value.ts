import type { NumberLiteral, ScriptRequirements, TypeName } from '../ast.ts';
import type { Extent } from '../position.ts';
import type { SurfaceNode } from './node.ts';

/** The value of a property of a node or token, for the engine to turn into an object. Texts, numbers, truth values and null stand for themselves. */
export type SurfaceValue =
  | null
  | string
  | number
  | boolean
  | { readonly form: 'node'; readonly node: SurfaceNode }
  /** A read-only list; `of` is the class of its items without namespace. */
  | { readonly form: 'list'; readonly of: string; readonly items: readonly SurfaceValue[] }
  /** A tuple with Item1 and Item2; `of` names their classes. */
  | { readonly form: 'pair'; readonly of: readonly [string, string]; readonly items: readonly [SurfaceValue, SurfaceValue] }
  /** A member of an enum in System.Management.Automation.Language; several names joined by `, ` for flags. */
  | { readonly form: 'enum'; readonly type: string; readonly name: string }
  | { readonly form: 'extent'; readonly extent: Extent }
  | { readonly form: 'typeName'; readonly typeName: TypeName; readonly isAttribute: boolean }
  /** A System.Type by its name as written. */
  | { readonly form: 'type'; readonly typeName: TypeName }
  | { readonly form: 'number'; readonly literal: NumberLiteral }
  | { readonly form: 'variablePath'; readonly path: string }
  | { readonly form: 'requirements'; readonly requirements: ScriptRequirements };

export function nodeValue(node: SurfaceNode | null): SurfaceValue {
  return node === null ? null : { form: 'node', node };
}

export function listValue(of: string, nodes: readonly SurfaceNode[]): SurfaceValue {
  return { form: 'list', of, items: nodes.map(nodeValue) };
}

export function pairValue(of: readonly [string, string], first: SurfaceNode, second: SurfaceNode): SurfaceValue {
  return { form: 'pair', of, items: [nodeValue(first), nodeValue(second)] };
}

export function enumValue(type: string, name: string): SurfaceValue {
  return { form: 'enum', type, name };
}

export function typeNameValue(typeName: TypeName, isAttribute = false): SurfaceValue {
  return { form: 'typeName', typeName, isAttribute };
}
