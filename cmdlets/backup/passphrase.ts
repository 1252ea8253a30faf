import { Failure } from '../../shell/command/context.ts';
import { passphraseProblem } from '../rules/passphrase-check.ts';

/** Throws PassphraseTooShort. */
export function checkPassphrase(passphrase: string): void {
  const problem = passphraseProblem(passphrase);
  if (problem)
    throw new Failure('PassphraseTooShort', 'InvalidArgument', problem, {
      target: null,
      advice: 'Choose a longer one, and keep it where the backup is not.',
    });
}
