import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Management.Automation.SemanticVersion',
  table: {
    columns: [
      { from: 'Major', width: 6 },
      { from: 'Minor', width: 6 },
      { from: 'Patch', width: 6 },
      { from: 'PreReleaseLabel', width: 15 },
      { from: 'BuildLabel', width: 11 },
    ],
  },
});
