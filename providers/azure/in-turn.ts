let last: Promise<unknown> = Promise.resolve();

/** Imports packages one after the other: Node 24 fails with ERR_REQUIRE_ESM_RACE_CONDITION when two that share a CommonJS part are imported at once. */
export function inTurn<T>(load: () => Promise<T>): Promise<T> {
  const next = last.then(load, load);
  last = next.catch(() => undefined);
  return next;
}
