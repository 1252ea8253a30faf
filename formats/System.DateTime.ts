import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.DateTime',
  name: 'DateTime',
  custom: { items: [{ bind: true, from: 'DateTime' }] },
});
