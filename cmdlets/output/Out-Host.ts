import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag } from '../../shell/command/parameter.ts';
import { consoleSink } from '../../shell/formatting/console-sink.ts';
import { createFormatter, type Formatter } from '../../shell/formatting/formatter.ts';
import { formattingOf } from '../../shell/formatting/formatting.ts';
import { psObject } from './format-command.ts';
import { pagedSink } from './paging.ts';

export default coreCmdlet({
  verb: 'Out',
  noun: 'Host',
  synopsis: 'Shows objects on the screen.',
  aliases: ['oh'],
  output: [],
  parameters: {
    Paging: flag({ help: 'Waits after each screen: an empty line goes on by one line, a blank by one screen, q ends it.' }),
    InputObject: psObject({ help: 'The objects.', fromPipeline: 'value', allowNull: true }),
  },
  examples: [
    { says: 'Shows a text past a variable that catches the output.', run: "$x = & { 'shown' | Out-Host; 'caught' }", shows: 'shown' },
  ],
  stage(given, { session, stopUpstream }) {
    const { host } = session;
    const formatting = formattingOf(session);
    const sink = consoleSink(formatting, { output: (text) => host.write(text), error: (text) => host.write(text) });
    let formatter: Formatter;
    return {
      begin() {
        const paged = given.Paging && host.interactive;
        formatter = createFormatter(formatting, paged ? pagedSink(sink, host, stopUpstream) : sink);
      },
      process() {
        formatter.write(given.InputObject);
      },
      end() {
        formatter.end();
      },
    };
  },
});
