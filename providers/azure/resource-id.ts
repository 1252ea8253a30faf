/** A part of an ARM id: `/subscriptions/{s}/resourceGroups/{g}/providers/{n}/{type}/{name}`; the words before the values come in any case. */
export function partOfId(id: string | undefined, word: string): string {
  const steps = (id ?? '').split('/');
  const at = steps.findIndex((step) => step.toLowerCase() === word.toLowerCase());
  return at < 0 ? '' : (steps[at + 1] ?? '');
}

export const groupOfId = (id: string | undefined) => partOfId(id, 'resourceGroups');
