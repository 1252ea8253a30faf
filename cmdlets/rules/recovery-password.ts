/**
 * The BitLocker recovery password of a 16-byte key: eight little-endian 16-bit numbers, each times 11, in six digits.
 * Source: learn.microsoft.com/archive/blogs/si_team/bitlocker-recovery-password-details; the byte order is that of public implementations.
 */
export function recoveryPassword(key: Uint8Array): string {
  if (key.length !== 16) throw new RangeError(`a recovery key has 16 bytes, not ${key.length}`);
  const groups = Array.from({ length: 8 }, (_, index) => 11 * ((key[2 * index] ?? 0) + 256 * (key[2 * index + 1] ?? 0)));
  return groups.map((group) => String(group).padStart(6, '0')).join('-');
}
