import { type Cell, view } from '../shell/formatting/view.ts';

const simple = [
  'Reset',
  'BlinkOff',
  'Blink',
  'BoldOff',
  'Bold',
  'DimOff',
  'Dim',
  'Hidden',
  'HiddenOff',
  'Reverse',
  'ReverseOff',
  'ItalicOff',
  'Italic',
  'UnderlineOff',
  'Underline',
  'StrikethroughOff',
  'Strikethrough',
];
const formatting = [
  'FormatAccent',
  'ErrorAccent',
  'Error',
  'Warning',
  'Verbose',
  'Debug',
  'TableHeader',
  'CustomTableHeaderLabel',
  'FeedbackName',
  'FeedbackText',
  'FeedbackAction',
];
const colors = [
  'Black',
  'BrightBlack',
  'White',
  'BrightWhite',
  'Red',
  'BrightRed',
  'Magenta',
  'BrightMagenta',
  'Blue',
  'BrightBlue',
  'Cyan',
  'BrightCyan',
  'Green',
  'BrightGreen',
  'Yellow',
  'BrightYellow',
];

const sequences = (names: readonly string[], part = ''): Cell[] =>
  names.map((name) => ({ from: part + name, label: part + name, kind: 'sequence' }));

export default view({
  type: 'System.Management.Automation.PSStyle',
  list: {
    lines: [
      ...sequences(simple),
      'OutputRendering',
      ...sequences(formatting, 'Formatting.'),
      { from: 'Progress.Style', label: 'Progress.Style', kind: 'sequence' },
      { from: 'Progress.MaxWidth', label: 'Progress.MaxWidth' },
      { from: 'Progress.View', label: 'Progress.View' },
      { from: 'Progress.UseOSCIndicator', label: 'Progress.UseOSCIndicator' },
      ...sequences(['Directory', 'SymbolicLink', 'Executable'], 'FileInfo.'),
      { from: 'FileInfo.Extension.Keys', label: 'FileInfo.Extension' },
      ...sequences(colors, 'Foreground.'),
      ...sequences(colors, 'Background.'),
    ],
  },
});
