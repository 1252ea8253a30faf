/** Skips a test and says why: the reason is printed with the summary. */
export function skip(context: Mocha.Context, reason: string): never {
  if (context.test) Object.assign(context.test, { skipReason: reason });
  return context.skip();
}
