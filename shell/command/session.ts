import type { Value } from '../objects/value.ts';

/**
 * What core cmdlets may ask of the running session. The engine implements it; it is declared here so that cmdlets need not
 * know the engine. It grows by whole subjects, each with its own interface.
 */
export interface SessionServices {
  readonly variables: VariableServices;
  readonly blocks: BlockServices;
  readonly commands: CommandServices;
  readonly drives: DriveServices;
  readonly host: HostServices;
}

export interface VariableServices {
  /** Value by path (`x`, `global:x`, `env:HOME`); undefined when there is none. */
  get(path: string): Value;
  set(path: string, value: Value): void;
}

export interface BlockServices {
  /** Runs a script block with $_ (and $args) and gives all it wrote, as an assignment would see it. */
  invoke(block: Value, underscore?: Value, args?: readonly Value[]): Value;
  /** Runs it and hands on each output. */
  stream(block: Value, underscore: Value, write: (value: Value) => void, args?: readonly Value[]): void;
}

export interface CommandServices {
  /** Runs a command by name with arguments, inside the same session, and gives its output. */
  invoke(name: string, args: readonly Value[], named?: Readonly<Record<string, Value>>): Value[];
}

export interface DriveServices {
  /** Current location as the prompt shows it. */
  readonly location: string;
}

export interface HostServices {
  readonly interactive: boolean;
  readonly width: number;
}
