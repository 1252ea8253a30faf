import type { NetType } from './net-type.ts';

/**
 * What flows through the shell, as JavaScript values:
 *
 * | PowerShell                    | here                                                     |
 * |-------------------------------|----------------------------------------------------------|
 * | $null                         | null                                                     |
 * | no output (AutomationNull)    | undefined                                                |
 * | [bool]                        | boolean                                                  |
 * | [int]                         | number: every bare JavaScript number is an Int32         |
 * | [long]                        | bigint: every bare bigint is an Int64                    |
 * | [double]                      | Double                                                   |
 * | other numbers                 | Single, SmallInteger, UInt64, Decimal, BigInteger        |
 * | [string], [char]              | string, Char                                             |
 * | object[], T[]                 | Array; a typed array carries its element type            |
 * | byte[]                        | Uint8Array                                               |
 * | [pscustomobject]              | CustomObject                                             |
 * | [hashtable], [ordered]        | Hashtable, OrderedDictionary                             |
 * | every other .NET object       | an instance of a class that a NetType describes          |
 */
export type Value = unknown;

export class Double {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

export class Single {
  readonly value: number;
  constructor(value: number) {
    this.value = Math.fround(value);
  }
}

export type SmallIntegerKind = 'SByte' | 'Byte' | 'Int16' | 'UInt16' | 'UInt32';

/** An integer type that a JavaScript number holds and that is not Int32. */
export class SmallInteger {
  readonly kind: SmallIntegerKind;
  readonly value: number;
  constructor(kind: SmallIntegerKind, value: number) {
    this.kind = kind;
    this.value = value;
  }
}

export class UInt64 {
  readonly value: bigint;
  constructor(value: bigint) {
    this.value = value;
  }
}

export class BigInteger {
  readonly value: bigint;
  constructor(value: bigint) {
    this.value = value;
  }
}

/** Digits and scale of a System.Decimal: the number is coefficient / 10^scale, |coefficient| < 2^96, scale 0 to 28; the scale is kept (1.10 stays 1.10). */
export class Decimal {
  readonly coefficient: bigint;
  readonly scale: number;
  constructor(coefficient: bigint, scale: number) {
    this.coefficient = coefficient;
    this.scale = scale;
  }
}

/** One UTF-16 unit. */
export class Char {
  readonly code: number;
  constructor(code: number) {
    this.code = code;
  }
}

/** Marks arrays whose element type is not Object; the value is a type name such as `System.String`, or the type itself for a class of a script. */
export const elementType: unique symbol = Symbol('elementType');

export interface TypedArray extends Array<Value> {
  [elementType]?: string | NetType;
}

/** Makes `items` a T[]: [string[]] is typedArray(items, 'System.String'). */
export function typedArray(items: Value[], type: string | NetType): Value[] {
  (items as TypedArray)[elementType] = type;
  return items;
}
