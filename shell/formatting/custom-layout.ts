import { type FramePiece, newLine, type Piece } from './packets.ts';
import { wrapText } from './word-wrap.ts';

const deepest = 50;

/**
 * The lines of a custom view. Texts collect until a line break (or the end) and are then indented by the frames in force at that
 * moment: left and right indents add up, the first line's indent is the innermost frame's.
 */
export function customLines(pieces: readonly Piece[], width: number, language: string): string[] {
  const lines: string[] = [];
  const frames: FramePiece[] = [];
  let text = '';

  const flush = (): void => {
    const left = frames.reduce((sum, frame) => sum + frame.left, 0);
    const useful = width - left - frames.reduce((sum, frame) => sum + frame.right, 0);
    if (useful <= 0) text = '';
    const wanted = frames.at(-1)?.firstLine ?? 0;
    const firstLine = Math.abs(wanted) >= useful ? 0 : wanted;
    const parts = useful <= 0 ? [''] : wrapText(text, useful - Math.max(firstLine, 0), useful + Math.min(firstLine, 0), language);
    const first = ' '.repeat(left + Math.max(firstLine, 0));
    const next = ' '.repeat(left - Math.min(firstLine, 0));
    for (const [at, part] of parts.entries()) lines.push((at === 0 ? first : next) + part);
    text = '';
  };

  const walk = (within: readonly Piece[], depth: number): void => {
    for (const piece of within) {
      if (typeof piece === 'string') text += piece;
      else if (piece === newLine) flush();
      else if (depth < deepest) {
        frames.push(piece);
        walk(piece.pieces, depth + 1);
        frames.pop();
      }
    }
  };

  walk(pieces, 0);
  flush();
  return lines;
}
