import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { object, text, typed } from '../../shell/command/parameter.ts';
import { type ErrorCategory, ErrorRecord, NetException } from '../../shell/objects/error.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Value } from '../../shell/objects/value.ts';

const described = ['NoException', 'WithException'] as const;

export default coreCmdlet({
  verb: 'Write',
  noun: 'Error',
  synopsis: 'Writes an error and goes on.',
  defaultSet: 'NoException',
  output: [],
  parameters: {
    Message: text({
      aliases: ['Msg'],
      allowNull: true,
      allowEmpty: true,
      sets: { NoException: { position: 0, mandatory: true, fromPipeline: 'value' }, WithException: {} },
      help: 'What went wrong.',
    }),
    Exception: typed<NetException>('System.Exception')({
      sets: { WithException: { position: 0, mandatory: true } },
      help: 'The exception behind the error.',
    }),
    ErrorRecord: typed<ErrorRecord>('System.Management.Automation.ErrorRecord')({
      sets: { ErrorRecord: { position: 0, mandatory: true } },
      help: 'An error that is written again.',
    }),
    Category: typed<Value>('System.Management.Automation.ErrorCategory')({ sets: described, help: 'The kind of error.' }),
    ErrorId: text({ sets: described, help: 'What tells this error from others.' }),
    TargetObject: object({ sets: described, help: 'What it went wrong with.' }),
    RecommendedAction: text({ help: 'What to do next.' }),
    CategoryActivity: text({ aliases: ['Activity'], help: 'What was being done.' }),
    CategoryReason: text({ aliases: ['Reason'], help: 'Why it went wrong.' }),
    CategoryTargetName: text({ aliases: ['TargetName'], help: 'Name of the target.' }),
    CategoryTargetType: text({ aliases: ['TargetType'], help: 'Type of the target.' }),
  },
  examples: [
    { says: 'Writes an error with an id.', run: "Write-Error 'The drive is gone.' -ErrorId DriveGone -ErrorAction SilentlyContinue" },
  ],
  stage(given, context) {
    const described = (): ErrorRecord => {
      const message = given.Message ?? '';
      const exception = given.Exception ?? new NetException('Microsoft.PowerShell.Commands.WriteErrorException', message);
      const category = (given.Category === undefined ? 'NotSpecified' : toText(given.Category)) as ErrorCategory;
      const record = new ErrorRecord(exception, given.ErrorId || exception.type, category, given.TargetObject ?? null);
      if (given.Exception && message !== '') record.details = message;
      return record;
    };
    return {
      process() {
        const record = given.ErrorRecord ?? described();
        if (given.RecommendedAction) {
          record.details ??= record.exception.message;
          record.advice = given.RecommendedAction;
        }
        if (given.CategoryReason) record.reason = given.CategoryReason;
        record.activity = given.CategoryActivity || 'Write-Error';
        if (given.CategoryTargetName) record.targetName = given.CategoryTargetName;
        if (given.CategoryTargetType) record.targetType = given.CategoryTargetType;
        // The error belongs to whoever called, not to this command: that is what its position and the end of its id say.
        const caller = context.session.variables.get('MyInvocation');
        if (caller !== undefined && caller !== null) record.invocation = caller;
        context.errorOfCaller(record);
      },
    };
  },
});
