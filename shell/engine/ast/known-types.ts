import type { TypeName } from '../../language/ast.ts';
import { type KnownNames, type KnownType, unknownWorld } from '../../language/checks/known-names.ts';
import { hasStatic } from '../../objects/members.ts';
import { type NetType, resolveType } from '../../objects/net-type.ts';
import { typeNameText } from './type-name.ts';

/** Types besides enums whose static values are constants of the compiler. */
const constantHolders = new Set([
  'Byte',
  'Char',
  'Double',
  'Int16',
  'Int32',
  'Int64',
  'Math',
  'SByte',
  'Single',
  'TimeSpan',
  'UInt16',
  'UInt32',
  'UInt64',
]);

class Known implements KnownType {
  readonly type: NetType;
  constructor(type: NetType) {
    this.type = type;
  }
  get fullName(): string {
    return this.type.fullName;
  }
  isSubclassOf(other: KnownType): boolean {
    return other instanceof Known && other.type !== this.type && this.type.ancestors.has(other.type);
  }
  hasLiteral(name: string): boolean {
    const { type } = this;
    if (type.isEnum) return hasStatic(type, name);
    return constantHolders.has(type.name) && type.namespace === 'System' && type.staticMember(name)?.kind === 'property';
  }
}

const usingNamespace = /^[ \t]*using[ \t]+namespace[ \t]+([\w.]+)/gim;
const bringsTypes = /^[ \t]*using[ \t]+(?:module|assembly)\b/im;

/** What the checks of a text may ask about types. A text that brings types of modules or assemblies counts every type as known: nothing is loaded to read it. */
export function knownTypes(text: string): KnownNames {
  if (bringsTypes.test(text)) return unknownWorld;
  const usings = [...text.matchAll(usingNamespace)].map(([, name]) => name!);
  const find = (name: string): NetType | undefined => (usings.length > 0 ? resolveType(name, { usings }) : undefined) ?? resolveType(name);
  return {
    ...unknownWorld,
    type(name: TypeName, isAttribute: boolean): KnownType | null {
      const text = typeNameText({ ...name, assembly: null });
      const type = (isAttribute ? find(`${text}Attribute`) : undefined) ?? find(text);
      return type ? new Known(type) : null;
    },
  };
}
