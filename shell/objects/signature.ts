import { marshalIn, marshalOut } from './marshal.ts';
import type { NetMember, NetMethod, NetParameter, NetProperty, TypeReference } from './net-member.ts';
import { type NetType, requireType } from './net-type.ts';
import type { Accessors, Implementation, Signatures } from './type-table.ts';
import type { Value } from './value.ts';

/** Names of type parameters and what they stand for. */
export type Substitution = ReadonlyMap<string, NetType>;

class LazyReference implements TypeReference {
  readonly text: string;
  #type: NetType | undefined;
  constructor(text: string) {
    this.text = text;
  }
  get type(): NetType {
    this.#type ??= requireType(this.text);
    return this.#type;
  }
}

/** A reference by text: `string`, `System.IO.Stream`, `int[]`. */
export function referenceTo(text: string): TypeReference {
  return new LazyReference(text);
}

/** A reference to a type that is at hand. */
export function referenceOf(type: NetType): TypeReference {
  return { text: type.shortText, type };
}

function reference(text: string, generic: Substitution): TypeReference {
  const exact = generic.get(text);
  if (exact) return referenceOf(exact);
  if (generic.size === 0) return new LazyReference(text);
  return new LazyReference(text.replace(/(?<![\w.])[A-Z]\w*(?![\w.])/g, (word) => generic.get(word)?.shortText ?? word));
}

/** Splits at commas that stand outside brackets. */
function splitOutside(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text[at];
    if (c === '[') depth++;
    else if (c === ']') depth--;
    else if (c === ',' && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  if (text.slice(from).trim()) parts.push(text.slice(from));
  return parts.map((part) => part.trim());
}

const parameterForm = /^(\[ref\] |Params )?(.+?) (\w+)(?: = (.+))?$/;

function parameterType(text: string): string {
  return parameterForm.exec(text)![2]!;
}

function parseParameter(text: string, generic: Substitution): NetParameter {
  const [, mode, type, name, given] = parameterForm.exec(text)!;
  return {
    name: name!,
    reference: reference(type!, generic),
    byRef: mode === '[ref] ',
    variadic: mode === 'Params ',
    optional: given !== undefined,
    defaultValue: given === undefined ? undefined : (JSON.parse(given) as Value),
  };
}

/** Turns a table of signatures into members; `owner` is what constructors return. */
export function parseSignatures(
  table: Signatures,
  role: 'instance' | 'static' | 'constructor',
  owner: NetType,
  generic: Substitution,
): NetMember[] {
  return Object.entries(table).map(([signature, implementation]) =>
    signature.endsWith('}')
      ? property(signature, implementation, role === 'static', generic)
      : method(signature, implementation as Implementation, role, owner, generic),
  );
}

function property(signature: string, given: Implementation | Accessors, isStatic: boolean, generic: Substitution): NetProperty {
  const [, type, name, args] = /^(.+?) (\w+)(?:\((.*)\))? \{/.exec(signature)!;
  const read = (typeof given === 'function' ? given : given.get) as (...args: unknown[]) => unknown;
  const write = typeof given === 'function' ? undefined : (given.set as (...args: unknown[]) => unknown);
  const ref = reference(type!, generic);
  const out = marshalOut(type!, ref);
  const into = marshalIn(type!);
  const get = isStatic
    ? (_: Value, more: readonly Value[] = []) => out(read(...more))
    : (self: Value, more: readonly Value[] = []) => (more.length ? out(read(self, ...more)) : out(read(self)));
  const set = write
    ? (self: Value, value: Value, more: readonly Value[] = []): void => {
        if (isStatic) write(into(value));
        else write(self, into(value), ...more);
      }
    : undefined;
  const parameters = args === undefined ? undefined : splitOutside(args).map((text) => parseParameter(text, generic));
  return { kind: 'property', name: name!, isStatic, reference: ref, parameters, get, set };
}

function method(
  signature: string,
  implementation: Implementation,
  role: 'instance' | 'static' | 'constructor',
  owner: NetType,
  generic: Substitution,
): NetMethod {
  const [, before, args] = /^([^(]*)\((.*)\)$/.exec(signature)!;
  const words = before!.trim();
  const gap = words.lastIndexOf(' ');
  const returns = role === 'constructor' ? referenceOf(owner) : reference(words.slice(0, gap), generic);
  const texts = splitOutside(args!);
  const parameters = texts.map((text) => parseParameter(text, generic));
  const ins = parameters.map((p, at) => (p.byRef ? undefined : marshalIn(parameterType(texts[at]!))));
  const out = role === 'constructor' ? (v: unknown) => v : marshalOut(words.slice(0, gap), returns);
  const run = implementation as (...args: unknown[]) => unknown;
  const hasSelf = role === 'instance';
  return {
    kind: role === 'constructor' ? 'constructor' : 'method',
    name: role === 'constructor' ? 'new' : words.slice(gap + 1),
    isStatic: role !== 'instance',
    returns,
    parameters,
    call(self, given) {
      const list: unknown[] = hasSelf ? [self] : [];
      for (let at = 0; at < ins.length; at++) {
        const into = ins[at];
        list.push(into ? into(given[at]) : given[at]);
      }
      return out(run(...list));
    },
  };
}
