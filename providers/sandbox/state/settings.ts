import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a user may set in `settings.json` of the sandbox's folder; it is read anew each time it is needed. */
export interface Settings {
  /** Sign-ins of a person (device code, browser) are approved without a click. */
  readonly AutoApproveSignIn: boolean;
}

export const settingsFile = 'settings.json';

export function readSettings(folder: string): Settings {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(join(folder, settingsFile), 'utf8'));
  } catch {
    given = undefined;
  }
  const { AutoApproveSignIn } = (typeof given === 'object' && given !== null ? given : {}) as Partial<Settings>;
  return { AutoApproveSignIn: AutoApproveSignIn === true };
}
