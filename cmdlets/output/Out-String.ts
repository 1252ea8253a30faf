import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, integer } from '../../shell/command/parameter.ts';
import { createFormatter, type Formatter } from '../../shell/formatting/formatter.ts';
import { formattingOf } from '../../shell/formatting/formatting.ts';
import { textSink } from '../../shell/formatting/text-sink.ts';
import { psObject } from './format-command.ts';

export default coreCmdlet({
  verb: 'Out',
  noun: 'String',
  synopsis: 'Gives as text what the screen would show.',
  output: ['System.String'],
  parameters: {
    Stream: flag({ help: 'Gives each line as a text of its own instead of one text.' }),
    Width: integer({ help: 'Cells of a line.', range: [2, 2147483647] }),
    NoNewline: flag({ help: 'Puts no line breaks between the lines.' }),
    InputObject: psObject({ help: 'The objects.', fromPipeline: 'value', allowNull: true }),
  },
  examples: [
    {
      says: 'Searches the text of a table.',
      run: "[pscustomobject]@{ Name = 'D1' } | Out-String -Stream | Where-Object { $_ -match 'D1' }",
      shows: 'D1',
    },
  ],
  stage(given, context) {
    const formatting = formattingOf(context.session);
    const parts: string[] = [];
    let formatter: Formatter;
    return {
      begin() {
        const end = given.NoNewline ? '' : '\n';
        const take = given.Stream ? (line: string) => context.write(line) : (line: string) => void parts.push(line + end);
        formatter = createFormatter(formatting, textSink(formatting, take, given.Width));
      },
      process() {
        formatter.write(given.InputObject);
      },
      end() {
        formatter.end();
        if (!given.Stream) context.write(parts.join(''));
      },
    };
  },
});
