/** What a variable's path says: `$script:x`, `$env:HOME`, `$variable:global:x`. */
export interface VariablePath {
  readonly scope: 'global' | 'local' | 'script' | 'private' | 'using' | null;
  /** Drive that is asked instead of the scopes; null for a variable. */
  readonly drive: string | null;
  readonly name: string;
}

const scopes = new Set(['global', 'local', 'script', 'private', 'using']);
const known = new Map<string, VariablePath>();

export function variablePath(path: string): VariablePath {
  let parsed = known.get(path);
  if (!parsed) {
    parsed = parse(path);
    known.set(path, parsed);
  }
  return parsed;
}

function parse(path: string): VariablePath {
  const colon = path.indexOf(':');
  if (colon <= 0) return { scope: null, drive: null, name: path };
  const first = path.slice(0, colon).toLowerCase();
  const rest = path.slice(colon + 1);
  if (first === 'variable') return parse(rest);
  if (scopes.has(first)) return { scope: first as VariablePath['scope'], drive: null, name: rest };
  return { scope: null, drive: path.slice(0, colon), name: rest };
}
