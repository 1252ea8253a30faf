/** DayOfWeek in .NET's order. */
export const daysOfWeek = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** New-OBSchedule takes at most three times a day. Source: learn.microsoft.com/powershell/module/msonlinebackup/new-obschedule. */
export const mostTimes = 3;
export const scheduleSource = 'learn.microsoft.com/powershell/module/msonlinebackup/new-obschedule';

/** Recovery points that Azure Backup keeps of one machine. Source: learn.microsoft.com/azure/backup/backup-azure-backup-faq. */
export const mostRecoveryPoints = 9999;
export const retentionSource = 'learn.microsoft.com/azure/backup/backup-azure-backup-faq';

/** A time of day as `HH:mm`, from `9:00`, `21:00:00` or `21:00`; undefined for what is none. */
export function timeOfDay(text: string): string | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(text.trim());
  return match ? `${match[1]!.padStart(2, '0')}:${match[2]}` : undefined;
}

/** How many points a policy keeps in the long run. */
export function keptPoints(
  schedule: { DaysOfWeek: readonly string[]; TimesOfDay: readonly string[] },
  retention: { Days: number; Weeks?: number; Months?: number; Years?: number },
): number {
  const perWeek = schedule.DaysOfWeek.length * schedule.TimesOfDay.length;
  return Math.ceil((retention.Days / 7) * perWeek) + (retention.Weeks ?? 0) + (retention.Months ?? 0) + (retention.Years ?? 0);
}
