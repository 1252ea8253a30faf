import type { Engine } from './engine.ts';

let current: Engine | undefined;

/** The engine that runs just now: what members of values ask when they need one. */
export function currentEngine(): Engine {
  if (!current) throw new Error('No session is running.');
  return current;
}

export function setCurrentEngine(engine: Engine): void {
  current = engine;
}
