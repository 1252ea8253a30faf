import { messageOf, shownValue } from './conversion-error.ts';
import { conversionRank, moreSpecific, rank } from './conversion-rank.ts';
import { convertTo } from './convert.ts';
import { arrayOfElements } from './convert-array.ts';
import { ErrorRecord, NetException, Raised } from './error.ts';
import type { NetMethod, NetParameter } from './net-member.ts';
import { type NetType, typeOf } from './net-type.ts';
import { PSObject } from './ps-object.ts';
import { PSReference } from './reference.ts';
import type { Value } from './value.ts';

interface Candidate {
  readonly method: NetMethod;
  /** One for each argument. */
  readonly types: readonly NetType[];
  readonly ranks: readonly number[];
  /** Single arguments stand for the elements of a `params` array. */
  readonly expanded: boolean;
}

function raiseMethod(id: string, message: string): never {
  throw new Raised(new ErrorRecord(new NetException('System.Management.Automation.MethodException', message), id, 'NotSpecified'));
}

export interface Chosen {
  readonly method: NetMethod;
  readonly expanded: boolean;
}

function fits(method: NetMethod, count: number): boolean {
  const { parameters } = method;
  const required = parameters.filter((p) => !p.optional && !p.variadic).length;
  if (parameters.at(-1)?.variadic) return count >= required;
  return count >= required && count <= parameters.length;
}

function candidate(method: NetMethod, args: readonly Value[], expanded: boolean): Candidate | undefined {
  const types = args.map((_, at) => parameterType(method.parameters, at, expanded));
  const ranks: number[] = [];
  for (let at = 0; at < args.length; at++) {
    const parameter = method.parameters[Math.min(at, method.parameters.length - 1)]!;
    const quality = parameter.byRef ? (args[at] instanceof PSReference ? rank.identity : rank.none) : conversionRank(args[at], types[at]!);
    if (quality === rank.none && !parameter.byRef) return undefined;
    ranks.push(quality);
  }
  return { method, types, ranks, expanded };
}

function parameterType(parameters: readonly NetParameter[], at: number, expanded: boolean): NetType {
  const last = parameters.length - 1;
  if (expanded && at >= last) return parameters[last]!.reference.type.elementType!;
  return parameters[at]!.reference.type;
}

/** Above zero when the first candidate is better. */
function better(first: Candidate, second: Candidate): number {
  let score = 0;
  let weight = first.ranks.length;
  for (let at = 0; at < first.ranks.length; at++, weight--) score += weight * Math.sign(first.ranks[at]! - second.ranks[at]!);
  if (score !== 0) return score;
  weight = first.ranks.length;
  for (let at = 0; at < first.ranks.length; at++, weight--) {
    const a = first.ranks[at]!;
    const b = second.ranks[at]!;
    if (a < rank.nullToValue || b < rank.nullToValue) continue;
    if (a >= rank.widening !== b >= rank.widening) continue;
    const special = moreSpecific(first.types[at]!, second.types[at]!);
    // Where nothing is lost the narrower type is nearer; where something may be, the wider one is safer.
    score += weight * (a >= rank.widening || a === rank.nullToReference ? special : -special);
  }
  if (score !== 0) return score;
  if (first.expanded !== second.expanded) return first.expanded ? -1 : 1;
  if (first.expanded) {
    if (first.method.parameters.length !== second.method.parameters.length)
      return first.method.parameters.length - second.method.parameters.length;
  }
  const extra = second.method.parameters.length - first.method.parameters.length;
  if (extra !== 0) return extra;
  return first.types.reduce((sum, type, at) => sum + moreSpecific(type, second.types[at]!), 0);
}

const chosen = new WeakMap<readonly NetMethod[], Map<string, Chosen>>();

/** The best overload for the arguments, by PowerShell's ranking. Throws MethodCountCouldNotFindBest. */
export function chooseOverload(overloads: readonly NetMethod[], args: readonly Value[], name: string): Chosen {
  if (overloads.length === 1) {
    const only = overloads[0]!;
    if (!only.parameters.at(-1)?.variadic && fits(only, args.length)) return { method: only, expanded: false };
  }
  let known = chosen.get(overloads);
  if (!known) chosen.set(overloads, (known = new Map()));
  const key = args.map(argumentKey).join();
  let best = known.get(key);
  if (!best) {
    best = findBest(overloads, args, name);
    known.set(key, best);
  }
  return best;
}

function argumentKey(value: Value): string {
  if (typeof value === 'string') return 's';
  if (typeof value === 'number') return 'i';
  const bare = value instanceof PSObject ? value.base : value;
  return bare === null || bare === undefined ? 'n' : bare instanceof PSReference ? 'ref' : typeOf(bare).display;
}

function findBest(overloads: readonly NetMethod[], args: readonly Value[], name: string): Chosen {
  const counted = overloads.filter((method) => fits(method, args.length));
  const candidates: Candidate[] = [];
  for (const method of counted) {
    const variadic = method.parameters.at(-1)?.variadic ?? false;
    if (!variadic || args.length === method.parameters.length) {
      const plain = candidate(method, args, false);
      if (plain) candidates.push(plain);
    }
    if (variadic) {
      const expanded = candidate(method, args, true);
      if (expanded) candidates.push(expanded);
    }
  }
  if (candidates.length === 0) {
    // With one method of that many parameters the conversion itself says what is wrong.
    if (counted.length === 1)
      return {
        method: counted[0]!,
        expanded: (counted[0]!.parameters.at(-1)?.variadic ?? false) && args.length !== counted[0]!.parameters.length,
      };
    return raiseMethod('MethodCountCouldNotFindBest', `Cannot find an overload for "${name}" and the argument count: "${args.length}".`);
  }
  let best = candidates[0]!;
  let ties = 0;
  for (const other of candidates.slice(1)) {
    const score = better(best, other);
    if (score < 0) {
      best = other;
      ties = 0;
    } else if (score === 0) ties++;
  }
  if (ties > 0)
    return raiseMethod(
      'MethodCountCouldNotFindBest',
      `Multiple ambiguous overloads found for "${name}" and the argument count: "${args.length}".`,
    );
  return { method: best.method, expanded: best.expanded };
}

/** Converts arguments to the parameters' types; throws MethodArgumentConversionInvalidCastArgument. */
export function convertArguments({ method, expanded }: Chosen, args: readonly Value[], name: string): Value[] {
  const { parameters } = method;
  const out: Value[] = [];
  const single = expanded ? parameters.length - 1 : parameters.length;
  for (let at = 0; at < single; at++) {
    const parameter = parameters[at]!;
    if (at < args.length) out.push(convertArgument(args[at], parameter, parameter.reference.type, name, at));
    else out.push(parameter.variadic ? arrayOfElements([], parameter.reference.type.elementType!) : parameter.defaultValue);
  }
  if (expanded) {
    const parameter = parameters[single]!;
    const element = parameter.reference.type.elementType!;
    const rest = args.slice(single).map((value, at) => convertArgument(value, parameter, element, name, single + at));
    out.push(arrayOfElements(rest, element));
  }
  return out;
}

function convertArgument(value: Value, parameter: NetParameter, type: NetType, name: string, at: number): Value {
  if (parameter.byRef) {
    if (value instanceof PSReference) return value;
    return raiseMethod(
      'NonRefArgumentToRefParameterMsg',
      `Argument: '${at + 1}' should be a System.Management.Automation.PSReference. Use [ref].`,
    );
  }
  if (typeof value === 'string' && type.display === 'System.String') return value;
  // Where an object is wanted a wrapped number or string goes in bare.
  if (value instanceof PSObject && type.display === 'System.Object') return value.base;
  try {
    return convertTo(value, type);
  } catch (thrown) {
    const why = messageOf(thrown);
    if (why === undefined || !(thrown instanceof Raised)) throw thrown;
    return raiseMethod(
      'MethodArgumentConversionInvalidCastArgument',
      `Cannot convert argument "${parameter.name}", with value: "${shownValue(value)}", for "${name}" to type "${type.display}": "${why}"`,
    );
  }
}
