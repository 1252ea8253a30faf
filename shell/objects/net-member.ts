import type { NetType } from './net-type.ts';
import type { Value } from './value.ts';

/** A type in a signature: its text as PowerShell prints it, looked up when it is first needed. */
export interface TypeReference {
  readonly text: string;
  readonly type: NetType;
}

export interface NetParameter {
  readonly name: string;
  readonly reference: TypeReference;
  /** [ref] or out. */
  readonly byRef: boolean;
  /** `params T[]`: may be given as single values. */
  readonly variadic: boolean;
  readonly optional: boolean;
  readonly defaultValue?: Value;
}

interface MemberBase {
  readonly name: string;
  readonly isStatic: boolean;
  /** Left out of Get-Member and of output unless asked for. */
  readonly hidden?: boolean;
}

export interface NetProperty extends MemberBase {
  readonly kind: 'property';
  readonly reference: TypeReference;
  /** Only for properties with arguments: `char Chars(int index) {get;}`. */
  readonly parameters?: readonly NetParameter[];
  get(self: Value, args?: readonly Value[]): Value;
  readonly set?: (self: Value, value: Value, args?: readonly Value[]) => void;
}

export interface NetMethod extends MemberBase {
  readonly kind: 'method' | 'constructor';
  readonly returns: TypeReference;
  readonly parameters: readonly NetParameter[];
  /** Its errors reach the caller as they are: methods of classes in scripts. */
  readonly passThrough?: boolean;
  /** Arguments are already of the parameters' types; missing optional ones are filled in. */
  call(self: Value, args: readonly Value[]): Value;
}

export type NetMember = NetProperty | NetMethod;

/** All overloads of a name. */
export interface MethodGroup {
  readonly kind: 'methods';
  readonly name: string;
  readonly overloads: readonly NetMethod[];
}

/** `string Substring(int startIndex)`. */
export function methodDefinition(method: NetMethod): string {
  const parameters = method.parameters.map((p) => {
    const before = p.byRef ? '[ref] ' : p.variadic ? 'Params ' : '';
    const after = p.optional ? ` = ${defaultText(p.defaultValue)}` : '';
    return `${before}${p.reference.type.shortText} ${p.name}${after}`;
  });
  const isStatic = method.isStatic && method.kind === 'method';
  return `${isStatic ? 'static ' : ''}${method.returns.type.shortText} ${method.kind === 'constructor' ? 'new' : method.name}(${parameters.join(', ')})`;
}

function defaultText(value: Value): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

/** `int Length {get;}`. */
export function propertyDefinition(property: NetProperty): string {
  const args = property.parameters ? `(${property.parameters.map((p) => `${p.reference.type.shortText} ${p.name}`).join(', ')})` : '';
  return `${property.isStatic ? 'static ' : ''}${property.reference.type.shortText} ${property.name}${args} {get;${property.set ? 'set;' : ''}}`;
}
