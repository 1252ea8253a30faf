import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { object, texts } from '../../shell/command/parameter.ts';

export default coreCmdlet({
  verb: 'Write',
  noun: 'Information',
  synopsis: 'Puts an object on the information stream.',
  output: [],
  parameters: {
    MessageData: object({
      position: 0,
      mandatory: true,
      fromPipeline: 'value',
      allowNull: true,
      aliases: ['Msg', 'Message'],
      help: 'What to say.',
    }),
    Tags: texts({ position: 1, help: 'Words by which records can be told apart.' }),
  },
  examples: [{ says: 'Says something and shows it.', run: "Write-Information 'Copied.' -InformationAction Continue", shows: 'Copied.' }],
  stage(given, context) {
    return {
      process() {
        context.information(given.MessageData, given.Tags ?? []);
      },
    };
  },
});
