import { replace } from './edit.ts';
import { type Action, ding, type EditorState, type Outcome, type Surroundings } from './state.ts';

/**
 * Incremental search through history (Ctrl+R, Ctrl+S): substring without regard to case, each text once, no wrap.
 * While it is open, printed characters extend the searched text and Backspace goes back to the hit before.
 */
const open =
  (direction: -1 | 1): Action =>
  (state, _argument, around) => {
    if (state.search) return find({ ...state, search: { ...state.search, direction } }, around, direction, true);
    return {
      ...state,
      run: '',
      search: { direction, text: '', hits: [], failed: false, before: state.text },
      status: label(direction, '', false),
    };
  };

export const reverseSearchHistory = open(-1);
export const forwardSearchHistory = open(1);

const label = (direction: -1 | 1, text: string, failed: boolean): string =>
  `${failed ? 'failed-' : ''}${direction < 0 ? 'bck' : 'fwd'}-i-search: ${text}_`;

/** Looks from the present hit on; `onward` leaves it even while it still matches. */
function find(state: EditorState, around: Surroundings, direction: -1 | 1, onward: boolean): EditorState | Outcome {
  const search = state.search!;
  const { history } = around;
  const wanted = search.text.toLowerCase();
  const last = search.hits.at(-1);
  let at = last ?? (direction < 0 ? history.length : -1);
  if (onward || last === undefined) at += direction;
  for (; at >= 0 && at < history.length; at += direction) {
    const line = history[at]!;
    const place = line.toLowerCase().indexOf(wanted);
    if (place < 0 || (onward && line === state.text)) continue;
    const shown = replace(state, 0, state.text.length, line);
    return {
      ...shown,
      cursor: place,
      recallAt: at,
      search: { ...search, direction, hits: [...search.hits, at], failed: false },
      status: label(direction, search.text, false),
    };
  }
  return {
    state: { ...state, search: { ...search, direction, failed: true }, status: label(direction, search.text, true) },
    effects: [{ do: 'ding' }],
  };
}

export const typeInSearch = (state: EditorState, text: string, around: Surroundings): EditorState | Outcome =>
  find({ ...state, search: { ...state.search!, text: state.search!.text + text } }, around, state.search!.direction, false);

export function backspaceInSearch(state: EditorState, around: Surroundings): EditorState | Outcome {
  const search = state.search!;
  if (!search.text) return ding(state);
  const text = search.text.slice(0, -1);
  const fresh = { ...state, search: { ...search, text, hits: [] } };
  return text ? find(fresh, around, search.direction, false) : { ...fresh, status: label(search.direction, '', false) };
}

/** Ends the search and keeps what it found. */
export const endSearch = (state: EditorState): EditorState => ({ ...state, search: undefined, status: '' });

/** Ends the search and brings back what was being typed. */
export function abortSearch(state: EditorState): EditorState {
  const before = state.search!.before;
  return { ...replace(state, 0, state.text.length, before), search: undefined, recallAt: -1, status: '' };
}
