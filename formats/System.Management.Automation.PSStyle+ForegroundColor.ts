import { view } from '../shell/formatting/view.ts';

export default view({
  type: ['System.Management.Automation.PSStyle+ForegroundColor', 'System.Management.Automation.PSStyle+BackgroundColor'],
  list: {
    lines: [
      { from: 'Black', kind: 'sequence' },
      { from: 'BrightBlack', kind: 'sequence' },
      { from: 'White', kind: 'sequence' },
      { from: 'BrightWhite', kind: 'sequence' },
      { from: 'Red', kind: 'sequence' },
      { from: 'BrightRed', kind: 'sequence' },
      { from: 'Magenta', kind: 'sequence' },
      { from: 'BrightMagenta', kind: 'sequence' },
      { from: 'Blue', kind: 'sequence' },
      { from: 'BrightBlue', kind: 'sequence' },
      { from: 'Cyan', kind: 'sequence' },
      { from: 'BrightCyan', kind: 'sequence' },
      { from: 'Green', kind: 'sequence' },
      { from: 'BrightGreen', kind: 'sequence' },
      { from: 'Yellow', kind: 'sequence' },
      { from: 'BrightYellow', kind: 'sequence' },
    ],
  },
});
