import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { getStatic } from '../../shell/objects/members.ts';
import { requireType } from '../../shell/objects/net-type.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'UICulture',
  synopsis: 'Tells the culture in whose language texts are shown.',
  output: ['System.Globalization.CultureInfo'],
  parameters: {},
  examples: [{ says: 'Its type.', run: '(Get-UICulture).GetType().Name', shows: 'CultureInfo' }],
  stage(_given, context) {
    return { begin: () => context.write(getStatic(requireType('System.Globalization.CultureInfo'), 'CurrentUICulture')) };
  },
});
