import type { TypeName } from '../ast.ts';

/** What the checks may ask about the world outside the script. Without it every type, module and assembly counts as known. */
export interface KnownNames {
  /** The type of a name, array and arguments included; null when there is none. `isAttribute`: the name may lack its ending `Attribute`. */
  type(name: TypeName, isAttribute: boolean): KnownType | null;
  /** True when a module that a `using module` names can be found. */
  module(name: string): boolean;
}

export interface KnownType {
  /** `System.Int32`, `System.Object[]`. */
  readonly fullName: string;
  isSubclassOf(other: KnownType): boolean;
  /** True for a constant field: `[int]::MaxValue`, a member of an enum. */
  hasLiteral(name: string): boolean;
}

/** Full names of the types that checks know by themselves, by the names they are written with, lower case. */
const fullNames: Record<string, string> = {
  ref: 'System.Management.Automation.PSReference',
  psreference: 'System.Management.Automation.PSReference',
  void: 'System.Void',
  object: 'System.Object',
  string: 'System.String',
  bool: 'System.Boolean',
  boolean: 'System.Boolean',
  char: 'System.Char',
  sbyte: 'System.SByte',
  byte: 'System.Byte',
  short: 'System.Int16',
  int16: 'System.Int16',
  ushort: 'System.UInt16',
  uint16: 'System.UInt16',
  int: 'System.Int32',
  int32: 'System.Int32',
  uint: 'System.UInt32',
  uint32: 'System.UInt32',
  long: 'System.Int64',
  int64: 'System.Int64',
  ulong: 'System.UInt64',
  uint64: 'System.UInt64',
  float: 'System.Single',
  single: 'System.Single',
  double: 'System.Double',
  decimal: 'System.Decimal',
  datetime: 'System.DateTime',
  dbnull: 'System.DBNull',
};

/** The full name of a type that is written in one of its common ways; any other name as typed, with its arguments and ranks. */
export function writtenTypeName({ name, genericArguments, arrayRanks }: TypeName): string {
  const short = name.toLowerCase().replace(/^system\.(?:management\.automation\.)?/, '');
  const args = genericArguments.length > 0 ? `[${genericArguments.map(writtenTypeName).join(',')}]` : '';
  const ranks = arrayRanks.map((rank) => `[${','.repeat(rank - 1)}]`).join('');
  return (Object.hasOwn(fullNames, short) ? fullNames[short]! : name) + args + ranks;
}

/** Answers for a script of which nothing else is known. */
export const unknownWorld: KnownNames = {
  type: (name) => {
    const fullName = writtenTypeName(name);
    return { fullName, isSubclassOf: () => false, hasLiteral: () => true };
  },
  module: () => true,
};
