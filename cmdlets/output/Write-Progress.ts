import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, integer, text } from '../../shell/command/parameter.ts';
import { raise } from '../../shell/objects/error.ts';

export default coreCmdlet({
  verb: 'Write',
  noun: 'Progress',
  synopsis: 'Says how far an activity is.',
  output: [],
  parameters: {
    Activity: text({ position: 0, help: 'What is being done.' }),
    Status: text({ position: 1, default: 'Processing', notEmpty: true, help: 'What is being done right now.' }),
    Id: integer({ position: 2, default: 0, range: [0, 2147483647], help: 'Tells activities apart.' }),
    PercentComplete: integer({ default: -1, range: [-1, 100], help: 'How much is done; -1 when that is not known.' }),
    SecondsRemaining: integer({ default: -1, help: 'Seconds left; -1 when that is not known.' }),
    CurrentOperation: text({ help: 'The step under way.' }),
    ParentId: integer({ default: -1, range: [-1, 2147483647], help: 'The activity this one belongs to.' }),
    Completed: flag({ help: 'The activity is over.' }),
    SourceId: integer({ default: 0, help: 'Where the record comes from.' }),
  },
  examples: [
    { says: 'Shows an activity half done.', run: "Write-Progress -Activity 'Copy' -Status 'file 5' -PercentComplete 50", shows: '' },
  ],
  stage(given, context) {
    return {
      process() {
        if (!given.Completed && !given.Activity)
          raise(
            'System.ArgumentException',
            'MissingActivity',
            'InvalidArgument',
            "Missing value for mandatory parameter. (Parameter 'Activity')",
            given.Activity,
          );
        context.progress({
          activity: given.Activity ?? '',
          status: given.Status,
          id: given.Id,
          ...(given.PercentComplete >= 0 && { percent: given.PercentComplete }),
          ...(given.SecondsRemaining >= 0 && { secondsRemaining: given.SecondsRemaining }),
          ...(given.CurrentOperation !== undefined && { operation: given.CurrentOperation }),
          ...(given.ParentId >= 0 && { parentId: given.ParentId }),
          completed: given.Completed,
        });
      },
    };
  },
});
