import { secret } from '../../shell/command/parameter.ts';

/** For cmdlets that read what is there: a short passphrase of an older repository opens it, too. */
export const passphraseToRead = secret({
  mandatory: true,
  aliases: ['EncryptionPassphrase'],
  help: 'Passphrase with which the backup was made.',
});
