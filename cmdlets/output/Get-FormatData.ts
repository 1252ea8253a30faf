import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text, texts } from '../../shell/command/parameter.ts';
import { formatData } from '../../shell/formatting/format-data.ts';
import { formattingOf } from '../../shell/formatting/formatting.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'FormatData',
  synopsis: 'Gives the views of this session.',
  output: ['System.Management.Automation.ExtendedTypeDefinition'],
  parameters: {
    TypeName: texts({ position: 0, notEmpty: true, wildcards: true, default: ['*'], help: 'Types whose views are wanted.' }),
    PowerShellVersion: text({ help: 'Accepted for scripts that name it; all views are given.' }),
  },
  examples: [
    { says: 'Names the view of a type.', run: '(Get-FormatData System.Version).FormatViewDefinition.Name', shows: 'System.Version' },
  ],
  stage: (given, context) => ({
    end() {
      for (const definition of formatData(formattingOf(context.session).views, given.TypeName)) context.write(definition);
    },
  }),
});
