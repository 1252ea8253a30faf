/**
 * Number (from 1) of the first group that is wrong in a BitLocker recovery password, or 0 when the whole text has not its form, or undefined when
 * it is good: eight groups of six digits, each a multiple of 11 below 720,896 (import-export 5.3).
 */
export function wrongKeyGroup(key: string): number | undefined {
  if (!/^\d{6}(-\d{6}){7}$/.test(key)) return 0;
  const index = key.split('-').findIndex((group) => Number(group) % 11 !== 0 || Number(group) >= 65_536 * 11);
  return index < 0 ? undefined : index + 1;
}
