import type { Parameter as ParameterAst } from '../../language/ast.ts';
import { raise } from '../../objects/error.ts';
import { type NetType, requireType } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';
import type { Code } from '../block/code.ts';
import { expression } from '../compile/expression.ts';
import type { Eval } from '../compile/shape.ts';
import { typeOfName } from '../compile/type-name.ts';
import type { Frame } from '../scope/frame.ts';
import { makeAttribute } from '../values/attribute.ts';
import { attributeObject, findAttribute, isAttribute } from './attributes.ts';
import { commonParameters } from './common-parameters.ts';
import { allSets, type Parameter, type Place, parameterFrom, placeIn } from './parameter.ts';

/** What a command takes. */
export class Signature {
  /** Own parameters in declaration order. */
  readonly own: readonly Parameter[];
  /** Own, then common ones. */
  readonly all: readonly Parameter[];
  /** Cmdlets and advanced functions: common parameters, no $args, errors for what does not fit. */
  readonly advanced: boolean;
  readonly defaultSet: string | null;
  /** Names of parameter sets in the order in which they come up. */
  readonly sets: readonly string[];
  readonly supportsShouldProcess: boolean;
  readonly impact: string;
  readonly outputTypes: readonly Value[];
  readonly supportsPaging: boolean;
  readonly attributes: readonly Value[];
  /** The bits of all sets, and that of the default one (0 without). */
  readonly everySet: number;
  readonly defaultBit: number;
  readonly #names = new Map<string, Parameter>();

  constructor(
    own: readonly Parameter[],
    how: {
      advanced: boolean;
      defaultSet?: string | null;
      supportsShouldProcess?: boolean;
      supportsPaging?: boolean;
      impact?: string;
      outputTypes?: readonly Value[];
      attributes?: readonly Value[];
    },
  ) {
    this.own = own;
    this.advanced = how.advanced;
    this.defaultSet = how.defaultSet || null;
    this.supportsShouldProcess = how.supportsShouldProcess ?? false;
    this.supportsPaging = how.supportsPaging ?? false;
    this.impact = how.impact ?? 'Medium';
    this.outputTypes = how.outputTypes ?? [];
    this.attributes = how.attributes ?? [];
    this.all = how.advanced ? [...own, ...commonParameters(this.supportsShouldProcess)] : own;
    const sets = new Set<string>();
    for (const parameter of own) for (const name of parameter.places.keys()) if (name !== allSets) sets.add(name);
    if (this.defaultSet && this.defaultSet !== allSets) sets.add(this.defaultSet);
    this.sets = [...sets];
    this.everySet = this.sets.length === 0 ? 1 : 2 ** this.sets.length - 1;
    this.defaultBit = this.defaultSet ? this.bitOf(this.defaultSet) : 0;
    for (const parameter of this.all) for (const name of [parameter.name, ...parameter.aliases]) this.#register(name, parameter);
  }

  #register(name: string, parameter: Parameter): void {
    const lower = name.toLowerCase();
    const before = this.#names.get(lower);
    if (before && before !== parameter && parameter.isCommon)
      raise(
        'MetadataException',
        'ParameterNameAlreadyExistsForCommand',
        'MetadataError',
        `A parameter with the name '${parameter.name}' was defined multiple times for the command.`,
      );
    if (!before) this.#names.set(lower, parameter);
  }

  /** The parameter of exactly that name or alias. */
  exact(name: string): Parameter | undefined {
    return this.#names.get(name.toLowerCase());
  }

  /**
   * Parameters that a name may mean: the exact one, else those with a name or alias that begins like it. An own one is preferred to
   * common ones; several own ones come with the common ones, as PowerShell lists them.
   */
  matches(name: string): readonly Parameter[] {
    const exact = this.exact(name);
    if (exact) return [exact];
    const lower = name.toLowerCase();
    const byName = this.all.filter((each) => each.lower.startsWith(lower));
    const byAlias = this.all.filter(
      (each) => !byName.includes(each) && each.aliases.some((alias) => alias.toLowerCase().startsWith(lower)),
    );
    const found = [...byName, ...byAlias];
    const own = found.filter((each) => !each.isCommon);
    return own.length === 1 ? own : found;
  }

  readonly #bits = new Map<Parameter, number>();
  /** Bits of the sets that a parameter belongs to; a command without sets has the one bit of `__AllParameterSets`. */
  bitsOf(parameter: Parameter): number {
    let bits = this.#bits.get(parameter);
    if (bits === undefined) {
      bits = this.#bitsOf(parameter);
      this.#bits.set(parameter, bits);
    }
    return bits;
  }

  #bitsOf(parameter: Parameter): number {
    if (parameter.places.has(allSets) || this.sets.length === 0) return this.everySet;
    let bits = 0;
    for (const name of parameter.places.keys()) bits |= 1 << this.sets.indexOf(name);
    return bits;
  }

  bitOf(set: string): number {
    const at = this.sets.findIndex((each) => each.toLowerCase() === set.toLowerCase());
    return at < 0 ? 0 : 1 << at;
  }

  /** Names of the sets in a mask. */
  named(mask: number): string[] {
    return this.sets.filter((_, at) => mask & (1 << at));
  }

  readonly #placesByMask = new Map<number, Map<Parameter, Place | undefined>>();
  /** A place of the parameter in one of the sets of a mask. */
  placeAmong(parameter: Parameter, mask: number): Place | undefined {
    let places = this.#placesByMask.get(mask);
    if (!places) {
      places = new Map();
      this.#placesByMask.set(mask, places);
    }
    if (!places.has(parameter)) places.set(parameter, this.#placeAmong(parameter, mask));
    return places.get(parameter);
  }

  #placeAmong(parameter: Parameter, mask: number): Place | undefined {
    if (this.sets.length === 0) return placeIn(parameter, allSets);
    for (const [at, set] of this.sets.entries())
      if (mask & (1 << at)) {
        const place = placeIn(parameter, set);
        if (place) return place;
      }
    return undefined;
  }
}

/** What a script block takes. Types and attributes are worked out in the frame of its first call. */
export interface ScriptSignature {
  readonly signature: Signature;
  /** Default values by parameter. */
  readonly defaults: ReadonlyMap<Parameter, Eval>;
}

export function signatureOf(code: Code, frame: Frame): ScriptSignature {
  const c = code.compiling;
  const blockAttributes = (code.ast.param?.attributes ?? []).filter((each) => each.kind === 'Attribute');
  const head = blockAttributes.map((each) => attributeObject(each, c, frame));
  const binding = findAttribute(head, 'CmdletBinding');
  const made = code.parameters.map((node) => parameterOf(node, code, frame));
  const advanced =
    binding !== undefined || made.some((parameter) => parameter.attributes.some((attribute) => isAttribute(attribute, 'Parameter')));
  const positional = binding?.get('PositionalBinding') !== false;
  placeAutomatically(made, positional);
  if (binding?.get('SupportsPaging') === true) made.push(...pagingParameters());
  const signature = new Signature(made, {
    advanced,
    defaultSet: (binding?.get('DefaultParameterSetName') as string | null) ?? null,
    supportsShouldProcess: binding?.get('SupportsShouldProcess') === true,
    supportsPaging: binding?.get('SupportsPaging') === true,
    impact: (binding?.get('ConfirmImpact') as string | undefined) ?? 'Medium',
    outputTypes: head
      .filter((each) => isAttribute(each, 'OutputType'))
      .flatMap((each) => (each as { get(name: string): Value }).get('Type') as Value[]),
    attributes: head,
  });
  const defaults = new Map<Parameter, Eval>();
  for (const [at, node] of code.parameters.entries()) if (node.defaultValue) defaults.set(made[at]!, expression(node.defaultValue, c));
  return { signature, defaults };
}

function parameterOf(node: ParameterAst, code: Code, frame: Frame): Parameter {
  const c = code.compiling;
  let type: NetType | null = null;
  const attributes: Value[] = [];
  for (const each of node.attributes) {
    if (each.kind === 'Attribute') attributes.push(attributeObject(each, c, frame));
    else type ??= typeOfName(each.typeName, c)(frame);
  }
  return parameterFrom(node.name.path, type, attributes);
}

/**
 * Positions that nobody wrote: in declaration order for everything but switches, unless one parameter has a position of its own
 * or PositionalBinding is off.
 */
function placeAutomatically(parameters: Parameter[], allowed: boolean): void {
  if (!allowed) return;
  for (const parameter of parameters) for (const place of parameter.places.values()) if (place.position >= 0) return;
  let next = 0;
  for (const parameter of parameters) {
    if (parameter.isSwitch) continue;
    let remaining = true;
    for (const place of parameter.places.values()) {
      if (place.fromRemaining) continue;
      place.position = next;
      remaining = false;
    }
    if (!remaining) next++;
  }
}

function pagingParameters(): Parameter[] {
  const attribute = () => [makeAttribute(requireType('System.Management.Automation.ParameterAttribute'), [], [])];
  return [
    parameterFrom('IncludeTotalCount', requireType('System.Management.Automation.SwitchParameter'), attribute()),
    parameterFrom('Skip', requireType('System.UInt64'), attribute()),
    parameterFrom('First', requireType('System.UInt64'), attribute()),
  ];
}
