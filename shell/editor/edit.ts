import type { EditorState } from './state.ts';

/** Replaces text and remembers how to take it back. Edits that were undone and not redone are forgotten. */
export function replace(state: EditorState, start: number, end: number, inserted: string, cursor = start + inserted.length): EditorState {
  const removed = state.text.slice(start, end);
  if (!removed && !inserted) return { ...state, cursor, selecting: false };
  const edit = { at: start, removed, inserted, cursorBefore: state.cursor, cursorAfter: cursor, group: state.group };
  return {
    ...state,
    text: state.text.slice(0, start) + inserted + state.text.slice(end),
    cursor,
    edits: [...state.edits.slice(0, state.done), edit],
    done: state.done + 1,
    group: state.group + 1,
    selecting: false,
    status: '',
  };
}

/** The selected stretch, or undefined. */
export function selection({ selecting, mark, cursor }: EditorState): { start: number; end: number } | undefined {
  if (!selecting || mark === cursor) return undefined;
  return { start: Math.min(mark, cursor), end: Math.max(mark, cursor) };
}

/** Types text: over the selection when there is one. */
export function insert(state: EditorState, text: string): EditorState {
  const chosen = selection(state) ?? { start: state.cursor, end: state.cursor };
  return replace(state, chosen.start, chosen.end, text);
}

/** Makes the edits that `change` adds one step of Undo. */
export function asOne(state: EditorState, change: (state: EditorState) => EditorState): EditorState {
  const group = state.group;
  const changed = change(state);
  return { ...changed, edits: changed.edits.map((edit, at) => (at < state.done ? edit : { ...edit, group })) };
}

/** Takes back the last group of edits; the same state when there is none. */
export function undo(state: EditorState): EditorState {
  let { text, done, cursor } = state;
  const group = state.edits[done - 1]?.group;
  if (group === undefined) return state;
  while (done > 0 && state.edits[done - 1]!.group === group) {
    const { at, removed, inserted, cursorBefore } = state.edits[--done]!;
    text = text.slice(0, at) + removed + text.slice(at + inserted.length);
    cursor = cursorBefore;
  }
  return { ...state, text, done, cursor, selecting: false };
}

export function redo(state: EditorState): EditorState {
  let { text, done, cursor } = state;
  const group = state.edits[done]?.group;
  if (group === undefined) return state;
  while (state.edits[done]?.group === group) {
    const { at, removed, inserted, cursorAfter } = state.edits[done++]!;
    text = text.slice(0, at) + inserted + text.slice(at + removed.length);
    cursor = cursorAfter;
  }
  return { ...state, text, done, cursor, selecting: false };
}
