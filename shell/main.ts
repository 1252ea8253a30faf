import { writeSync } from 'node:fs';
import { start } from './start.ts';

/** Exit code of EX_SOFTWARE (sysexits.h): a defect of ours, not of the script. */
const defect = 70;

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  const what = error instanceof Error ? error.message : String(error);
  writeSync(
    2,
    `seedsh: a defect of the shell itself ended the run: ${what}\nPlease report it with the script; set SEEDSH_TRACE=1 to see where it happened.\n`,
  );
  if (process.env.SEEDSH_TRACE && error instanceof Error) writeSync(2, `${error.stack}\n`);
  process.exitCode = defect;
}
process.exit();
