import { accelerators } from '../objects/accelerators.ts';
import { resolveType } from '../objects/net-type.ts';
import { declaredNames } from '../objects/type-registry.ts';
import { byText, type Completion, sameStart } from './completion.ts';

/** Types and namespaces that begin with what was typed; `System.` may be left out. */
export function typeNames(typed: string): Completion[] {
  const found = new Map<string, Completion>();
  const dot = typed.lastIndexOf('.') + 1;
  const add = (one: Completion): void => {
    if (!found.has(one.text.toLowerCase())) found.set(one.text.toLowerCase(), one);
  };
  if (dot === 0) for (const [name, full] of accelerators()) if (sameStart(name, typed)) add(typeCompletion(name, name, full));
  for (const full of declaredNames()) {
    if (/[`+[]/.test(full)) continue;
    for (const name of full.startsWith('System.') ? [full, full.slice(7)] : [full]) {
      if (!sameStart(name, typed)) continue;
      const next = name.indexOf('.', dot);
      if (next < 0) add(typeCompletion(name, name.slice(dot), full));
      else if (name === full || dot > 0) {
        const space = name.slice(0, next);
        add({ text: space, listed: space.slice(dot), kind: 'Namespace', tip: `Namespace ${space}` });
      }
      break;
    }
  }
  return [...found.values()].sort((a, b) => byText(a.listed, b.listed));
}

function typeCompletion(text: string, listed: string, full: string): Completion {
  const kind = resolveType(full)?.kind ?? 'class';
  const word = { class: 'Class', struct: 'Struct', enum: 'Enum', interface: 'Interface', delegate: 'Delegate' }[kind];
  return { text, listed, kind: 'Type', tip: `${word} ${full}` };
}
