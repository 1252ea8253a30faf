import type { Route } from './message.ts';

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

export interface Match {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Finds routes by method and path. The first that fits wins, so special paths stand before general ones. */
export class Router {
  readonly #routes: readonly Compiled[];

  constructor(routes: readonly Route[]) {
    this.#routes = routes.map(compile);
  }

  /** The route, or 'method' when only the path is known, or undefined. */
  find(method: string, path: string): Match | 'method' | undefined {
    let known = false;
    for (const { route, pattern, names } of this.#routes) {
      const found = pattern.exec(path);
      if (!found) continue;
      known = true;
      if (route.method !== method) continue;
      const values = found.slice(1).map(decoded);
      if (values.some((value) => value === undefined)) return undefined;
      return { route, parameters: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])) };
    }
    return known ? 'method' : undefined;
  }
}

function compile(route: Route): Compiled {
  const names: string[] = [];
  const source = route.path
    .split(/(\{\w+\})/)
    .map((part) => {
      if (!/^\{\w+\}$/.test(part)) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(part.slice(1, -1));
      return '([^/]+)';
    })
    .join('');
  return { route, names, pattern: new RegExp(`^${source}/?$`, 'i') };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
