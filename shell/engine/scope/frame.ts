import type { Extent } from '../../language/position.ts';
import type { Value } from '../../objects/value.ts';
import type { Code } from '../block/code.ts';
import type { Engine } from '../engine.ts';
import type { Layout } from './layout.ts';
import type { SessionState } from './session-state.ts';
import { unset, Variable } from './variable.ts';

/**
 * One run of a script block. A block that was called has a scope of its own: then `scope` is the frame itself. A block that was
 * dot-sourced (or given to ForEach-Object) is a window on the scope of another frame: its cells are filled with that scope's
 * variables as they are met.
 *
 * A cell that is filled always holds a variable of `scope`, never one of a parent scope.
 */
export class Frame {
  readonly engine: Engine;
  readonly state: SessionState;
  readonly code: Code;
  readonly cells: (Variable | undefined)[];
  readonly scope: Frame;
  /** Where names that this scope does not have are looked for: the frame that was current in the session state. */
  readonly parent: Frame | null;
  /** The frame that called, for stack traces. */
  readonly caller: Frame | null;
  /** Frames below this one. */
  readonly depth: number;
  /** What is running just now. */
  at: Extent;
  /** `$_`; `unset` when it is a frame further out that has it. */
  underscore: Value | typeof unset = unset;
  /** `$this`. */
  self: Value | typeof unset = unset;
  args: readonly Value[] = none;
  /** What `$input` goes over. */
  input: Value[] | null = null;
  /** What a method of a class returned. */
  returned: Value = undefined;
  /** Label of a `break` or `continue` on its way; '' for the nearest loop. */
  label = '';
  /** What was called, for $MyInvocation and error records; null when nothing was. */
  call: Call | null = null;
  /** Variables that the layout does not know. */
  extra: Map<string, Variable> | null = null;
  /** Functions and aliases of this scope, in lower case. */
  commands: LocalCommands | null = null;
  /** True where `$script:` ends: a script file, a module, the global scope. */
  isScript = false;
  /** `Set-StrictMode` of this scope; -1 when it says nothing. */
  strict = -1;

  constructor(engine: Engine, state: SessionState, code: Code, layout: Layout, parent: Frame | null, scope: Frame | null) {
    this.engine = engine;
    this.state = state;
    this.code = code;
    this.cells = new Array(layout.names.length);
    this.scope = scope ?? this;
    this.parent = parent;
    this.caller = engine.top ?? null;
    this.depth = this.caller === null ? 0 : this.caller.depth + 1;
    this.at = code.extent;
    this.layout = layout;
  }

  readonly layout: Layout;

  /** The variable of that name in exactly this scope, set or not. Only for frames that own a scope. */
  local(lower: string): Variable | undefined {
    const place = this.layout.find(lower);
    if (place >= 0) {
      const cell = this.cells[place];
      if (cell !== undefined) return cell;
    }
    return this.extra?.get(lower);
  }

  /** Makes a variable in exactly this scope. */
  declare(name: string, value: Value | typeof unset): Variable {
    const made = new Variable(name, value);
    this.adopt(made);
    return made;
  }

  adopt(variable: Variable): void {
    const lower = variable.name.toLowerCase();
    const place = this.layout.find(lower);
    if (place >= 0) this.cells[place] = variable;
    else {
      this.extra ??= new Map();
      this.extra.set(lower, variable);
    }
  }

  /** All variables of this scope that have a value. */
  *variables(): IterableIterator<Variable> {
    for (const cell of this.cells) if (cell?.isSet) yield cell;
    if (this.extra) for (const cell of this.extra.values()) if (cell.isSet) yield cell;
  }
}

const none: readonly Value[] = [];

export interface LocalCommands {
  functions: Map<string, import('../commands/command.ts').FunctionCommand>;
  aliases: Map<string, import('../commands/command.ts').AliasCommand>;
}

/** What was called and how: $MyInvocation and everything that hangs on it. */
export interface Call {
  /** CommandInfo, or null for a bare expression. */
  readonly command: Value;
  /** The name as typed; `&` and `.` for blocks. */
  readonly name: string;
  /** Frame and place of the call. */
  readonly from: Frame | null;
  readonly at: Extent | null;
  readonly bound: () => Value;
  readonly expectsInput: boolean;
  readonly pipelineLength: number;
  readonly pipelinePosition: number;
  /** $PSCmdlet of an advanced function. */
  readonly cmdlet: Value;
}
