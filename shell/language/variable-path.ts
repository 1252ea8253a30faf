/** The parts of a variable path: `global:x` has a scope, `env:x` a drive. */
export interface VariablePathParts {
  /** `global`, `script`, `local` or `private` as typed; null without one. */
  readonly scope: string | null;
  /** The name of a drive as typed (`env`, `using`); null without one. */
  readonly drive: string | null;
  /** What stands behind scope or drive. */
  readonly name: string;
}

const scoped = /^(?:variable:)?(?:(global|script|local|private):)?/i;

/** Takes a variable path apart: `variable:` and a scope are modifiers, any other word before a colon is a drive; a leading colon is dropped. */
export function splitVariablePath(path: string): VariablePathParts {
  const colon = path.indexOf(':');
  if (colon < 0) return { scope: null, drive: null, name: path };
  const modifiers = scoped.exec(path)!;
  if (modifiers[0] !== '') return { scope: modifiers[1] ?? null, drive: null, name: path.slice(modifiers[0].length) };
  return { scope: null, drive: colon > 0 ? path.slice(0, colon) : null, name: path.slice(colon + 1) };
}
