import { replace, selection } from './edit.ts';
import { nextBoundary, previousBoundary } from './grapheme.ts';
import { lineEnd, lineStart } from './line.ts';
import { type Action, ding, type EditorState, withEffect } from './state.ts';
import { inGlob, inWord, repeat, wordBefore, wordEnd } from './word.ts';

const cut = (state: EditorState, start: number, end: number): EditorState => replace(state, start, end, '', start);

/** Deletes what is selected instead, when something is. */
const orSelection =
  (action: Action): Action =>
  (state, argument, around) => {
    const chosen = selection(state);
    return chosen ? cut(state, chosen.start, chosen.end) : action(state, argument, around);
  };

export const backwardDeleteChar: Action = orSelection((state, argument = 1) => {
  if (state.cursor === 0) return ding(state);
  const start = repeat((at) => previousBoundary(state.text, at), argument, state.cursor);
  return cut(state, start, state.cursor);
});

export const deleteChar: Action = orSelection((state, argument = 1) => {
  if (state.cursor === state.text.length) return ding(state);
  const end = repeat((at) => nextBoundary(state.text, at), argument, state.cursor);
  return cut(state, state.cursor, end);
});

export const deleteCharOrExit: Action = (state, argument, around) =>
  state.text === '' ? withEffect(state, { do: 'exit' }) : deleteChar(state, argument, around);

export const backwardDeleteInput: Action = (state) => cut(state, 0, state.cursor);
export const forwardDeleteInput: Action = (state) => cut(state, state.cursor, state.text.length);
export const backwardDeleteLine: Action = (state) => cut(state, lineStart(state.text, state.cursor), state.cursor);
export const forwardDeleteLine: Action = (state) => cut(state, state.cursor, lineEnd(state.text, state.cursor));

/** PSReadLine keeps the last ten kills (MaximumKillRingCount). */
const ringSize = 10;

/** Kills in a row grow one slot: forward kills at its end, backward ones at its start. */
function kill(state: EditorState, start: number, end: number, forward: boolean): EditorState {
  const text = state.text.slice(start, end);
  const [newest = '', ...older] = state.kills;
  const joined = state.lastRun === 'kill' ? [forward ? newest + text : text + newest, ...older] : [text, ...state.kills];
  return { ...cut(state, start, end), kills: joined.slice(0, ringSize), killAt: 0, run: 'kill' };
}

export const killLine: Action = (state) => kill(state, state.cursor, state.text.length, true);
export const backwardKillInput: Action = (state) => kill(state, 0, state.cursor, false);
export const backwardKillLine: Action = (state) => kill(state, lineStart(state.text, state.cursor), state.cursor, false);
export const killWord: Action = (state, argument = 1, { delimiters }) =>
  kill(
    state,
    state.cursor,
    repeat((at) => wordEnd(state.text, at, inWord(delimiters)), argument, state.cursor),
    true,
  );
export const backwardKillWord: Action = (state, argument = 1, { delimiters }) =>
  kill(
    state,
    repeat((at) => wordBefore(state.text, at, inWord(delimiters)), argument, state.cursor),
    state.cursor,
    false,
  );
export const unixWordRubout: Action = (state, argument = 1) =>
  kill(
    state,
    repeat((at) => wordBefore(state.text, at, inGlob), argument, state.cursor),
    state.cursor,
    false,
  );
export const killRegion: Action = (state) => {
  const [start, end] = [Math.min(state.mark, state.cursor), Math.max(state.mark, state.cursor)];
  return kill(state, start, Math.min(end, state.text.length), false);
};

export const yank: Action = (state) => {
  const text = state.kills[0];
  if (text === undefined) return ding(state);
  return { ...replace(state, state.cursor, state.cursor, text), yankStart: state.cursor, mark: state.cursor, killAt: 0, run: 'yank' };
};

/** Only right after Yank or YankPop: puts the slot before in its place. */
export const yankPop: Action = (state) => {
  if (state.lastRun !== 'yank' || !state.kills.length) return ding(state);
  const killAt = (state.killAt + 1) % state.kills.length;
  return { ...replace(state, state.yankStart, state.cursor, state.kills[killAt]!), killAt, run: 'yank' };
};
