import { Raised } from '../../objects/error.ts';
import { getProperty, hasProperty } from '../../objects/members.ts';
import type { Value } from '../../objects/value.ts';
import { asRaised } from '../errors/raised.ts';
import type { Frame } from '../scope/frame.ts';
import { accept, fitsAsIs } from './accept.ts';
import type { Binder } from './binder.ts';
import { blockFailed, blockGaveNothing, inputNotBound } from './binding-error.ts';
import type { Parameter, Place } from './parameter.ts';

export interface BoundFromPipeline {
  readonly value: Value;
  readonly fromPipeline: boolean;
}

/** Binds the objects of a pipeline, one after the other, to the parameters that the command line left free. */
export class PipelineBinder {
  readonly #binder: Binder;
  readonly #frame: Frame;
  /** Parameters that may take an object, and were not given. */
  readonly #free: readonly Parameter[];
  readonly #mask: number;
  #last: Set<Parameter> = new Set();

  constructor(binder: Binder, frame: Frame) {
    this.#binder = binder;
    this.#frame = frame;
    this.#mask = binder.mask;
    this.#free = binder.signature.own.filter(
      (parameter) => !binder.values.has(parameter) && !binder.delayed.has(parameter) && [...parameter.places.values()].some(fromPipeline),
    );
  }

  /** False when no parameter takes objects at all. */
  get takesAny(): boolean {
    return this.#free.length > 0 || this.#binder.delayed.size > 0;
  }

  has(parameter: Parameter): boolean {
    return this.#last.has(parameter);
  }

  /**
   * The parameters that change with this object: those it is bound to, and those the one before was bound to, back at their defaults.
   * Throws InputObjectNotBound when it fits nowhere.
   */
  bind(input: Value, defaultOf: (parameter: Parameter) => Value): Map<Parameter, BoundFromPipeline> {
    const changed = new Map<Parameter, BoundFromPipeline>();
    const bound = new Set<Parameter>();
    const binder = this.#binder;
    binder.mask = this.#mask;
    const set = (parameter: Parameter, value: Value): void => {
      changed.set(parameter, { value, fromPipeline: true });
      bound.add(parameter);
      binder.mask &= binder.signature.bitsOf(parameter);
    };
    for (const [parameter, block] of binder.delayed) set(parameter, this.#evaluated(parameter, block, input));
    for (const coerce of [false, true]) for (const byValue of [true, false]) this.#state(input, byValue, coerce, bound, set);
    if (bound.size === 0) throw inputNotBound(input);
    for (const parameter of this.#last)
      if (!bound.has(parameter)) changed.set(parameter, { value: defaultOf(parameter), fromPipeline: false });
    this.#last = bound;
    this.#settle();
    return changed;
  }

  #state(
    input: Value,
    byValue: boolean,
    coerce: boolean,
    bound: ReadonlySet<Parameter>,
    set: (parameter: Parameter, value: Value) => void,
  ): void {
    const { signature } = this.#binder;
    let mask = this.#binder.mask;
    const byDefault = signature.defaultBit & mask;
    if (byDefault) {
      if (this.#inSets(input, byDefault, byValue, coerce, bound, set)) return;
      mask &= ~byDefault;
    }
    if (mask) this.#inSets(input, mask, byValue, coerce, bound, set);
  }

  #inSets(
    input: Value,
    mask: number,
    byValue: boolean,
    coerce: boolean,
    bound: ReadonlySet<Parameter>,
    set: (parameter: Parameter, value: Value) => void,
  ): boolean {
    const { signature } = this.#binder;
    let some = false;
    for (const parameter of this.#free) {
      if (bound.has(parameter) || !(signature.bitsOf(parameter) & mask & this.#binder.mask)) continue;
      const place = signature.placeAmong(parameter, mask);
      if (!place || !(byValue ? place.byValue : place.byProperty)) continue;
      const found = byValue ? { value: input } : propertyFor(parameter, input);
      if (!found) continue;
      if (!coerce && !fitsAsIs(parameter, found.value)) continue;
      try {
        set(parameter, accept(parameter, found.value, { mandatory: place.mandatory, joins: !signature.advanced, frame: this.#frame }));
        some = true;
      } catch (thrown) {
        if (!(thrown instanceof Raised) || !/Transformation|CannotConvert/.test(thrown.record.id)) throw thrown;
      }
    }
    return some;
  }

  /** A command whose sets are still several takes the default one. */
  #settle(): void {
    const { signature, mask } = this.#binder;
    if (signature.sets.length > 0 && mask & signature.defaultBit && mask & (mask - 1)) {
      const bits = [...this.#last].reduce((all, parameter) => all & signature.bitsOf(parameter), mask);
      this.#binder.mask = bits & signature.defaultBit ? signature.defaultBit : bits;
    }
  }

  #evaluated(parameter: Parameter, block: Parameters<Frame['engine']['blocks']['invokeInScope']>[0], input: Value): Value {
    let result: Value;
    try {
      result = this.#frame.engine.blocks.invokeInScope(block, input);
    } catch (thrown) {
      throw blockFailed(parameter, asRaised(thrown).record.exception.message);
    }
    if (result === undefined) throw blockGaveNothing(parameter);
    const mandatory = this.#binder.signature.placeAmong(parameter, this.#binder.mask)?.mandatory ?? false;
    return accept(parameter, result, { mandatory, joins: !this.#binder.signature.advanced, frame: this.#frame });
  }
}

const fromPipeline = (place: Place): boolean => place.byValue || place.byProperty;

/** The property of the object that is named like the parameter or one of its aliases. */
function propertyFor(parameter: Parameter, input: Value): { value: Value } | undefined {
  if (input === null || input === undefined) return undefined;
  for (const name of [parameter.name, ...parameter.aliases]) if (hasProperty(input, name)) return { value: getProperty(input, name) };
  return undefined;
}
