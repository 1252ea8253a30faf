/**
 * Turns a source that hands out lists into an iteration: `hand` settles when the list was taken, so the source never runs ahead.
 * Leaving the iteration early aborts the source.
 */
export async function* pulled<T>(
  source: (hand: (list: readonly T[]) => Promise<void>, stop: AbortSignal) => Promise<unknown>,
  signal?: AbortSignal,
): AsyncGenerator<T> {
  const leave = new AbortController();
  const stop = signal ? AbortSignal.any([signal, leave.signal]) : leave.signal;
  let list: readonly T[] | undefined;
  let taken: (() => void) | undefined;
  let wake: (() => void) | undefined;
  let ended = false;
  let failure: unknown;
  const hand = (next: readonly T[]) =>
    new Promise<void>((go) => {
      list = next;
      taken = go;
      wake?.();
    });
  const running = source(hand, stop)
    .catch((error: unknown) => {
      failure = error;
    })
    .finally(() => {
      ended = true;
      wake?.();
    });
  try {
    for (;;) {
      if (!list && !ended) await new Promise<void>((go) => (wake = go));
      if (!list) break;
      yield* list;
      list = undefined;
      taken?.();
    }
    if (failure !== undefined) throw failure;
  } finally {
    leave.abort();
    taken?.();
    await running;
  }
}
