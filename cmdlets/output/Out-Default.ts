import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag } from '../../shell/command/parameter.ts';
import { consoleSink } from '../../shell/formatting/console-sink.ts';
import { createFormatter } from '../../shell/formatting/formatter.ts';
import { formattingOf } from '../../shell/formatting/formatting.ts';
import { psObject } from './format-command.ts';

export default coreCmdlet({
  verb: 'Out',
  noun: 'Default',
  synopsis: 'Shows objects the way the prompt does.',
  output: [],
  parameters: {
    Transcript: flag({ help: 'Accepted for scripts that name it; there is no transcript to write to.' }),
    InputObject: psObject({ help: 'The objects.', fromPipeline: 'value', allowNull: true }),
  },
  examples: [{ says: 'Shows a number.', run: '42 | Out-Default', shows: '42' }],
  stage(given, { session }) {
    const { host } = session;
    const formatting = formattingOf(session);
    const formatter = createFormatter(
      formatting,
      consoleSink(formatting, { output: (text) => host.write(text), error: (text) => host.write(text) }),
    );
    return {
      process() {
        formatter.write(given.InputObject);
      },
      end() {
        formatter.end();
      },
    };
  },
});
