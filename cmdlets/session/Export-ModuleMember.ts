import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { texts } from '../../shell/command/parameter.ts';

export default coreCmdlet({
  verb: 'Export',
  noun: 'ModuleMember',
  synopsis: 'Says what a module shows to those who import it.',
  output: [],
  parameters: {
    Function: texts({ position: 0, fromPipeline: 'both', allowEmpty: true, wildcards: true, help: 'Functions.' }),
    Cmdlet: texts({ fromPipeline: 'property', allowEmpty: true, wildcards: true, help: 'Cmdlets.' }),
    Variable: texts({ fromPipeline: 'property', wildcards: true, help: 'Variables.' }),
    Alias: texts({ fromPipeline: 'property', wildcards: true, help: 'Aliases.' }),
  },
  examples: [
    {
      says: 'Hides a helper.',
      run: '& (New-Module { function Get-A { 1 }; function Get-B { 2 }; Export-ModuleMember -Function Get-A }) { Get-B }',
      shows: '2',
    },
  ],
  stage(given, context) {
    return {
      process() {
        context.session.modules.export({
          functions: given.Function ?? [],
          cmdlets: given.Cmdlet ?? [],
          aliases: given.Alias,
          variables: given.Variable,
        });
      },
    };
  },
});
