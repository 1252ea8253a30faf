/** The version of PowerShell whose language this is. */
export const powershellVersion = '7.6.5';
