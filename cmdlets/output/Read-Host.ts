import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, object } from '../../shell/command/parameter.ts';
import { elementsOf, textOf } from '../../shell/formatting/subject.ts';
import { fromPlain } from '../../shell/objects/plain.ts';

export default coreCmdlet({
  verb: 'Read',
  noun: 'Host',
  synopsis: 'Asks the user for a line.',
  defaultSet: 'AsString',
  output: ['System.String', 'System.Security.SecureString'],
  parameters: {
    Prompt: object({ position: 0, fromRemaining: true, allowNull: true, help: 'What is asked; a colon is put behind it.' }),
    AsSecureString: flag({ sets: ['AsSecureString'], help: 'Hides what is typed and gives a SecureString.' }),
    MaskInput: flag({ sets: ['AsString'], help: 'Hides what is typed and gives a text.' }),
  },
  examples: [{ says: 'Asks for a name.', run: "$name = Read-Host 'Name of the drive'" }],
  stage(given, context) {
    return {
      end() {
        const { host } = context.session;
        const words = typeof given.Prompt === 'string' ? undefined : elementsOf(given.Prompt);
        const asked = words ? [...words].map(textOf).join(' ') : textOf(given.Prompt);
        const prompt = asked === '' ? '' : `${asked}: `;
        if (given.AsSecureString) context.write(fromPlain({ $secure: host.readSecret(prompt) }));
        else context.write(given.MaskInput ? host.readSecret(prompt) : host.readLine(prompt));
      },
    };
  },
});
