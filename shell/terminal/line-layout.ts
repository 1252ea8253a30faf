import stringWidth from 'string-width';
import type { Span } from '../editor/highlight.ts';

/** What is drawn for the line being edited: rows with colours inside, and where the cursor stands. */
export interface Drawn {
  readonly rows: readonly string[];
  readonly cursor: { readonly row: number; readonly column: number };
}

export interface Drawing {
  /** Last line of the prompt; the lines above it were printed before. */
  readonly prompt: string;
  readonly continuation: string;
  readonly text: string;
  readonly cursor: number;
  /** Coloured stretches of the text, in order. */
  readonly spans: readonly Span[];
  readonly selection: { readonly start: number; readonly end: number } | undefined;
  readonly suggestion: string;
  readonly colors: boolean;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const widths = new Map<string, number>();

/** Cells of one grapheme; control characters are shown as ^X and tabs reach to the next multiple of four. */
function cellsOf(grapheme: string): number {
  const code = grapheme.charCodeAt(0);
  if (code >= 0x20 && code < 0x7f) return 1;
  let cells = widths.get(grapheme);
  if (cells === undefined) {
    cells = code < 0x20 || code === 0x7f ? 2 : stringWidth(grapheme);
    widths.set(grapheme, cells);
  }
  return cells;
}

const shownAs = (grapheme: string): string => {
  const code = grapheme.charCodeAt(0);
  if (code === 9) return '    ';
  return code < 0x20 || code === 0x7f ? `^${String.fromCharCode(code ^ 0x40)}` : grapheme;
};

const selected = '\x1b[30;47m';
const faint = '\x1b[97;2;3m';
const off = '\x1b[0m';

/** Wraps the text hard at the width; every row is shorter than the screen, so that nothing depends on what a terminal does in its last column. */
export function drawLine(drawing: Drawing, width: number): Drawn {
  const { prompt, continuation, text, cursor, spans, selection, suggestion, colors } = drawing;
  const room = Math.max(2, width - 1);
  const rows: string[] = [];
  let row = prompt;
  let column = stringWidth(prompt);
  if (column >= room) [row, column] = wrap(rows, row);
  let place = { row: 0, column };
  let style = '';
  let span = 0;
  const setStyle = (wanted: string): void => {
    if (!colors || wanted === style) return;
    row += `${style ? off : ''}${wanted}`;
    style = wanted;
  };
  for (const { segment, index } of segmenter.segment(text)) {
    if (index === cursor) place = { row: rows.length, column };
    if (segment === '\n' || segment === '\r\n') {
      setStyle('');
      rows.push(row);
      row = continuation;
      column = stringWidth(continuation);
      if (index + segment.length === cursor) place = { row: rows.length, column };
      continue;
    }
    while (span < spans.length && spans[span]!.end <= index) span++;
    const inSelection = selection && index >= selection.start && index < selection.end;
    const here = spans[span];
    const wanted = inSelection ? selected : here && here.start <= index ? here.style : '';
    const shown = shownAs(segment);
    const cells = segment === '\t' ? 4 : cellsOf(segment);
    if (column + cells > room) {
      setStyle('');
      [row, column] = wrap(rows, row);
      if (index === cursor) place = { row: rows.length, column };
    }
    setStyle(wanted);
    row += shown;
    column += cells;
  }
  setStyle('');
  if (cursor >= text.length) {
    if (column >= room) [row, column] = wrap(rows, row);
    place = { row: rows.length, column };
  }
  if (suggestion && column < room) {
    const shown = clip(suggestion.replaceAll('\n', '⏎'), room - column);
    row += colors ? `${faint}${shown}${off}` : '';
  }
  rows.push(row);
  return { rows, cursor: place };
}

function wrap(rows: string[], row: string): [string, number] {
  rows.push(row);
  return ['', 0];
}

/** The beginning of a text that fits into a number of cells. */
export function clip(text: string, cells: number): string {
  let used = 0;
  let end = 0;
  for (const { segment, index } of segmenter.segment(text)) {
    used += cellsOf(segment);
    if (used > cells) return text.slice(0, index);
    end = index + segment.length;
  }
  return text.slice(0, end);
}
