/** Aliases that PowerShell defines on Windows only: elsewhere these names are native programs (InitialSessionState.BuiltInAliases). */
export const windowsAliases: ReadonlySet<string> = new Set(
  'ac cat cp cpp diff gin gsv ls man mount mv ogv ps rm rmdir sasv shcm sleep sort spsv start tee trcm write'.split(' '),
);
