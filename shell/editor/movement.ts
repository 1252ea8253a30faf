import { nextBoundary, previousBoundary } from './grapheme.ts';
import { lineAway, lineEnd, lineStart } from './line.ts';
import { type Action, ding, type EditorState } from './state.ts';
import { inWord, repeat, wordAfter, wordBefore, wordEnd } from './word.ts';

const moveTo = (state: EditorState, cursor: number): EditorState => ({ ...state, cursor, selecting: false });

const step =
  (forward: (text: string, at: number) => number, backward: (text: string, at: number) => number): Action =>
  (state, argument = 1) => {
    const one = argument < 0 ? backward : forward;
    return moveTo(
      state,
      repeat((at) => one(state.text, at), argument, state.cursor),
    );
  };

export const backwardChar: Action = step(previousBoundary, nextBoundary);

/** At the end of the line it takes the whole suggestion. */
export const forwardChar: Action = (state, argument, around) => {
  if (state.cursor === state.text.length && around.suggestion) return acceptSuggestion(state, argument, around);
  return step(nextBoundary, previousBoundary)(state, argument, around);
};

export const acceptSuggestion: Action = (state, _argument, { suggestion }) =>
  suggestion ? { ...typedAtEnd(state, suggestion), run: '' } : ding(state);

/** Takes the next words of the suggestion, each with the blanks after it. */
export const acceptNextSuggestionWord: Action = (state, argument = 1, { suggestion, delimiters }) => {
  if (!suggestion) return ding(state);
  const end = repeat((at) => wordAfter(suggestion, at, inWord(delimiters)), argument, 0);
  return typedAtEnd(state, suggestion.slice(0, end || suggestion.length));
};

function typedAtEnd(state: EditorState, text: string): EditorState {
  const at = state.text.length;
  const edit = { at, removed: '', inserted: text, cursorBefore: state.cursor, cursorAfter: at + text.length, group: state.group };
  return {
    ...state,
    text: state.text + text,
    cursor: at + text.length,
    edits: [...state.edits.slice(0, state.done), edit],
    done: state.done + 1,
    group: state.group + 1,
  };
}

export const backwardWord: Action = (state, argument = 1, { delimiters }) => {
  const word = inWord(delimiters);
  const one = argument < 0 ? wordAfter : wordBefore;
  return moveTo(
    state,
    repeat((at) => one(state.text, at, word), argument, state.cursor),
  );
};

export const nextWord: Action = (state, argument = 1, { delimiters }) => {
  const word = inWord(delimiters);
  const one = argument < 0 ? wordBefore : wordAfter;
  return moveTo(
    state,
    repeat((at) => one(state.text, at, word), argument, state.cursor),
  );
};

/** End of this or the next word; at the end of the line it takes the next word of the suggestion. */
export const forwardWord: Action = (state, argument, around) => {
  if (state.cursor === state.text.length && around.suggestion) return acceptNextSuggestionWord(state, argument, around);
  const word = inWord(around.delimiters);
  const count = argument ?? 1;
  const one = count < 0 ? wordBefore : wordEnd;
  return moveTo(
    state,
    repeat((at) => one(state.text, at, word), count, state.cursor),
  );
};

/** Start of the logical line, and from there of the whole input. */
export const beginningOfLine: Action = (state) => {
  const start = lineStart(state.text, state.cursor);
  return moveTo(state, state.cursor === start ? 0 : start);
};

export const endOfLine: Action = (state) => {
  const end = lineEnd(state.text, state.cursor);
  return moveTo(state, state.cursor === end ? state.text.length : end);
};

/** A logical line up or down in the column in which the run of such moves began; undefined when there is no such line. */
export function moveLine(state: EditorState, by: number): EditorState | undefined {
  const column = state.lastRun === 'line-move' ? state.column : state.cursor - lineStart(state.text, state.cursor);
  const cursor = lineAway(state.text, state.cursor, by, column);
  return cursor === undefined ? undefined : { ...state, cursor, column, run: 'line-move', selecting: false };
}

export const previousLine: Action = (state, argument = 1) => moveLine(state, -argument) ?? ding(state);
export const nextLine: Action = (state, argument = 1) => moveLine(state, argument) ?? ding(state);

const braces: Readonly<Record<string, { other: string; by: 1 | -1 }>> = {
  '(': { other: ')', by: 1 },
  '[': { other: ']', by: 1 },
  '{': { other: '}', by: 1 },
  ')': { other: '(', by: -1 },
  ']': { other: '[', by: -1 },
  '}': { other: '{', by: -1 },
};

/** The bracket that belongs to the one under the cursor. */
export const gotoBrace: Action = (state) => {
  const here = state.text[state.cursor] ?? '';
  const pair = braces[here];
  if (!pair) return ding(state);
  let depth = 0;
  for (let at = state.cursor; at >= 0 && at < state.text.length; at += pair.by) {
    if (state.text[at] === here) depth++;
    else if (state.text[at] === pair.other && --depth === 0) return moveTo(state, at);
  }
  return ding(state);
};
