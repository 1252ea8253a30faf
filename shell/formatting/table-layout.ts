import { fitColumns } from './column-widths.ts';
import { closed, cut, isDecorated, plainText, reset } from './decorated.ts';
import { cellsOf, headFit, tailFit } from './display-cells.ts';
import type { ColumnHeader } from './packets.ts';
import type { Alignment } from './view.ts';
import { wrapText } from './word-wrap.ts';

const narrowest = 5;
const ellipsis = '…';

/** Escape sequences that mark the header; empty texts where nothing is to be marked. */
export interface HeaderStyle {
  readonly header: string;
  readonly ownLabel: string;
}

interface Column {
  readonly at: number;
  readonly width: number;
  readonly align: Alignment;
  readonly header: ColumnHeader;
  /** Only the last column of the definition stays without blanks at its end. */
  readonly padded: boolean;
}

/** Lays rows out in columns of given widths. Nothing at all is written below five cells or when no column is left. */
export class TableLayout {
  readonly #columns: Column[];
  readonly #language: string;
  readonly #style: HeaderStyle;

  /** `widths` per column, 0 for a share of the rest; `room` in cells. */
  constructor(headers: readonly ColumnHeader[], widths: readonly number[], room: number, language: string, style: HeaderStyle) {
    const fitted = [...widths];
    if (room >= narrowest) fitColumns(fitted, room);
    else fitted.fill(-1);
    this.#columns = headers.flatMap((header, at) =>
      fitted[at]! > 0 ? [{ at, width: fitted[at]!, align: header.align, header, padded: at < headers.length - 1 }] : [],
    );
    this.columnCount = headers.length;
    this.#language = language;
    this.#style = style;
  }

  /** Columns of the definition, dropped ones too. */
  readonly columnCount: number;

  get empty(): boolean {
    return this.#columns.length === 0;
  }

  header(): string[] {
    if (this.empty) return [];
    const labels = this.#columns.map(({ header }) => header.label);
    const dashes = this.#columns.map(({ header, width }) =>
      '-'.repeat(header.label === '' ? width : Math.min(cellsOf(header.label), width)),
    );
    return [...this.#wrapped(labels, undefined, true), this.#dashLine(dashes)];
  }

  row(cells: readonly string[], wrap: boolean, align?: readonly (Alignment | undefined)[]): string[] {
    if (this.empty) return [];
    if (wrap) {
      return this.#wrapped(
        this.#columns.map(({ at }) => cells[at] ?? ''),
        align,
        false,
      );
    }
    let line = '';
    const columns = this.#columns;
    for (let order = 0; order < columns.length; order++) {
      const column = columns[order]!;
      if (column.at > 0) line += ' ';
      const text = field(cells[column.at] ?? '', column.width, align?.[column.at] ?? column.align, column.padded);
      line += text.includes('\x1b') && !text.trimEnd().endsWith(reset) ? text + reset : text;
    }
    return [line];
  }

  #dashLine(dashes: readonly string[]): string {
    const { header } = this.#style;
    return this.#columns
      .map((column, order) => {
        const text = field(dashes[order]!, column.width, column.align, column.padded);
        return header === '' ? text : header + text + reset;
      })
      .join(' ');
  }

  /** Cells broken into lines, shorter ones filled with blanks; with more than one line, each line's end is trimmed. */
  #wrapped(texts: readonly string[], align: readonly (Alignment | undefined)[] | undefined, isHeader: boolean): string[] {
    const last = this.#columns.length - 1;
    const parts = this.#columns.map((column, order) => {
      const side = align?.[column.at] ?? column.align;
      const padded = order < last;
      return wrapText(texts[order]!, column.width, column.width, this.#language).map((part) =>
        cellsOf(part) < column.width && (padded || side !== 'left') ? field(part, column.width, side, padded) : part,
      );
    });
    const height = Math.max(...parts.map((lines) => lines.length));
    const rows: string[] = [];
    for (let row = 0; row < height; row++) {
      const lastFilled = parts.findLastIndex((lines) => lines.length > row);
      let line = '';
      for (const [order, column] of this.#columns.entries()) {
        let piece = order > lastFilled ? '' : (order > 0 ? ' ' : '') + (parts[order]![row] ?? ' '.repeat(column.width));
        if (order === lastFilled && height > 1) piece = piece.trimEnd();
        line += isHeader ? this.#marked(piece, column, order) : piece;
      }
      rows.push(line);
    }
    return rows;
  }

  #marked(piece: string, { header }: Column, order: number): string {
    const { header: style, ownLabel } = this.#style;
    if (style === '') return piece;
    if (header.ownProperty) return style + piece + reset;
    if (piece === '') return reset;
    const blanks = order > 0 ? 1 : 0;
    return piece.slice(0, blanks) + ownLabel + piece.slice(blanks) + reset;
  }
}

/** One cell on one line: cut at the first line break, cut with a sign where it is too wide, filled where it is too narrow. */
export function field(value: string, width: number, align: Alignment, padded: boolean): string {
  const lineBreak = value.search(/[\r\n]/);
  let text = lineBreak < 0 ? value : value.slice(0, lineBreak) + ellipsis;
  const cells = cellsOf(text);
  if (cells === width) return text;
  if (cells < width) return fill(text, width - cells, align, padded);
  text = shorten(text, width, align);
  if (cellsOf(text) === width) return text;
  if (align === 'right') return ` ${text}`;
  return padded ? `${text} ` : text;
}

function fill(text: string, blanks: number, align: Alignment, padded: boolean): string {
  if (align === 'left') return padded ? text + ' '.repeat(blanks) : text;
  if (align === 'right') return ' '.repeat(blanks) + text;
  const before = Math.floor(blanks / 2);
  return ' '.repeat(before) + text + (padded ? ' '.repeat(blanks - before) : '');
}

function shorten(text: string, width: number, align: Alignment): string {
  const sign = width > 1 ? ellipsis : '';
  const kept = width - sign.length;
  const bare = plainText(text);
  if (align !== 'right') return cut(text, 0, headFit(bare, kept), '', sign);
  const count = tailFit(bare, kept);
  const tail = cut(text, bare.length - count, count, sign, '');
  return isDecorated(tail) ? closed(tail) : tail;
}
