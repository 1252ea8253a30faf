import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, typed } from '../../shell/command/parameter.ts';
import { raise } from '../../shell/objects/error.ts';
import type { SecureString } from '../../shell/objects/secure-string.ts';
import { keyOf } from './ConvertTo-SecureString.ts';
import { encryptText, toHexText } from './secure-text.ts';

export default coreCmdlet({
  verb: 'ConvertFrom',
  noun: 'SecureString',
  synopsis: 'Makes text of a secure string, encrypted with a key or plain.',
  output: ['System.String'],
  defaultSet: 'Secure',
  parameters: {
    SecureString: typed<SecureString>('System.Security.SecureString')({
      position: 0,
      mandatory: true,
      fromPipeline: 'value',
      help: 'The secure string.',
    }),
    SecureKey: typed<SecureString>('System.Security.SecureString')({
      sets: { Secure: { position: 1 } },
      help: 'The key as a secure string.',
    }),
    AsPlainText: flag({ sets: ['AsPlainText'], help: 'Gives the secret itself.' }),
    Key: typed<Uint8Array>('System.Byte[]')({ sets: ['Open'], help: 'The key: 16, 24 or 32 bytes.' }),
  },
  examples: [
    { says: 'The secret itself.', run: "ConvertTo-SecureString 'abc' -AsPlainText | ConvertFrom-SecureString -AsPlainText", shows: 'abc' },
  ],
  stage(given, context) {
    return {
      process() {
        const secret = given.SecureString.reveal();
        if (given.AsPlainText) {
          context.write(secret);
          return;
        }
        const key = keyOf(given);
        if (key && ![16, 24, 32].includes(key.length))
          raise(
            'System.Security.Cryptography.CryptographicException',
            'ExportSecureString_InvalidArgument_CryptographicError',
            'InvalidArgument',
            'The specified key is not valid. A key has 16, 24 or 32 bytes.',
          );
        context.write(key ? encryptText(secret, key) : toHexText(secret));
      },
    };
  },
});
