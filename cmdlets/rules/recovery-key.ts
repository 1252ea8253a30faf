/**
 * A BitLocker recovery password: 8 groups of 6 digits, each 11 times a 16-bit number. Gives undefined when it is one, else what is wrong.
 * Source: learn.microsoft.com/archive/blogs/si_team/bitlocker-recovery-password-details; Windows reports a bad one as 0x80310035.
 */
export function recoveryKeyProblem(key: string): string | undefined {
  const groups = key.split('-');
  if (groups.length !== 8) return `it has ${groups.length} groups of digits, not 8`;
  for (const [at, group] of groups.entries()) {
    if (!/^\d{6}$/.test(group)) return `group ${at + 1} is not six digits`;
    if (Number(group) % 11 !== 0 || Number(group) > 11 * 65_535) return `group ${at + 1} is mistyped`;
  }
  return undefined;
}

/** The first group stays, so that a key can be told from another one on paper. */
export const maskedKey = (key: string) => (/^\d{6}-/.test(key) ? key.replace(/-.*$/, '-******'.repeat(7)) : '******');
