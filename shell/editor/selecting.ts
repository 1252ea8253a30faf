import { replace, selection } from './edit.ts';
import * as movement from './movement.ts';
import { type Action, ding, type EditorState, withEffect } from './state.ts';

/** Extends the selection with a move; it starts at the cursor when there is none. */
const extend =
  (move: Action): Action =>
  (state, argument, around) => {
    const mark = state.selecting ? state.mark : state.cursor;
    const moved = move(state, argument, { ...around, suggestion: '' });
    const next = 'state' in moved ? moved.state : moved;
    return { ...next, mark, selecting: true, run: 'select' };
  };

export const selectForwardChar = extend(movement.forwardChar);
export const selectBackwardChar = extend(movement.backwardChar);
export const selectNextWord = extend(movement.nextWord);
export const selectBackwardWord = extend(movement.backwardWord);
export const selectForwardWord = extend(movement.forwardWord);
export const selectLine = extend(movement.endOfLine);
export const selectBackwardsLine = extend(movement.beginningOfLine);

export const selectAll: Action = (state) => ({ ...state, mark: 0, cursor: state.text.length, selecting: true, run: 'select' });
export const setMark: Action = (state) => ({ ...state, mark: state.cursor });
export const exchangePointAndMark: Action = (state) => ({ ...state, cursor: Math.min(state.mark, state.text.length), mark: state.cursor });

const chosenText = (state: EditorState): string => {
  const chosen = selection(state);
  return chosen ? state.text.slice(chosen.start, chosen.end) : '';
};

/** Without a selection it copies the whole input. */
export const copy: Action = (state) => withEffect(state, { do: 'copy', text: chosenText(state) || state.text });

export const cut: Action = (state) => {
  const chosen = selection(state);
  if (!chosen) return ding(state);
  return withEffect(replace(state, chosen.start, chosen.end, '', chosen.start), { do: 'copy', text: chosenText(state) });
};

export const paste: Action = (state) => withEffect(state, { do: 'paste' });

export const copyOrCancelLine: Action = (state) =>
  selection(state) ? withEffect(state, { do: 'copy', text: chosenText(state) }) : withEffect(state, { do: 'cancel' });
