import * as basic from './basic.ts';
import * as deletion from './deletion.ts';
import * as movement from './movement.ts';
import * as recall from './recall.ts';
import * as search from './search.ts';
import * as selecting from './selecting.ts';
import type { Action } from './state.ts';

export type Group =
  | 'Basic editing'
  | 'Cursor movement'
  | 'History'
  | 'Completion'
  | 'Prediction'
  | 'Miscellaneous'
  | 'Selection'
  | 'Search';

export interface EditorFunction {
  readonly group: Group;
  readonly says: string;
  readonly run: Action;
}

const of = (group: Group, says: string, run: Action): EditorFunction => ({ group, says, run });

/** Every function that a key can be bound to, by PSReadLine's name. */
export const functions: Readonly<Record<string, EditorFunction>> = {
  Abort: of('Basic editing', 'Ends a search or a digit argument', basic.abort),
  AcceptLine: of('Basic editing', 'Runs the input, or goes on in a new line while it is incomplete', basic.acceptLine),
  AddLine: of('Basic editing', 'Inserts a new line at the cursor', basic.addLine),
  BackwardDeleteChar: of('Basic editing', 'Deletes the character before the cursor', deletion.backwardDeleteChar),
  BackwardDeleteInput: of('Basic editing', 'Deletes everything before the cursor', deletion.backwardDeleteInput),
  BackwardDeleteLine: of('Basic editing', 'Deletes the line before the cursor', deletion.backwardDeleteLine),
  BackwardKillInput: of('Basic editing', 'Kills everything before the cursor', deletion.backwardKillInput),
  BackwardKillLine: of('Basic editing', 'Kills the line before the cursor', deletion.backwardKillLine),
  BackwardKillWord: of('Basic editing', 'Kills the word before the cursor', deletion.backwardKillWord),
  CancelLine: of('Basic editing', 'Leaves the input unrun and shows a new prompt', basic.cancelLine),
  CapitalizeWord: of('Basic editing', 'Makes the first letter of the next word large, the others small', basic.capitalizeWord),
  Copy: of('Basic editing', 'Copies the selection, or the whole input', selecting.copy),
  CopyOrCancelLine: of('Basic editing', 'Copies the selection, or cancels the input', selecting.copyOrCancelLine),
  Cut: of('Basic editing', 'Cuts the selection', selecting.cut),
  DeleteChar: of('Basic editing', 'Deletes the character under the cursor', deletion.deleteChar),
  DeleteCharOrExit: of(
    'Basic editing',
    'Deletes the character under the cursor; ends the shell on an empty line',
    deletion.deleteCharOrExit,
  ),
  DowncaseWord: of('Basic editing', 'Makes the next word small', basic.downcaseWord),
  ForwardDeleteInput: of('Basic editing', 'Deletes everything after the cursor', deletion.forwardDeleteInput),
  ForwardDeleteLine: of('Basic editing', 'Deletes the line after the cursor', deletion.forwardDeleteLine),
  InsertLineAbove: of('Basic editing', 'Opens a line above this one', basic.insertLineAbove),
  InsertLineBelow: of('Basic editing', 'Opens a line below this one', basic.insertLineBelow),
  KillLine: of('Basic editing', 'Kills everything after the cursor', deletion.killLine),
  KillRegion: of('Basic editing', 'Kills what lies between mark and cursor', deletion.killRegion),
  KillWord: of('Basic editing', 'Kills the next word', deletion.killWord),
  Paste: of('Basic editing', 'Pastes from the clipboard', selecting.paste),
  Redo: of('Basic editing', 'Does again what was undone', basic.redo),
  RevertLine: of('Basic editing', 'Takes every change of the line back', basic.revertLine),
  SwapCharacters: of('Basic editing', 'Swaps the two characters around the cursor', basic.swapCharacters),
  Undo: of('Basic editing', 'Takes the last change back', basic.undo),
  UnixWordRubout: of('Basic editing', 'Kills back to the last blank', deletion.unixWordRubout),
  UpcaseWord: of('Basic editing', 'Makes the next word large', basic.upcaseWord),
  Yank: of('Basic editing', 'Inserts what was killed last', deletion.yank),
  YankLastArg: of('Basic editing', 'Inserts the last word of the line before', recall.yankLastArg),
  YankNthArg: of('Basic editing', 'Inserts the nth word of the line before', recall.yankNthArg),
  YankPop: of('Basic editing', 'Puts an older kill in the place of what was yanked', deletion.yankPop),
  BackwardChar: of('Cursor movement', 'One character back', movement.backwardChar),
  BackwardWord: of('Cursor movement', 'To the start of this or the previous word', movement.backwardWord),
  BeginningOfLine: of('Cursor movement', 'To the start of the line, then of the input', movement.beginningOfLine),
  EndOfLine: of('Cursor movement', 'To the end of the line, then of the input', movement.endOfLine),
  ForwardChar: of('Cursor movement', 'One character on; at the end it takes the suggestion', movement.forwardChar),
  ForwardWord: of('Cursor movement', 'To the end of this or the next word', movement.forwardWord),
  GotoBrace: of('Cursor movement', 'To the matching bracket', movement.gotoBrace),
  NextLine: of('Cursor movement', 'One line down', movement.nextLine),
  NextWord: of('Cursor movement', 'To the start of the next word', movement.nextWord),
  PreviousLine: of('Cursor movement', 'One line up', movement.previousLine),
  BeginningOfHistory: of('History', 'To the oldest line', recall.beginningOfHistory),
  EndOfHistory: of('History', 'Back to the line being typed', recall.endOfHistory),
  ForwardSearchHistory: of('History', 'Searches forward while you type', search.forwardSearchHistory),
  HistorySearchBackward: of('History', 'The line before that begins like this', recall.historySearchBackward),
  HistorySearchForward: of('History', 'The next line that begins like this', recall.historySearchForward),
  NextHistory: of('History', 'The next line', recall.nextHistory),
  PreviousHistory: of('History', 'The line before', recall.previousHistory),
  ReverseSearchHistory: of('History', 'Searches back while you type', search.reverseSearchHistory),
  Complete: of('Completion', 'Completes as far as it is certain', basic.tabCompleteNext),
  MenuComplete: of('Completion', 'Opens a menu of completions', basic.menuComplete),
  PossibleCompletions: of('Completion', 'Lists the completions', basic.possibleCompletions),
  TabCompleteNext: of('Completion', 'The next completion', basic.tabCompleteNext),
  TabCompletePrevious: of('Completion', 'The completion before', basic.tabCompletePrevious),
  AcceptNextSuggestionWord: of('Prediction', 'Takes the next word of the suggestion', movement.acceptNextSuggestionWord),
  AcceptSuggestion: of('Prediction', 'Takes the suggestion', movement.acceptSuggestion),
  ClearScreen: of('Miscellaneous', 'Clears the screen', basic.clearScreen),
  DigitArgument: of('Miscellaneous', 'Types a count for the next function', basic.digitArgument),
  ShowCommandHelp: of('Miscellaneous', 'Shows the help of the command at the cursor', basic.showCommandHelp),
  ShowKeyBindings: of('Miscellaneous', 'Lists the keys', basic.showKeyBindings),
  ShowParameterHelp: of('Miscellaneous', 'Shows the help of the parameter at the cursor', basic.showParameterHelp),
  ViEditVisually: of('Miscellaneous', 'Opens the input in $env:EDITOR', basic.editVisually),
  ExchangePointAndMark: of('Selection', 'Swaps cursor and mark', selecting.exchangePointAndMark),
  SelectAll: of('Selection', 'Selects the whole input', selecting.selectAll),
  SelectBackwardChar: of('Selection', 'Extends the selection one character back', selecting.selectBackwardChar),
  SelectBackwardWord: of('Selection', 'Extends the selection one word back', selecting.selectBackwardWord),
  SelectBackwardsLine: of('Selection', 'Extends the selection to the start of the line', selecting.selectBackwardsLine),
  SelectForwardChar: of('Selection', 'Extends the selection one character on', selecting.selectForwardChar),
  SelectForwardWord: of('Selection', 'Extends the selection to the end of the word', selecting.selectForwardWord),
  SelectLine: of('Selection', 'Extends the selection to the end of the line', selecting.selectLine),
  SelectNextWord: of('Selection', 'Extends the selection to the next word', selecting.selectNextWord),
  SetMark: of('Selection', 'Puts the mark at the cursor', selecting.setMark),
};
