import yargs from 'yargs';
import { switches } from './arguments.ts';

/** The page that -Help prints, laid out by yargs from the table of switches. */
export async function usage(width: number): Promise<string> {
  const page = yargs([])
    .scriptName('seedsh')
    .usage('Usage: seedsh [options] [[-File] script.ps1 [arguments]]\n       seedsh -Command text\n       seedsh -')
    .help(false)
    .version(false)
    .wrap(width);
  for (const { name, says, takes, aliases } of switches)
    page.option(name, { describe: says, type: takes ? 'string' : 'boolean', ...(aliases ? { alias: [...aliases] } : {}) });
  return `${(await page.getHelp()).replace(/--(?=[A-Z])/g, ' -')}\n`;
}
