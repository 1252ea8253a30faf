import type { RegexFlags } from './regex-translate.ts';

interface GroupSlot {
  readonly name: string | undefined;
}

/** First pass: every capturing group in order, so that numbers are known before back references are read. */
export function scanGroups(pattern: string, flags: RegexFlags): GroupSlot[] {
  const slots: GroupSlot[] = [];
  const explicit = [flags.explicitCapture];
  const spacing = [flags.freeSpacing];
  for (let at = 0; at < pattern.length; at++) {
    const c = pattern[at];
    if (c === '\\') at++;
    else if (c === '[') at = skipClass(pattern, at);
    else if (c === '#' && spacing.at(-1)) {
      const end = pattern.indexOf('\n', at);
      at = end < 0 ? pattern.length : end;
    } else if (c === '(') {
      const rest = pattern.slice(at);
      const comment = /^\(\?#[^)]*\)?/.exec(rest);
      if (comment) {
        at += comment[0].length - 1;
        continue;
      }
      const named = /^\(\?(?:<([A-Za-z_0-9]\w*)>|'([A-Za-z_0-9]\w*)')/.exec(rest);
      const inline = /^\(\?([imnsx]*)(?:-([imnsx]*))?([:)])/.exec(rest);
      if (inline?.[3] === ')') {
        applyInline(inline, explicit, spacing);
        at += inline[0].length - 1;
        continue;
      }
      if (named) slots.push({ name: named[1] ?? named[2] });
      else if (rest[1] !== '?' && !explicit.at(-1)) slots.push({ name: undefined });
      explicit.push(explicit.at(-1)!);
      spacing.push(spacing.at(-1)!);
      if (inline) applyInline(inline, explicit, spacing);
    } else if (c === ')' && explicit.length > 1) {
      explicit.pop();
      spacing.pop();
    }
  }
  return slots;
}

function applyInline(inline: RegExpExecArray, explicit: boolean[], spacing: boolean[]): void {
  const [, on = '', off = ''] = inline;
  if (on.includes('n')) explicit[explicit.length - 1] = true;
  if (off.includes('n')) explicit[explicit.length - 1] = false;
  if (on.includes('x')) spacing[spacing.length - 1] = true;
  if (off.includes('x')) spacing[spacing.length - 1] = false;
}

function skipClass(pattern: string, from: number): number {
  let at = from + 1;
  if (pattern[at] === '^') at++;
  if (pattern[at] === ']') at++;
  let depth = 1;
  for (; at < pattern.length; at++) {
    const c = pattern[at];
    if (c === '\\') at++;
    else if (c === '[' && pattern[at - 1] === '-') {
      depth++;
      if (pattern[at + 1] === '^') at++;
      if (pattern[at + 1] === ']') at++;
    } else if (c === ']' && --depth === 0) return at;
  }
  return from;
}

/** .NET numbers groups without a name first, then the named ones; `(?<5>…)` gives its own number. */
export function numberGroups(slots: readonly GroupSlot[]): { numbers: number[]; names: Map<number, string> } {
  const names = new Map<number, string>([[0, '0']]);
  const taken = new Set(slots.flatMap(({ name }) => (name && /^\d+$/.test(name) ? [Number(name)] : [])));
  let next = 1;
  const numbers = slots.map(({ name }) => {
    if (name !== undefined) return /^\d+$/.test(name) ? Number(name) : -1;
    while (taken.has(next)) next++;
    return next++;
  });
  for (const n of numbers) if (n > 0) names.set(n, String(n));
  const byName = new Map<string, number>();
  slots.forEach(({ name }, at) => {
    if (name === undefined || numbers[at]! >= 0) return;
    let number = byName.get(name);
    if (number === undefined) {
      while (taken.has(next) || names.has(next)) next++;
      number = next++;
      byName.set(name, number);
      names.set(number, name);
    }
    numbers[at] = number;
  });
  return { numbers, names: new Map([...names].sort((a, b) => a[0] - b[0])) };
}
