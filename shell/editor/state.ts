/** One change of the buffer: `removed` stood at `at` and was replaced by `inserted`. The cursor values let Undo and Redo put it back. */
export interface Edit {
  readonly at: number;
  readonly removed: string;
  readonly inserted: string;
  readonly cursorBefore: number;
  readonly cursorAfter: number;
  /** Edits of one group are undone together. */
  readonly group: number;
}

/** What raised a counter that lives only while the same kind of key follows. */
export type Run = '' | 'kill' | 'yank' | 'yank-argument' | 'recall' | 'prefix-search' | 'completion' | 'select' | 'line-move' | 'argument';

/** The line being edited. Every function of the editor is a pure step from one state to the next. */
export interface EditorState {
  readonly text: string;
  readonly cursor: number;
  readonly mark: number;
  readonly selecting: boolean;
  readonly edits: readonly Edit[];
  /** How many of `edits` are in force; the rest can be redone. */
  readonly done: number;
  readonly group: number;
  readonly kills: readonly string[];
  /** The slot of the kill ring that Yank took last. */
  readonly killAt: number;
  readonly yankStart: number;
  readonly run: Run;
  /** The run that the key before raised; an action that goes on with it raises `run` again. */
  readonly lastRun: Run;
  /** Column that a run of line moves keeps. */
  readonly column: number;
  /** Digit argument being typed. */
  readonly argument: string | undefined;
  /** History: what recall shows now (-1: the line being typed), what was typed, and the prefix of a search. */
  readonly recallAt: number;
  readonly typed: string;
  readonly prefix: string;
  readonly argumentAt: number;
  /** Incremental search, when one is open. */
  readonly search:
    | {
        readonly direction: -1 | 1;
        readonly text: string;
        readonly hits: readonly number[];
        readonly failed: boolean;
        readonly before: string;
      }
    | undefined;
  /** Cycling through completions, when Tab was pressed last. */
  readonly completions: Completions | undefined;
  readonly chord: string | undefined;
  readonly status: string;
}

export interface CompletionItem {
  readonly text: string;
  readonly listed: string;
  readonly tip: string;
}

export interface Completions {
  readonly items: readonly CompletionItem[];
  readonly start: number;
  readonly original: string;
  readonly chosen: number;
  readonly menu: boolean;
}

export const emptyState: EditorState = {
  text: '',
  cursor: 0,
  mark: 0,
  selecting: false,
  edits: [],
  done: 0,
  group: 0,
  kills: [],
  killAt: 0,
  yankStart: 0,
  run: '',
  lastRun: '',
  column: 0,
  argument: undefined,
  recallAt: -1,
  typed: '',
  prefix: '',
  argumentAt: -1,
  search: undefined,
  completions: undefined,
  chord: undefined,
  status: '',
};

/** What the screen has to do beyond showing the new state. */
export type Effect =
  | { readonly do: 'accept'; readonly text: string }
  | { readonly do: 'cancel' }
  | { readonly do: 'exit' }
  | { readonly do: 'ding' }
  | { readonly do: 'clear-screen' }
  | { readonly do: 'complete'; readonly direction: -1 | 1; readonly menu: boolean }
  | { readonly do: 'copy'; readonly text: string }
  | { readonly do: 'paste' }
  | { readonly do: 'edit' }
  | { readonly do: 'help'; readonly topic: 'command' | 'parameter' | 'keys' };

export interface Outcome {
  readonly state: EditorState;
  readonly effects: readonly Effect[];
}

/** What an action may look at besides the state. */
export interface Surroundings {
  /** Lines run before, oldest first. */
  readonly history: readonly string[];
  readonly delimiters: string;
  /** Whether Enter should run the text, or go on with a new line. */
  readonly incomplete: (text: string) => boolean;
  /** Suggestion shown after the text, '' when there is none. */
  readonly suggestion: string;
}

export type Action = (state: EditorState, argument: number | undefined, around: Surroundings) => Outcome | EditorState;

export const withEffect = (state: EditorState, ...effects: Effect[]): Outcome => ({ state, effects });
export const ding = (state: EditorState): Outcome => withEffect(state, { do: 'ding' });
