import type { PropertyMember, TypeConstraint } from '../../language/ast.ts';
import type { TypeReference } from '../../objects/net-member.ts';
import { type NetType, requireType } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';
import type { Code } from '../block/code.ts';
import { typeNameText, typeOfName } from '../compile/type-name.ts';
import type { SessionState } from '../scope/session-state.ts';

const classes = new WeakMap<NetType, ScriptClass>();

/** A class of a script: what its members share. */
export class ScriptClass {
  readonly name: string;
  readonly type: NetType;
  readonly base: NetType | null;
  readonly code: Code;
  readonly properties: readonly PropertyMember[];

  constructor(name: string, type: NetType, base: NetType | null, code: Code, properties: readonly PropertyMember[]) {
    this.name = name;
    this.type = type;
    this.base = base;
    this.code = code;
    this.properties = properties;
  }

  static register(type: NetType, script: ScriptClass): void {
    classes.set(type, script);
  }

  /** The script class behind a type; undefined for one of .NET. */
  static of(type: NetType | null): ScriptClass | undefined {
    if (!type) return undefined;
    void type.table;
    return classes.get(type);
  }

  get home(): SessionState {
    return this.code.types.home!;
  }

  /** A type that a member names; object when it names none. */
  reference(node: TypeConstraint | null): TypeReference {
    if (!node) return { text: 'System.Object', type: requireType('System.Object') };
    const find = typeOfName(node.typeName, this.code.compiling);
    const { home } = this;
    return {
      text: typeNameText(node.typeName),
      get type() {
        return find(home.top);
      },
    };
  }
}

/** An object of a class that derives from no .NET class. */
export class ScriptObject {
  readonly netType: NetType;
  constructor(netType: NetType) {
    this.netType = netType;
  }
}

const fields = new WeakMap<object, Map<string, Value>>();

/** The values of the properties that script classes gave an object, by lower-case name. */
export function fieldsOf(self: object): Map<string, Value> {
  let found = fields.get(self);
  if (!found) {
    found = new Map();
    fields.set(self, found);
  }
  return found;
}

/** The value that a property of this type has at first. */
export function emptyOf(type: NetType): Value {
  if (!type.isValueType) return null;
  if (type.isEnum) return type.enumObject(0);
  return type.table.defaultValue?.() ?? null;
}
