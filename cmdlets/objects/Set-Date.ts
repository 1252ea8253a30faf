import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { typed } from '../../shell/command/parameter.ts';
import type { DateTime } from '../../shell/objects/datetime.ts';
import { raise } from '../../shell/objects/error.ts';
import { toText } from '../../shell/objects/text.ts';
import type { TimeSpan } from '../../shell/objects/timespan.ts';

export default coreCmdlet({
  verb: 'Set',
  noun: 'Date',
  synopsis: 'Refuses to set the clock of the computer: backups and certificates depend on it.',
  output: ['System.DateTime'],
  defaultSet: 'Date',
  impact: 'Medium',
  parameters: {
    Date: typed<DateTime>('System.DateTime')({ sets: { Date: { position: 0, mandatory: true, fromPipeline: 'both' } }, help: 'The time.' }),
    Adjust: typed<TimeSpan>('System.TimeSpan')({
      sets: { Adjust: { position: 0, mandatory: true, fromPipeline: 'both' } },
      help: 'By how much.',
    }),
  },
  examples: [
    {
      says: 'Says why not.',
      run: "try { Set-Date '2024-01-01' } catch { $_.FullyQualifiedErrorId.Split(',')[0] }",
      shows: 'SetDateRefused',
    },
  ],
  stage(given, context) {
    return {
      process() {
        if (!context.shouldProcess(toText(given.Date ?? given.Adjust))) return;
        raise(
          'System.NotSupportedException',
          'SetDateRefused',
          'PermissionDenied',
          'This shell does not set the clock of the computer: certificates, schedules and shipping deadlines depend on it.',
          given.Date ?? given.Adjust,
          'Set the clock with the tools of the operating system (timedatectl, or the settings of Windows or macOS).',
        );
      },
    };
  },
});
