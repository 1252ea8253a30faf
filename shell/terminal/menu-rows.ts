import stringWidth from 'string-width';
import type { EditorState } from '../editor/state.ts';
import { clip } from './line-layout.ts';

const chosenStyle = '\x1b[30;47m';
const tipStyle = '\x1b[96m';
const off = '\x1b[0m';

/** The menu of completions below the line: filled down, then across; the page that holds the chosen one; its tip underneath. */
export function menuRows(state: EditorState, width: number, most: number, colors: boolean): string[] {
  const { completions } = state;
  if (!completions?.menu) return [];
  const { items, chosen } = completions;
  const cell = Math.min(Math.max(...items.map(({ listed }) => stringWidth(listed))) + 2, width - 1);
  const columns = Math.max(1, Math.floor((width - 1) / cell));
  const perPage = columns * Math.max(1, most - 2);
  const page = Math.floor(chosen / perPage);
  const shown = items.slice(page * perPage, (page + 1) * perPage);
  const height = Math.ceil(shown.length / columns);
  const rows: string[] = [];
  for (let row = 0; row < height; row++) {
    let line = '';
    for (let column = 0; column < columns; column++) {
      const at = column * height + row;
      const item = shown[at];
      if (!item) continue;
      const text = stringWidth(item.listed) > cell - 2 ? `${clip(item.listed, Math.max(1, cell - 5))}...` : item.listed;
      const isChosen = page * perPage + at === chosen;
      const mark = isChosen && !colors ? `>${text}` : text;
      line += (isChosen && colors ? `${chosenStyle}${text}${off}` : mark) + ' '.repeat(Math.max(0, cell - stringWidth(mark)));
    }
    rows.push(line.trimEnd());
  }
  const { tip, listed } = items[chosen]!;
  if (tip && tip !== listed)
    rows.push(
      '',
      ...tip
        .split('\n')
        .slice(0, 1)
        .map((line) => (colors ? tipStyle + clip(line, width - 1) + off : clip(line, width - 1))),
    );
  return rows;
}
