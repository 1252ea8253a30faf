import stringWidth from 'string-width';
import type { Progress } from '../command/context.ts';
import { clip } from './line-layout.ts';

/** `$PSStyle.Progress.MaxWidth`. */
const mostWidth = 120;
const style = '\x1b[33;1m';
const reverse = '\x1b[7m';
const off = '\x1b[0m';

function seconds(left: number): string {
  if (left < 60) return `${Math.ceil(left)}s`;
  if (left < 3600) return `${Math.floor(left / 60)}m ${Math.round(left % 60)}s`;
  return `${Math.floor(left / 3600)}h ${Math.round((left % 3600) / 60)}m`;
}

/**
 * One bar, as pwsh's Minimal view draws it: activity, then `[status … time left]` whose filled part is reversed.
 * Without a percentage the whole bar is reversed.
 */
export function progressRow(
  { activity, status = '', percent, secondsRemaining, operation }: Progress,
  depth: number,
  width: number,
  colors: boolean,
): string {
  const indent = '  '.repeat(depth);
  const whole = Math.min(width - 1, mostWidth);
  const name = shorten(activity, Math.floor(whole / 2));
  const room = whole - stringWidth(name) - indent.length - 4;
  if (room < 4) return `${indent}${shorten(activity, whole - indent.length)}`;
  const right = secondsRemaining === undefined || secondsRemaining < 0 ? '' : seconds(secondsRemaining);
  const left = shorten(operation ? `${status} · ${operation}` : status, Math.max(0, room - right.length - 1));
  const bar = left + ' '.repeat(Math.max(0, room - stringWidth(left) - right.length)) + right;
  const filled = percent === undefined || percent < 0 ? room : Math.floor((Math.min(100, percent) * room) / 100);
  if (!colors) return `${indent}${name} [${bar}]${percent === undefined ? '' : ` ${Math.floor(percent)}%`}`;
  return `${indent}${style}${name} [${reverse}${bar.slice(0, filled)}\x1b[27m${bar.slice(filled)}]${off}`;
}

function shorten(text: string, cells: number): string {
  const line = text.replace(/\s+/g, ' ');
  return stringWidth(line) <= cells ? line : `${clip(line, Math.max(0, cells - 1))}…`;
}

/** Rows of all activities, children below their parents; at most a third of the screen. */
export function progressRows(states: readonly Progress[], width: number, height: number, colors: boolean): string[] {
  const rows: string[] = [];
  const draw = (parent: number, depth: number): void => {
    for (const state of states)
      if ((state.parentId ?? -1) === parent) {
        rows.push(progressRow(state, depth, width, colors));
        if (depth < 4) draw(state.id ?? 0, depth + 1);
      }
  };
  draw(-1, 0);
  return rows.slice(0, Math.max(1, Math.floor(height / 3)));
}
