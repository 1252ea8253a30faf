import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { texts } from '../../shell/command/parameter.ts';
import { typeMembers } from '../../shell/objects/members.ts';
import { typesWithMembers } from '../../shell/objects/type-data.ts';
import { wildcard } from '../../shell/objects/wildcard.ts';
import { TypeData } from './type-data.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'TypeData',
  synopsis: 'Lists the types that have members of the session.',
  output: ['System.Management.Automation.Runspaces.TypeData'],
  parameters: { TypeName: texts({ position: 0, fromPipeline: 'value', notEmpty: true, wildcards: true, help: 'Full names or patterns.' }) },
  examples: [
    {
      says: 'What was added.',
      run: 'Update-TypeData -TypeName My.T -MemberType NoteProperty -MemberName A -Value 1; (Get-TypeData My.T).TypeName',
      shows: 'My.T',
    },
  ],
  stage(given, context) {
    return {
      process() {
        const patterns = (given.TypeName ?? ['*']).map((pattern) => wildcard(pattern));
        for (const name of typesWithMembers()) {
          const members = typeMembers(name);
          if (members && patterns.some((pattern) => pattern.matches(name))) context.write(new TypeData(name, members));
        }
      },
    };
  },
});
