import { pasteText } from './basic.ts';
import { insert } from './edit.ts';
import { functions } from './functions.ts';
import { chordOf, type Input } from './key.ts';
import type { Bindings } from './key-table.ts';
import { backspaceInSearch, endSearch, typeInSearch } from './search.ts';
import { type Action, ding, type EditorState, type Outcome, type Surroundings } from './state.ts';

const outcome = (made: EditorState | Outcome): Outcome => ('effects' in made ? made : { state: made, effects: [] });

/** Functions that leave an incremental search open. */
const searching = new Set(['ReverseSearchHistory', 'ForwardSearchHistory', 'Abort']);

/** One key (or paste) applied to the line: the whole editor is this step. It never throws, and the cursor is always inside the text. */
export function step(state: EditorState, input: Input, bindings: Bindings, around: Surroundings): Outcome {
  if (input.kind === 'paste') return outcome({ ...pasteText(state.search ? endSearch(state) : state, input.text), run: '' });
  const { key } = input;
  const chord = chordOf(key);
  const name = bindings[state.chord ? `${state.chord},${chord}` : chord];
  const fresh: EditorState = { ...state, chord: undefined };
  if (!name && !state.chord && Object.keys(bindings).some((bound) => bound.startsWith(`${chord},`))) return outcome({ ...state, chord });
  if (!name && state.chord) return ding(fresh);
  const printing = !name && key.text !== '' && !key.ctrl && !key.alt;
  if (fresh.search) {
    if (printing) return outcome(typeInSearch(fresh, key.text, around));
    if (name === 'BackwardDeleteChar') return outcome(backspaceInSearch(fresh, around));
    if (!name || !searching.has(name))
      return key.name === 'Escape' ? outcome(endSearch(fresh)) : step(endSearch(fresh), input, bindings, around);
  }
  const digit = digitOf(chord, fresh);
  if (digit !== undefined) return outcome({ ...fresh, argument: digit, status: `digit-argument: ${digit}` });
  if (printing) return outcome(afterwards({ ...insertRepeated(fresh, key.text), run: '', argument: undefined }));
  const run = name ? functions[name]?.run : undefined;
  if (!run) return ding({ ...fresh, argument: undefined, run: '' });
  return apply(run, fresh, around);
}

/** Runs a function; what only lives while the same kind of key follows is forgotten unless the function raises it again. */
export function apply(run: Action, state: EditorState, around: Surroundings): Outcome {
  const before: EditorState = {
    ...state,
    argument: undefined,
    status: state.argument === undefined ? state.status : '',
    lastRun: state.run,
    run: '',
  };
  const made = outcome(run(before, state.argument === undefined ? undefined : Number(state.argument), around));
  return { ...made, state: afterwards(made.state) };
}

/** A key that is not of history ends recalling: the line that was typed before is forgotten. */
function afterwards(state: EditorState): EditorState {
  const recalling = state.run === 'recall' || state.run === 'prefix-search' || state.search !== undefined;
  return recalling || state.recallAt < 0 ? state : { ...state, recallAt: -1, typed: '' };
}

const insertRepeated = (state: EditorState, text: string): EditorState => {
  const count = state.argument === undefined ? 1 : Math.min(Math.max(Number(state.argument) || 1, 0), 10_000);
  return insert({ ...state, status: state.argument === undefined ? state.status : '' }, text.repeat(count));
};

/** Alt+digit starts a count, Alt+- turns its sign. */
function digitOf(chord: string, state: EditorState): string | undefined {
  const pressed = /^Alt\+([0-9-])$/.exec(chord)?.[1] ?? (state.argument !== undefined ? /^([0-9])$/.exec(chord)?.[1] : undefined);
  if (pressed === undefined) return undefined;
  const present = state.argument ?? '';
  if (pressed === '-') return present.startsWith('-') ? present.slice(1) : `-${present}`;
  return `${present}${pressed}`.slice(0, 9);
}
