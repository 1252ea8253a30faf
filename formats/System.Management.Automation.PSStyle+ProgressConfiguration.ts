import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Management.Automation.PSStyle+ProgressConfiguration',
  list: {
    lines: [{ from: 'Style', kind: 'sequence' }, 'MaxWidth', 'View', 'UseOSCIndicator'],
  },
});
