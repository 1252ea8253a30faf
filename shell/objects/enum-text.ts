import { NetException } from './error.ts';
import type { EnumValue, NetType } from './net-type.ts';

/** Name of a value, names of its flags, or its digits. */
export function enumText({ netType, value }: EnumValue): string {
  return netType.enumName(value) ?? (netType.enumTable.flags ? flagNames(netType, value) : undefined) ?? String(value);
}

/** `ReadOnly, Hidden`: the largest values that fit, smallest first; undefined when bits are left over. */
function flagNames(type: NetType, value: number): string | undefined {
  if (value === 0) return undefined;
  const members = Object.entries(type.enumTable.members).sort((a, b) =>
    Number(BigInt.asUintN(64, BigInt(a[1])) - BigInt.asUintN(64, BigInt(b[1]))),
  );
  let rest = BigInt(value);
  const names: string[] = [];
  for (const [name, number] of members.reverse()) {
    const bits = BigInt(number);
    if (bits === 0n || (rest & bits) !== bits) continue;
    rest &= ~bits;
    names.unshift(name);
  }
  return rest === 0n ? names.join(', ') : undefined;
}

/** Enum.ToString(format): G and F names, D number, X hexadecimal. */
export function formatEnum(value: EnumValue, format: string | null): string {
  switch ((format || 'G').toUpperCase()) {
    case 'G':
      return enumText(value);
    case 'F':
      return value.netType.enumName(value.value) ?? flagNames(value.netType, value.value) ?? String(value.value);
    case 'D':
      return String(value.value);
    case 'X': {
      const bits = enumBits(value.netType);
      return BigInt.asUintN(bits, BigInt(value.value))
        .toString(16)
        .toUpperCase()
        .padStart(bits / 4, '0');
    }
    default:
      throw new NetException('System.FormatException', 'Format string can be only "G", "g", "X", "x", "F", "f", "D" or "d".');
  }
}

const widths: Readonly<Record<string, number>> = {
  'System.SByte': 8,
  'System.Byte': 8,
  'System.Int16': 16,
  'System.UInt16': 16,
  'System.Int64': 64,
  'System.UInt64': 64,
};

/** Bits of the integer type behind an enum. */
export function enumBits(type: NetType): number {
  return widths[type.enumTable.underlying ?? 'System.Int32'] ?? 32;
}
