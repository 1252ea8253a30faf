import { Collection } from '../../objects/collection.ts';
import { toText } from '../../objects/convert.ts';
import { requireType } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';
import { ScriptBlock } from '../block/script-block.ts';
import type { Frame } from '../scope/frame.ts';
import { ArgumentName } from '../values/argument-name.ts';
import { switchOn } from '../values/switch-parameter.ts';
import { type Acceptance, accept, fitsAsIs } from './accept.ts';
import type { Argument } from './argument.ts';
import {
  alreadyBound,
  ambiguousParameter,
  ambiguousSet,
  BindingError,
  missingArgument,
  missingMandatory,
  tooMany,
  unknownParameter,
} from './binding-error.ts';
import { type Parameter, type Place, takesPipeline } from './parameter.ts';
import type { Signature } from './signature.ts';

/** Values for missing mandatory parameters, asked from the user; undefined when nobody can be asked. */
export type Asker = (missing: readonly Parameter[]) => ReadonlyMap<Parameter, Value> | undefined;

/** The arguments of one call on their way into parameters: PowerShell's stages, in PowerShell's order. */
export class Binder {
  readonly values = new Map<Parameter, Value>();
  /** Script blocks that are run for each pipeline object. */
  readonly delayed = new Map<Parameter, ScriptBlock>();
  /** What no parameter took, for `$args` of a simple function. */
  readonly rest: Value[] = [];
  /** Valid parameter sets, one bit each. */
  mask: number;
  signature: Signature;
  readonly #frame: Frame;
  readonly #expectsInput: boolean;
  #left: Argument[] = [];
  #kept: BindingError | undefined;
  #defaultsUsed = new Set<Parameter>();

  constructor(signature: Signature, frame: Frame, expectsInput: boolean) {
    this.signature = signature;
    this.mask = signature.everySet;
    this.#frame = frame;
    this.#expectsInput = expectsInput;
  }

  /** Stages 1 to 4: names, then positions. */
  bind(args: readonly Argument[]): void {
    this.#left = [];
    this.#named(args);
    this.#positional();
  }

  // ---- names

  #named(args: readonly Argument[]): void {
    let names = true;
    for (let at = 0; at < args.length; at++) {
      const argument = args[at]!;
      if (argument.kind === 'end') {
        names = false;
        continue;
      }
      if (argument.kind === 'value' || !names) {
        this.#left.push(argument.kind === 'name' ? { kind: 'value', value: argument.text } : argument);
        continue;
      }
      const parameter = this.#find(argument.name);
      if (!parameter) {
        this.#left.push(argument);
        continue;
      }
      if (argument.attached) {
        if (argument.splatted && this.values.has(parameter) && !this.#splats.has(parameter)) continue;
        this.bindValue(parameter, argument.value, argument.splatted);
        continue;
      }
      if (parameter.isSwitch) {
        this.bindValue(parameter, switchOn);
        continue;
      }
      const next = args[at + 1];
      if (next === undefined || next.kind !== 'value') {
        if (next?.kind === 'end') throw missingArgument(parameter);
        throw missingArgument(parameter);
      }
      at++;
      this.bindValue(parameter, next.value);
    }
  }

  readonly #splats = new Set<Parameter>();

  #find(name: string): Parameter | undefined {
    const found = this.signature.matches(name);
    if (found.length > 1) throw ambiguousParameter(name, found);
    return found[0];
  }

  /** Puts a value into a parameter and leaves only the sets that it is in. */
  bindValue(parameter: Parameter, value: Value, splatted = false): void {
    if (this.values.has(parameter) || this.delayed.has(parameter)) {
      if (this.#splats.has(parameter) && !splatted) this.values.delete(parameter);
      else throw alreadyBound(parameter);
    }
    if (splatted) this.#splats.add(parameter);
    if (value instanceof ScriptBlock && this.#delays(parameter)) this.delayed.set(parameter, value);
    else this.values.set(parameter, accept(parameter, value, this.#how(parameter)));
    this.#narrow(parameter);
  }

  #delays(parameter: Parameter): boolean {
    const type = parameter.type.display;
    return (
      type !== 'System.Management.Automation.ScriptBlock' &&
      type !== 'System.Management.Automation.ScriptBlock[]' &&
      type !== 'System.Object' &&
      type !== 'System.Object[]' &&
      type !== 'System.Management.Automation.PSObject' &&
      type !== 'System.Management.Automation.PSObject[]' &&
      takesPipeline(parameter)
    );
  }

  #narrow(parameter: Parameter): void {
    this.mask &= this.signature.bitsOf(parameter);
    if (this.mask === 0) throw ambiguousSet();
  }

  #how(parameter: Parameter): Acceptance {
    return {
      mandatory: this.signature.placeAmong(parameter, this.mask)?.mandatory ?? false,
      joins: !this.signature.advanced,
      frame: this.#frame,
    };
  }

  // ---- positions

  #positional(): void {
    const waiting: Argument[] = [];
    const taken = new Set<number>();
    let ended = false;
    for (const argument of this.#left) {
      if (argument.kind !== 'value' || ended) {
        waiting.push(argument);
        continue;
      }
      const position = this.#nextPosition(taken);
      if (position === undefined) {
        ended = true;
        waiting.push(argument);
        continue;
      }
      taken.add(position);
      try {
        this.#bindAt(position, argument.value);
      } catch (thrown) {
        if (!(thrown instanceof BindingError) || !/Transformation|CannotConvert/.test(thrown.record.id)) throw thrown;
        this.#kept = thrown;
        ended = true;
        waiting.push(argument);
      }
    }
    this.#left = waiting;
  }

  #nextPosition(taken: ReadonlySet<number>): number | undefined {
    let least: number | undefined;
    for (const parameter of this.signature.own) {
      if (this.values.has(parameter) || this.delayed.has(parameter)) continue;
      for (const place of this.#placesOf(parameter))
        if (!place.fromRemaining && place.position >= 0 && !taken.has(place.position) && (least === undefined || place.position < least))
          least = place.position;
    }
    return least;
  }

  #placesOf(parameter: Parameter): Place[] {
    const { signature } = this;
    const found: Place[] = [];
    for (const [name, place] of parameter.places)
      if (signature.sets.length === 0 || name === '__AllParameterSets' || this.mask & signature.bitOf(name)) found.push(place);
    return found;
  }

  /** Default set before the others, as it is before converted. */
  #bindAt(position: number, value: Value): void {
    const { signature } = this;
    const candidates = signature.own.filter(
      (parameter) =>
        !this.values.has(parameter) &&
        !this.delayed.has(parameter) &&
        this.#placesOf(parameter).some((place) => place.position === position),
    );
    const inDefault = candidates.filter((parameter) => signature.defaultBit & this.mask & signature.bitsOf(parameter));
    const others = candidates.filter((parameter) => !inDefault.includes(parameter));
    if (candidates.length === 1) {
      this.bindValue(candidates[0]!, value);
      return;
    }
    let failure: unknown;
    /** The one that the value suits, but whose checks refuse it (`Add-Member ScriptProperty`): the others are tried then. */
    let refused: Parameter | undefined;
    for (const group of [inDefault, others]) {
      const fitting = group.filter((parameter) => fitsAsIs(parameter, value) || (value instanceof ScriptBlock && this.#delays(parameter)));
      const first = fitting[0];
      if (first) {
        const joined = fitting.reduce((bits, parameter) => bits | signature.bitsOf(parameter), 0);
        if (
          fitting.length > 1 &&
          fitting.some((parameter) => (signature.bitsOf(parameter) & this.mask) !== (joined & this.mask) && !signature.defaultSet)
        )
          throw ambiguousSet();
        try {
          this.bindValue(first, value);
          return;
        } catch (thrown) {
          if (!(thrown instanceof BindingError)) throw thrown;
          failure = thrown;
          refused = first;
          break;
        }
      }
    }
    for (const parameter of [...inDefault, ...others]) {
      if (parameter === refused) continue;
      try {
        this.bindValue(parameter, value);
        return;
      } catch (thrown) {
        if (!(thrown instanceof BindingError)) throw thrown;
        failure ??= thrown;
      }
    }
    throw failure;
  }

  // ---- defaults from $PSDefaultParameterValues

  /** Binds values that nobody gave; one that does not convert is only warned about. */
  defaults(values: ReadonlyMap<string, Value>, warn: (text: string) => void): void {
    for (const [name, value] of values) {
      const found = this.signature.matches(name);
      const [parameter] = found;
      if (!parameter || found.length > 1 || this.values.has(parameter) || this.delayed.has(parameter)) continue;
      if (!(this.signature.bitsOf(parameter) & this.mask)) continue;
      try {
        this.bindValue(parameter, value);
        this.#defaultsUsed.add(parameter);
      } catch (thrown) {
        if (!(thrown instanceof BindingError)) throw thrown;
        warn(`The binding of default value '${toText(value)}' to parameter '${parameter.name}' failed: ${thrown.record.exception.message}`);
      }
    }
  }

  // ---- dynamic parameters

  /** Adds parameters that the command offers for these arguments, and binds to them what is left. */
  addDynamic(signature: Signature): void {
    this.signature = signature;
    const left = this.#left;
    this.#left = [];
    this.#named(left);
    this.#positional();
  }

  get leftOver(): readonly Argument[] {
    return this.#left;
  }

  // ---- what is left

  /** The parameter with ValueFromRemainingArguments takes all; a simple function keeps it in $args; else it is an error. */
  remaining(): void {
    if (this.#left.length === 0) return;
    if (this.#kept && !(this.signature.advanced && this.#left[0]!.kind === 'name')) throw this.#kept;
    const taker = this.signature.own.find(
      (parameter) => !this.values.has(parameter) && this.#placesOf(parameter).some((place) => place.fromRemaining),
    );
    if (taker) {
      const items = this.#left.flatMap(asItems);
      this.bindValue(taker, items.length === 1 ? items[0] : restValue(taker, items));
      this.#left = [];
      return;
    }
    if (!this.signature.advanced) {
      this.rest.push(...this.#left.flatMap(asMarkedItems));
      this.#left = [];
      return;
    }
    const named = this.#left.find((argument) => argument.kind === 'name');
    if (named?.kind === 'name') throw unknownParameter(named.name);
    const first = this.#left[0]!;
    throw tooMany(first.kind === 'value' ? toText(first.value) : '');
  }

  // ---- sets and mandatory parameters

  /** Settles on one parameter set if it can be settled before objects come. */
  settleSets(): void {
    const { signature } = this;
    if (signature.sets.length === 0 || bitCount(this.mask) === 1) return;
    const possible = this.#setsThatCanBe();
    if (bitCount(possible) === 1) {
      this.mask = possible;
      return;
    }
    const kept = possible === 0 ? this.mask : possible;
    const pipelined = this.#expectsInput && this.#pipelineDecides() ? this.#pipelineSets() & this.mask : 0;
    if (signature.defaultBit & this.mask) {
      if (pipelined && bitCount(this.mask) > 1 && pipelined !== signature.defaultBit) {
        this.mask = kept;
        return;
      }
      this.mask = signature.defaultBit & kept ? signature.defaultBit : kept;
      if (bitCount(this.mask) > 1) this.mask = signature.defaultBit;
      return;
    }
    if (pipelined) {
      this.mask = kept;
      return;
    }
    if (signature.defaultSet) {
      if (bitCount(kept) === 1) this.mask = kept;
      return;
    }
    if (this.#onlyAllSetsBound() && signature.sets.every((set) => !this.#hasMandatory(set)) && this.values.size > 0) {
      throw ambiguousSet();
    }
    throw ambiguousSet();
  }

  #onlyAllSetsBound(): boolean {
    return [...this.values.keys()].every((parameter) => parameter.places.has('__AllParameterSets'));
  }

  #hasMandatory(set: string): boolean {
    return this.signature.own.some((parameter) => parameter.places.get(set)?.mandatory);
  }

  /** Sets in which every mandatory parameter was given (or may come from the pipeline); 0 when that says nothing. */
  #setsThatCanBe(): number {
    const { signature } = this;
    let withMandatory = 0;
    let complete = 0;
    for (const [at, set] of signature.sets.entries()) {
      const bit = 1 << at;
      if (!(this.mask & bit)) continue;
      const needs = signature.own.filter(
        (parameter) => (parameter.places.get(set) ?? parameter.places.get('__AllParameterSets'))?.mandatory,
      );
      const missing = needs.filter(
        (parameter) => !this.#has(parameter) && !(this.#expectsInput && mayComeFromPipeline(signature.placeAmong(parameter, bit))),
      );
      if (needs.some((parameter) => this.#has(parameter) && parameter.places.has(set))) withMandatory |= bit;
      if (missing.length === 0) complete |= bit;
    }
    if (withMandatory & complete && bitCount(withMandatory & complete) === 1) return withMandatory & complete;
    return complete;
  }

  #has(parameter: Parameter): boolean {
    return this.values.has(parameter) || this.delayed.has(parameter);
  }

  /** False when every parameter that may still take objects is in all the sets that are left: objects then cannot tell sets apart. */
  #pipelineDecides(): boolean {
    return this.signature.own.some(
      (parameter) => !this.#has(parameter) && takesPipeline(parameter) && (this.signature.bitsOf(parameter) & this.mask) !== this.mask,
    );
  }

  #pipelineSets(): number {
    let bits = 0;
    for (const parameter of this.signature.own) {
      if (this.#has(parameter)) continue;
      for (const [set, place] of parameter.places) {
        if (!place.byValue && !place.byProperty) continue;
        bits |= set === '__AllParameterSets' ? this.signature.everySet : this.signature.bitOf(set);
      }
    }
    return bits;
  }

  /** Mandatory parameters without a value; those that may come from the pipeline are left out while objects are awaited. */
  missing(awaitingInput: boolean): Parameter[] {
    return this.signature.own.filter((parameter) => {
      if (this.#has(parameter)) return false;
      const place = this.signature.placeAmong(parameter, this.mask);
      if (!place?.mandatory) return false;
      return !(awaitingInput && (mayComeFromPipeline(place) || takesPipeline(parameter)));
    });
  }

  /** Asks for what is missing or throws. */
  demandMandatory(awaitingInput: boolean, ask: Asker): void {
    const missing = this.missing(awaitingInput);
    if (missing.length === 0) return;
    const answers = ask(missing);
    if (!answers) throw missingMandatory(missing.map(({ name }) => name));
    for (const [parameter, value] of answers) this.bindValue(parameter, value);
  }

  /** `$PSCmdlet.ParameterSetName`. */
  get parameterSet(): string {
    const { signature } = this;
    if (signature.sets.length === 0) return signature.defaultSet ?? '__AllParameterSets';
    const valid = signature.named(this.mask);
    if (valid.length === 1) return valid[0]!;
    return signature.defaultSet && this.mask & signature.defaultBit ? signature.defaultSet : '__AllParameterSets';
  }
}

const mayComeFromPipeline = (place: Place | undefined): boolean => place !== undefined && (place.byValue || place.byProperty);

export function bitCount(mask: number): number {
  let count = 0;
  for (let bits = mask; bits !== 0; bits &= bits - 1) count++;
  return count;
}

/** A name that nothing took is text; `-name:value` makes two. */
function asItems(argument: Argument): Value[] {
  if (argument.kind === 'value') return [argument.value];
  if (argument.kind === 'end') return [];
  return argument.attached ? [argument.text, argument.value] : [argument.text];
}

/** The same for `$args`, where a name remembers that it was one, so that `@args` can hand it on. */
function asMarkedItems(argument: Argument): Value[] {
  if (argument.kind !== 'name') return asItems(argument);
  const name = new ArgumentName(argument.attached && !argument.text.endsWith(':') ? `${argument.text}:` : argument.text);
  return argument.attached ? [name, argument.value] : [name];
}

/** Several values: an array for an array type, a List[object] otherwise. */
function restValue(parameter: Parameter, items: Value[]): Value {
  return parameter.type.isArray ? items : new Collection(requireType('System.Collections.Generic.List`1[System.Object]'), items);
}
