import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'Microsoft.PowerShell.Commands.MatchInfo',
  name: 'MatchInfo',
  custom: { items: [{ builtin: 'match' }] },
});
