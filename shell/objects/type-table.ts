import type { Culture } from './culture.ts';
import type { NetMember } from './net-member.ts';
import type { NetType } from './net-type.ts';
import type { Value } from './value.ts';

/** A function of a member table. It gets its arguments in the JavaScript form that `marshal.ts` gives for the types in its signature. */
export type Implementation = (...args: never[]) => unknown;

export interface Accessors {
  readonly get: Implementation;
  readonly set: Implementation;
}

/**
 * Members by signature, written as PowerShell prints them: `string Substring(int startIndex)`, `int Length {get;}`,
 * `char Chars(int index) {get;}`, for constructors `(int x, int y)`. Instance members get the object as first argument.
 * A property that can be set has a pair of functions, every other member one.
 */
export type Signatures = Readonly<Record<string, Implementation | Accessors>>;

export type TypeKind = 'class' | 'struct' | 'enum' | 'interface' | 'delegate';

export interface EnumTable {
  readonly members: Readonly<Record<string, number>>;
  readonly flags?: boolean;
  /** Full name of the integer type; System.Int32 when left out. */
  readonly underlying?: string;
}

/** What the shell itself asks of a type, apart from its members. A type inherits the hooks of its base type. */
export interface TypeHooks {
  /** The text of `"$x"` where it is not `format` with the invariant culture. */
  readonly text?: (self: never) => string;
  /** IFormattable.ToString; a bad format throws a FormatException. */
  readonly format?: (self: never, format: string | null, culture: Culture) => string;
  /** The static Parse that conversion from text uses; throws a NetException. */
  readonly parse?: (text: string, culture: Culture) => Value;
  /** That Parse takes an IFormatProvider: only tells two error ids apart. */
  readonly parseTakesCulture?: boolean;
  /** Conversions to this type that are not a constructor with one parameter: cast operators; undefined when there is none for the value. */
  readonly from?: (value: Value) => Value | undefined;
  readonly equals?: (left: never, right: Value) => boolean;
  /** IComparable: below zero, zero, above zero; undefined when the other is of a kind it cannot be compared with. */
  readonly compare?: (left: never, right: Value) => number | undefined;
  /** Present on what the pipeline takes apart. */
  readonly enumerate?: (self: never) => Iterable<Value>;
  /** IList: the elements themselves, for truth, indexes from the end and `.Count`. */
  readonly list?: (self: never) => ArrayLike<Value>;
  /** Where a value is not simply true: SwitchParameter. */
  readonly truth?: (self: never) => boolean;
  readonly index?: (self: never, args: readonly Value[]) => Value;
  readonly setIndex?: (self: never, args: readonly Value[], value: Value) => void;
  readonly operators?: Readonly<Record<string, (left: never, right: never) => Value | undefined>>;
  /** Properties and methods of an adapter (XML): asked before the members of the type. */
  readonly adapted?: Adapter;
}

export interface Adapter {
  names(self: never): string[];
  has(self: never, name: string): boolean;
  get(self: never, name: string): Value;
  set(self: never, name: string, value: Value): void;
  /** As Get-Member prints it. */
  definition(self: never, name: string): string;
}

export interface TypeTable {
  /** class when left out. */
  readonly kind?: TypeKind;
  /** System.Object when left out; System.ValueType and System.Enum by kind. */
  readonly base?: string | NetType;
  /** The interfaces it names itself; those of its base are added. */
  readonly interfaces?: readonly (string | NetType)[];
  readonly abstract?: boolean;
  readonly sealed?: boolean;
  /** The names that stand for type arguments in the signatures of a generic type. */
  readonly generic?: readonly string[];
  readonly constructors?: Signatures;
  readonly instance?: Signatures;
  readonly static?: Signatures;
  /** Members that are not written as text: those of classes in scripts. */
  readonly members?: readonly NetMember[];
  readonly enum?: EnumTable;
  readonly hooks?: TypeHooks;
  /** The value that `default(T)` has where it is not null: structs. */
  readonly defaultValue?: () => Value;
}
