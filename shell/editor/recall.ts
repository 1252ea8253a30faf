import { replace } from './edit.ts';
import { isMultiLine, lineStart } from './line.ts';
import { moveLine } from './movement.ts';
import { type Action, ding, type EditorState, type Surroundings } from './state.ts';

/** Shows a history line (or, at -1, what was being typed) and leaves the cursor at its end. */
function show(state: EditorState, at: number, around: Surroundings, cursor: 'end' | number): EditorState {
  const typed = state.recallAt < 0 ? state.text : state.typed;
  const text = at < 0 ? typed : around.history[at]!;
  const shown = replace(state, 0, state.text.length, text);
  return { ...shown, cursor: cursor === 'end' ? text.length : Math.min(cursor, text.length), recallAt: at, typed };
}

/** The next older (-1) or newer (1) line that `fits` and differs from what is shown; undefined when there is none. */
function seek(state: EditorState, by: -1 | 1, around: Surroundings, fits: (line: string) => boolean): number | undefined {
  const { history } = around;
  let at = state.recallAt < 0 ? history.length : state.recallAt;
  if (by > 0 && state.recallAt < 0) return undefined;
  for (at += by; at >= 0 && at < history.length; at += by) if (fits(history[at]!) && history[at] !== state.text) return at;
  return by > 0 ? -1 : undefined;
}

const recall =
  (by: -1 | 1): Action =>
  (state, argument = 1, around) => {
    // In several lines the arrow keys move first, unless they have begun to recall.
    if (isMultiLine(state.text) && state.lastRun !== 'recall') return moveLine(state, by * argument) ?? walk(state, by, argument, around);
    return walk(state, by, argument, around);
  };

function walk(state: EditorState, by: -1 | 1, count: number, around: Surroundings): ReturnType<Action> {
  let current = state;
  for (let left = Math.abs(count); left > 0; left--) {
    const at = seek(current, count < 0 ? (-by as -1 | 1) : by, around, () => true);
    if (at === undefined) return current === state ? ding(state) : { ...current, run: 'recall' };
    current = show(current, at, around, 'end');
  }
  return { ...current, run: 'recall' };
}

export const previousHistory = recall(-1);
export const nextHistory = recall(1);

export const beginningOfHistory: Action = (state, _argument, around) =>
  around.history.length ? { ...show(state, 0, around, 'end'), run: 'recall' } : ding(state);
export const endOfHistory: Action = (state, _argument, around) => ({ ...show(state, -1, around, 'end'), run: 'recall' });

/** Lines that begin with the text before the cursor; the prefix is kept while the key repeats, and the cursor stays. */
const searchPrefix =
  (by: -1 | 1): Action =>
  (state, _argument, around) => {
    const prefix = state.lastRun === 'prefix-search' ? state.prefix : state.text.slice(0, state.cursor);
    const at = seek(state, by, around, (line) => line.toLowerCase().startsWith(prefix.toLowerCase()));
    if (at === undefined) return { state: { ...state, run: 'prefix-search', prefix }, effects: [{ do: 'ding' }] };
    return { ...show(state, at, around, prefix ? prefix.length : 'end'), run: 'prefix-search', prefix };
  };

export const historySearchBackward = searchPrefix(-1);
export const historySearchForward = searchPrefix(1);

/** Words of a line as YankLastArg counts them: blank-delimited, quotes kept together. */
export const wordsOf = (line: string): string[] => line.match(/(?:"(?:[^"`]|`.)*"|'[^']*'|\S)+/g) ?? [];

/** Inserts the last word of the line before; repeats walk further back. */
export const yankLastArg: Action = (state, argument, around) => {
  const again = state.lastRun === 'yank-argument';
  const by = argument !== undefined && argument < 0 ? 1 : -1;
  const at = (again ? state.argumentAt : around.history.length) + by;
  const word = wordsOf(around.history[at] ?? '').at(-1);
  if (word === undefined) return { state: { ...state, run: again ? 'yank-argument' : '' }, effects: [{ do: 'ding' }] };
  const start = again ? state.yankStart : state.cursor;
  return { ...replace(state, start, state.cursor, word), yankStart: start, argumentAt: at, run: 'yank-argument' };
};

export const yankNthArg: Action = (state, argument = 1, around) => {
  const word = wordsOf(around.history.at(-1) ?? '').at(argument);
  return word === undefined ? ding(state) : replace(state, state.cursor, state.cursor, word);
};

/** Column of the cursor in its logical line. */
export const columnOf = (state: EditorState): number => state.cursor - lineStart(state.text, state.cursor);
