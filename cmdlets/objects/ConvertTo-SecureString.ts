import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, text, typed } from '../../shell/command/parameter.ts';
import { raise } from '../../shell/objects/error.ts';
import { SecureString } from '../../shell/objects/secure-string.ts';
import { decryptText, fromHexText } from './secure-text.ts';

export default coreCmdlet({
  verb: 'ConvertTo',
  noun: 'SecureString',
  synopsis: 'Makes a secure string of plain or encrypted text.',
  output: ['System.Security.SecureString'],
  defaultSet: 'Secure',
  parameters: {
    String: text({ position: 0, mandatory: true, fromPipeline: 'value', help: 'The text.' }),
    SecureKey: typed<SecureString>('System.Security.SecureString')({
      position: 1,
      sets: { Secure: { position: 1 } },
      help: 'The key as a secure string.',
    }),
    Key: typed<Uint8Array>('System.Byte[]')({ sets: ['Open'], help: 'The key: 16, 24 or 32 bytes.' }),
    AsPlainText: flag({ sets: { PlainText: { position: 1 } }, help: 'The text is the secret itself.' }),
    Force: flag({ sets: { PlainText: { position: 2 } }, help: 'Not needed any more; kept for old scripts.' }),
  },
  examples: [{ says: 'From plain text.', run: "(ConvertTo-SecureString 'abc' -AsPlainText).Length", shows: '3' }],
  stage(given, context) {
    return {
      process() {
        context.write(sealed(context.parameterSet === 'PlainText' ? given.String : opened(given.String, keyOf(given))));
      },
    };
  },
});

function sealed(text: string): SecureString {
  const made = new SecureString(text);
  made.makeReadOnly();
  return made;
}

export function keyOf(given: { SecureKey: SecureString | undefined; Key: Uint8Array | undefined }): Uint8Array | undefined {
  return given.SecureKey ? Buffer.from(given.SecureKey.reveal(), 'utf16le') : given.Key;
}

function opened(text: string, key: Uint8Array | undefined): string {
  if (key === undefined) {
    const plain = fromHexText(text);
    if (plain === undefined)
      raise(
        'PSArgumentException',
        'ImportSecureString_InvalidArgument',
        'InvalidArgument',
        `The input string '${text.slice(0, 2)}…' is not an encrypted secure string.`,
        null,
        'Add -AsPlainText to make a secure string of plain text.',
      );
    return plain;
  }
  try {
    return decryptText(text, key);
  } catch (thrown) {
    return raise(
      'System.Security.Cryptography.CryptographicException',
      'ImportSecureString_InvalidArgument_CryptographicError',
      'InvalidArgument',
      thrown instanceof Error ? thrown.message : String(thrown),
    );
  }
}
