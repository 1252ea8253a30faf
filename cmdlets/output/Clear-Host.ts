import { coreCmdlet } from '../../shell/command/cmdlet.ts';

export default coreCmdlet({
  verb: 'Clear',
  noun: 'Host',
  synopsis: 'Empties the screen.',
  aliases: ['cls', 'clear'],
  output: [],
  parameters: {},
  examples: [{ says: 'Starts with an empty screen.', run: 'Clear-Host' }],
  stage: (_given, { session }) => ({
    end() {
      session.host.clear();
    },
  }),
});
