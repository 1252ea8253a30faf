import type { SessionServices } from '../command/session.ts';
import type { Value } from '../objects/value.ts';

/** What Register-ArgumentCompleter keeps under the session's key `completers`: by `command:parameter`, `:parameter`, and native commands by name. */
export interface CompleterTable {
  readonly parameters: Map<string, Value>;
  readonly native: Map<string, Value>;
}

export function registeredCompleters(session: SessionServices): {
  native: ReadonlyMap<string, Value>;
  of(command: string, parameter: string): Value;
} {
  const table = session.shared<CompleterTable>('completers', () => ({ parameters: new Map(), native: new Map() }));
  return {
    native: table.native,
    of: (command, parameter) => {
      const name = parameter.toLowerCase();
      return table.parameters.get(`${command.toLowerCase()}:${name}`) ?? table.parameters.get(`:${name}`);
    },
  };
}
