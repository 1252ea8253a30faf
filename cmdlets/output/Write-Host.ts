import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { HostInformationMessage } from '../../shell/command/host-information.ts';
import { flag, object, typed } from '../../shell/command/parameter.ts';
import { elementsOf } from '../../shell/formatting/subject.ts';
import { plainValueText } from '../../shell/formatting/value-text.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Value } from '../../shell/objects/value.ts';

const color = typed<Value>('System.ConsoleColor');

export default coreCmdlet({
  verb: 'Write',
  noun: 'Host',
  synopsis: 'Shows a text on the screen, past the pipeline.',
  output: [],
  parameters: {
    Object: object({
      position: 0,
      fromPipeline: 'value',
      fromRemaining: true,
      allowNull: true,
      aliases: ['Msg', 'Message'],
      help: 'What to show; the elements of a collection are put side by side.',
    }),
    NoNewline: flag({ help: 'Ends without a line break.' }),
    Separator: object({ help: 'Stands between the elements of a collection; a blank when nothing is said.' }),
    ForegroundColor: color({ help: 'Colour of the text.' }),
    BackgroundColor: color({ help: 'Colour behind the text.' }),
  },
  examples: [{ says: 'Shows numbers with a bar between them.', run: "Write-Host 1, 2, 3 -Separator ' | '", shows: '1 | 2 | 3' }],
  stage(given, context) {
    const name = (given: Value): string | undefined => (given === undefined || given === null ? undefined : toText(given));
    return {
      process() {
        const separator = context.isBound('Separator') ? toText(given.Separator) : ' ';
        const text = shownText(given.Object, separator);
        const message = new HostInformationMessage(text, given.NoNewline, name(given.ForegroundColor), name(given.BackgroundColor));
        context.information(message, ['PSHOST']);
      },
    };
  },
});

/** Elements of a collection, also of one inside another, side by side; everything in the current culture. */
function shownText(value: Value, separator: string): string {
  const elements = typeof value === 'string' ? undefined : elementsOf(value);
  return elements ? [...elements].map((element) => shownText(element, separator)).join(separator) : plainValueText(value);
}
