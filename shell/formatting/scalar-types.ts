/** Types whose objects are shown as their text, wherever they come. */
const scalars = new Set(
  (
    'System.String System.SByte System.Byte System.Int16 System.UInt16 System.Int32 System.UInt32 System.Int64 System.UInt64 System.Char ' +
    'System.Single System.Double System.Boolean System.Decimal System.IntPtr System.Security.SecureString System.Numerics.BigInteger'
  )
    .toLowerCase()
    .split(' '),
);

/** True for a scalar by its exact type name, and for enumerations. */
export function isScalar(typeNames: readonly string[]): boolean {
  const first = typeNames[0];
  if (first === undefined) return false;
  if (typeNames[1] === 'System.Enum') return true;
  return scalars.has(first.toLowerCase().replace(/^deserialized\./, ''));
}
