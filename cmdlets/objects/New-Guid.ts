import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, text } from '../../shell/command/parameter.ts';
import { tryConvert } from '../../shell/objects/convert.ts';
import { ErrorRecord, NetException, Raised } from '../../shell/objects/error.ts';
import { getStatic, invokeStatic } from '../../shell/objects/members.ts';
import { requireType } from '../../shell/objects/net-type.ts';

export default coreCmdlet({
  verb: 'New',
  noun: 'Guid',
  synopsis: 'Makes a GUID.',
  output: ['System.Guid'],
  defaultSet: 'Default',
  parameters: {
    Empty: flag({ sets: ['Empty'], help: 'The one of zeros.' }),
    InputObject: text({ sets: { InputObject: { position: 0, mandatory: true } }, fromPipeline: 'value', help: 'Text of a GUID.' }),
  },
  examples: [
    { says: 'From text.', run: "(New-Guid 'd61bbeca0186d3ae0a3f1a3d5e8c92aa').Guid", shows: 'd61bbeca-0186-d3ae-0a3f-1a3d5e8c92aa' },
  ],
  stage(given, context) {
    return {
      process() {
        const type = requireType('System.Guid');
        const text = given.InputObject;
        if (text === undefined) {
          context.write(given.Empty ? getStatic(type, 'Empty') : invokeStatic(type, 'NewGuid', []));
          return;
        }
        const made = tryConvert(text, type);
        if (made.ok) context.write(made.value);
        else context.error(new ErrorRecord(reasonOf(made.thrown), 'StringNotRecognizedAsGuid', 'InvalidArgument', text));
      },
    };
  },
});

function reasonOf(thrown: unknown): NetException {
  const outer = thrown instanceof Raised ? thrown.record.exception : undefined;
  return outer?.inner ?? outer ?? new NetException('System.FormatException', 'Unrecognized Guid format.');
}
