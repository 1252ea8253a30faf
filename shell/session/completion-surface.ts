import type { Completion, Completions } from '../completion/completion.ts';
import { currentEngine } from '../engine/current-engine.ts';
import { servicesFor } from '../engine/services/session-services.ts';
import { loadFile } from '../module/load.ts';
import { raise } from '../objects/error.ts';
import { enumNamed } from '../objects/net-type.ts';
import { toText } from '../objects/text.ts';
import { bindClass, registerType } from '../objects/type-registry.ts';
import { typedArray, type Value } from '../objects/value.ts';

const automation = 'System.Management.Automation.';

/** System.Management.Automation.CompletionResult. */
class CompletionResult implements Completion {
  readonly text: string;
  readonly listed: string;
  readonly kind: Completion['kind'];
  readonly tip: string;
  constructor({ text, listed, kind, tip }: Completion) {
    this.text = text;
    this.listed = listed;
    this.kind = kind;
    this.tip = tip;
  }
}

/** System.Management.Automation.CommandCompletion. */
class CommandCompletion {
  readonly found: Completions;
  readonly matches: Value;
  index = -1;
  constructor(found: Completions) {
    this.found = found;
    this.matches = typedArray(
      found.items.map((item) => new CompletionResult(item)),
      `${automation}CompletionResult`,
    );
  }
}

bindClass(() => CompletionResult, `${automation}CompletionResult`);
bindClass(() => CommandCompletion, `${automation}CommandCompletion`);

const resultOf = (text: string, listed: string, kind: Value, tip: string): CompletionResult => {
  for (const [name, value] of [
    ['completionText', text],
    ['listItemText', listed],
    ['toolTip', tip],
  ] as const)
    if (!value)
      raise(
        'PSArgumentNullException',
        'ArgumentNull',
        'InvalidArgument',
        `Cannot process argument because the value of argument "${name}" is null. Change the value of argument "${name}" to a non-null value.`,
      );
  return new CompletionResult({ text, listed, kind: toText(kind) as Completion['kind'], tip });
};

registerType(`${automation}CompletionResult`, () => ({
  constructors: {
    '(string completionText)': (text: string) => resultOf(text, text, 'Text', text),
    [`(string completionText, string listItemText, ${automation}CompletionResultType resultType, string toolTip)`]: resultOf,
  },
  instance: {
    'string CompletionText {get;}': (self: CompletionResult) => self.text,
    'string ListItemText {get;}': (self: CompletionResult) => self.listed,
    [`${automation}CompletionResultType ResultType {get;}`]: (self: CompletionResult) =>
      enumNamed(`${automation}CompletionResultType`, self.kind),
    'string ToolTip {get;}': (self: CompletionResult) => self.tip,
  },
}));

function completeInput(input: string, cursor: number): CommandCompletion {
  const { complete } = loadFile<{ complete: typeof import('../completion/complete.ts').complete }>('shell/completion/complete');
  return new CommandCompletion(complete(input, cursor, servicesFor(currentEngine().top)));
}

registerType(`${automation}CommandCompletion`, () => ({
  static: {
    [`${automation}CommandCompletion CompleteInput(string input, int cursorIndex, hashtable options)`]: completeInput,
  },
  instance: {
    'System.Object CompletionMatches {get;}': (self: CommandCompletion) => self.matches,
    'int ReplacementIndex {get;}': (self: CommandCompletion) => self.found.start,
    'int ReplacementLength {get;}': (self: CommandCompletion) => self.found.length,
    'int CurrentMatchIndex {get;}': (self: CommandCompletion) => self.index,
    [`${automation}CompletionResult GetNextResult(bool forward)`]: (self: CommandCompletion, forward: boolean) => {
      const { length } = self.found.items;
      if (length === 0) return null;
      self.index = (self.index + (forward ? 1 : -1) + length) % length;
      return (self.matches as Value[])[self.index];
    },
  },
}));
