import { coreCmdlet } from '../../shell/command/cmdlet.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'Host',
  synopsis: 'Tells about the program that hosts the session.',
  output: ['System.Management.Automation.Host.PSHost'],
  parameters: {},
  examples: [{ says: 'Its name.', run: '(Get-Host).Name', shows: 'ConsoleHost' }],
  stage(_given, context) {
    return { begin: () => context.write(context.session.variables.get('global:Host')) };
  },
});
