import { LocalFailure } from '../../contracts/failure.ts';

/** A file of the repository that is not what it should be. `problem` completes "… is damaged: ". */
export function damaged(where: string, file: string, problem: string, cause?: unknown): LocalFailure {
  return new LocalFailure('AgentDamagedFile', 'InvalidData', `"${file}" in ${where} is damaged: ${problem}.`, {
    target: file,
    advice: adviceFor(file),
    cause,
  });
}

export function missing(where: string, file: string): LocalFailure {
  return new LocalFailure('AgentMissingFile', 'ObjectNotFound', `"${file}" is missing in ${where}.`, {
    target: file,
    advice: adviceFor(file),
  });
}

/** What can be done about a file depends on what it is for. */
function adviceFor(file: string): string {
  if (file.startsWith('data/'))
    return 'Bring the file back from another copy (drive, landing container, vault), or run the next backup: it stores again what this pack held and the sources still have.';
  if (file.startsWith('index/'))
    return 'Bring the file back from another copy, or remove it: the next backup reads the packs it named and writes a new one.';
  if (file.startsWith('snapshots/'))
    return 'Bring the file back from another copy, or remove it: the other recovery points do not need it.';
  if (file.startsWith('locks/')) return 'When no other run uses this repository, remove the file: a lock holds no data.';
  return 'Bring the file back from another copy of the repository: nothing opens without it.';
}

export function wrongPassphrase(where: string, damagedKeys: readonly string[]): LocalFailure {
  const also = damagedKeys.length ? ` These key files are damaged and could not be tried: ${damagedKeys.join(', ')}.` : '';
  return new LocalFailure(
    'AgentWrongPassphrase',
    'SecurityError',
    `No key of the repository in ${where} opens with this passphrase.${also}`,
    {
      target: where,
      advice:
        'Give the passphrase with which the first backup was made. It is stored nowhere: without it the data cannot be read by anybody.',
    },
  );
}

export function noRepository(where: string): LocalFailure {
  return new LocalFailure('AgentNoRepository', 'ObjectNotFound', `There is no backup repository in ${where}.`, {
    target: where,
    advice: 'Check the place, or run Start-OBBackup first.',
  });
}
