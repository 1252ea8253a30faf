import { asOne, insert, redo as redoOnce, replace, undo as undoOnce } from './edit.ts';
import { nextBoundary, previousBoundary } from './grapheme.ts';
import { lineEnd, lineStart } from './line.ts';
import { abortSearch } from './search.ts';
import { type Action, ding, type EditorState, withEffect } from './state.ts';
import { inWord, wordEnd } from './word.ts';

/** Runs the text, or adds a line at the cursor while the text is not complete. */
export const acceptLine: Action = (state, _argument, around) => {
  if (around.incomplete(state.text)) return insert(state, '\n');
  return withEffect({ ...state, cursor: state.text.length, selecting: false, status: '' }, { do: 'accept', text: state.text });
};

export const addLine: Action = (state) => insert(state, '\n');

export const insertLineAbove: Action = (state) => {
  const start = lineStart(state.text, state.cursor);
  return replace(state, start, start, '\n', start);
};

export const insertLineBelow: Action = (state) => {
  const end = lineEnd(state.text, state.cursor);
  return replace(state, end, end, '\n');
};

export const cancelLine: Action = (state) => withEffect(state, { do: 'cancel' });
export const abort: Action = (state) => (state.search ? abortSearch(state) : state);
export const clearScreen: Action = (state) => withEffect(state, { do: 'clear-screen' });
export const editVisually: Action = (state) => withEffect(state, { do: 'edit' });
export const showCommandHelp: Action = (state) => withEffect(state, { do: 'help', topic: 'command' });
export const showParameterHelp: Action = (state) => withEffect(state, { do: 'help', topic: 'parameter' });
export const showKeyBindings: Action = (state) => withEffect(state, { do: 'help', topic: 'keys' });

const orDing = (state: EditorState, next: EditorState): ReturnType<Action> => (next === state ? ding(state) : next);
export const undo: Action = (state) => orDing(state, undoOnce(state));
export const redo: Action = (state) => orDing(state, redoOnce(state));

/** Takes everything back. */
export const revertLine: Action = (state) => {
  let current = state;
  while (current.done > 0) current = undoOnce(current);
  return orDing(state, current);
};

/** Swaps the character before the cursor with the one under it; at the end the last two. */
export const swapCharacters: Action = (state) => {
  const atEnd = state.cursor === state.text.length;
  const middle = atEnd ? previousBoundary(state.text, state.cursor) : state.cursor;
  const start = previousBoundary(state.text, middle);
  const end = nextBoundary(state.text, middle);
  if (start === middle || middle === end) return ding(state);
  return replace(state, start, end, state.text.slice(middle, end) + state.text.slice(start, middle));
};

const changeCase =
  (change: (word: string) => string): Action =>
  (state, argument = 1, { delimiters }) => {
    if (state.cursor === state.text.length) return ding(state);
    let end = state.cursor;
    for (let left = argument; left > 0; left--) end = wordEnd(state.text, end, inWord(delimiters));
    return replace(state, state.cursor, end, change(state.text.slice(state.cursor, end)));
  };

export const upcaseWord = changeCase((word) => word.toUpperCase());
export const downcaseWord = changeCase((word) => word.toLowerCase());
export const capitalizeWord = changeCase((word) => word.toLowerCase().replace(/\p{L}/u, (letter) => letter.toUpperCase()));

/** A whole paste is one step of Undo and runs nothing; CR LF and CR become new lines. */
export const pasteText = (state: EditorState, text: string): EditorState =>
  asOne(state, (current) => insert(current, text.replaceAll('\x1b[201~', '').replace(/\r\n?/g, '\n')));

const complete =
  (direction: -1 | 1, menu: boolean): Action =>
  (state) =>
    withEffect(state, { do: 'complete', direction, menu });

export const tabCompleteNext = complete(1, false);
export const tabCompletePrevious = complete(-1, false);
export const menuComplete = complete(1, true);
export const possibleCompletions = complete(1, true);

/** Starts or goes on typing a count for the next function; `-` turns its sign. */
export const digitArgument: Action = (state) => state;
