/** What the original AzureOfflineBackupDiskPrep.exe takes on its command line: `s:<staging> p:<publish settings>` (import-export 6.1). */
export interface DiskPrepArguments {
  StagingLocation?: string;
  PublishSettings?: string;
  /** What is neither. */
  Unknown: string[];
}

/** Reads them, letters in any case, a leading `/` or `-` forgiven. A path with blanks that the shell has split comes in several pieces. */
export function diskPrepArguments(given: readonly string[]): DiskPrepArguments {
  const result: DiskPrepArguments = { Unknown: [] };
  for (const argument of given) {
    const [, letter = '', value = ''] = /^[-/]?([a-z]):(.*)$/is.exec(argument) ?? [];
    // `C:\staging` is a path and no switch: the switches are s and p, and what follows them is a path of its own.
    if (letter.toLowerCase() === 's' && value !== '' && result.StagingLocation === undefined) result.StagingLocation = value;
    else if (letter.toLowerCase() === 'p' && value !== '' && result.PublishSettings === undefined) result.PublishSettings = value;
    else result.Unknown.push(argument);
  }
  return result;
}
