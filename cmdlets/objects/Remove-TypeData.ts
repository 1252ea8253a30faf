import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text, typed } from '../../shell/command/parameter.ts';
import { ErrorRecord, NetException } from '../../shell/objects/error.ts';
import { removeTypeMembers } from '../../shell/objects/members.ts';
import type { TypeData } from './type-data.ts';

export default coreCmdlet({
  verb: 'Remove',
  noun: 'TypeData',
  synopsis: 'Takes away the members that a type has in the session.',
  output: [],
  defaultSet: 'RemoveTypeDataSet',
  impact: 'Medium',
  parameters: {
    TypeData: typed<TypeData>('System.Management.Automation.Runspaces.TypeData')({
      sets: { RemoveTypeDataSet: { mandatory: true, fromPipeline: 'value' } },
      help: 'What Get-TypeData gave.',
    }),
    TypeName: text({
      sets: { RemoveTypeSet: { position: 0, mandatory: true, fromPipeline: 'both' } },
      notEmpty: true,
      help: 'Full name of the type.',
    }),
  },
  examples: [
    {
      says: 'Adds and removes.',
      run: 'Update-TypeData -TypeName My.T -MemberType NoteProperty -MemberName A -Value 1; Remove-TypeData -TypeName My.T; @(Get-TypeData My.T).Count',
      shows: '0',
    },
  ],
  stage(given, context) {
    return {
      process() {
        const name = given.TypeData?.typeName ?? given.TypeName ?? '';
        if (!context.shouldProcess(name, 'Remove TypeData')) return;
        if (removeTypeMembers(name)) return;
        const message = `Error in TypeData "${name}": The type "${name}" was not found. The type name value must be the full name of the type. Verify the type name and run the command again.`;
        const exception = new NetException('System.Management.Automation.RuntimeException', message);
        context.error(new ErrorRecord(exception, 'TypesDynamicRemoveException', 'InvalidOperation'));
      },
    };
  },
});
