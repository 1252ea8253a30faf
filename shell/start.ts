import { existsSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { Misuse, type Reading, readArguments } from './arguments.ts';
import { theManifest } from './module/manifest.ts';

const badUsage = 64;

/** Reads the command line and does what it says; gives the exit code of the process. */
export async function start(words: readonly string[]): Promise<number> {
  let reading: Reading;
  try {
    reading = readArguments(words, isatty(0));
    if (reading.do === 'run' && reading.launch.mode === 'file') checkFile(reading.launch.subject);
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    writeSync(2, `${error.message}\n`);
    if (error.showUsage) writeSync(1, `\n${await page()}`);
    return badUsage;
  }
  if (reading.do === 'version') {
    writeSync(1, `seedsh ${theManifest.ModuleVersion} (PowerShell ${theManifest.PowerShellVersion} language)\n`);
    return 0;
  }
  if (reading.do === 'help') {
    writeSync(1, await page());
    return 0;
  }
  const { launch } = reading;
  if (launch.workingDirectory !== undefined) changeFolder(launch.workingDirectory);
  if (launch.mode !== 'prompt') {
    const { runBatch } = await import('./batch.ts');
    return runBatch({ mode: launch.mode, subject: launch.subject, words: launch.words, nonInteractive: launch.nonInteractive });
  }
  const { runPrompt } = await import('./terminal/prompt.ts');
  return runPrompt({ noProfile: launch.noProfile, noLogo: launch.noLogo, version: theManifest.ModuleVersion });
}

const page = async (): Promise<string> => (await import('./usage.ts')).usage(isatty(1) ? Math.min(process.stdout.columns || 80, 120) : 80);

function checkFile(path: string): void {
  if (existsSync(path)) return;
  throw new Misuse(
    `The argument '${path}' is not recognized as the name of a script file. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.`,
  );
}

function changeFolder(path: string): void {
  try {
    process.chdir(path);
  } catch {
    writeSync(2, `Set-Location: Cannot find path '${path}' because it does not exist.\n`);
  }
}
