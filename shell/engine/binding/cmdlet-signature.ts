import type { Cmdlet } from '../../command/cmdlet.ts';
import type { Parameter as Declared, ParameterOptions } from '../../command/parameter.ts';
import { type NetType, requireType, resolveType } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';
import { type AttributeObject, makeAttribute } from '../values/attribute.ts';
import { allSets, type Parameter, type Place } from './parameter.ts';
import { Signature } from './signature.ts';
import { type Check, checksOf } from './validation.ts';

const automation = 'System.Management.Automation.';
const attribute = (name: string, positional: readonly Value[], named: readonly (readonly [string, Value])[] = []): AttributeObject =>
  makeAttribute(requireType(`${automation}${name}Attribute`), positional, named);

/** The signature of a declared cmdlet. */
export function cmdletSignature(cmdlet: Cmdlet): Signature {
  const own: Parameter[] = [];
  for (const [name, declared] of Object.entries(cmdlet.parameters)) own.push(new DeclaredParameter(name, declared));
  return new Signature(own, {
    advanced: true,
    defaultSet: cmdlet.defaultSet ?? null,
    supportsShouldProcess: cmdlet.impact !== undefined,
    impact: cmdlet.impact ?? 'Medium',
    outputTypes: cmdlet.output,
  });
}

type SetPlace = { position?: number; mandatory?: boolean; fromPipeline?: 'value' | 'property' | 'both' };

/** A parameter as a cmdlet declares it. Its attribute objects are made when somebody looks at them. */
class DeclaredParameter implements Parameter {
  readonly name: string;
  readonly lower: string;
  readonly type: NetType;
  readonly untyped: boolean;
  readonly isSwitch: boolean;
  readonly aliases: readonly string[];
  readonly places: ReadonlyMap<string, Place>;
  readonly allowNull: boolean;
  readonly allowEmptyString: boolean;
  readonly allowEmptyCollection: boolean;
  readonly transforms: readonly Value[] = [];
  readonly isCommon = false;
  readonly isDynamic = false;
  readonly coerces = true;
  readonly typeName = null;
  readonly #declared: Declared;
  #checks: readonly Check[] | undefined;
  #attributes: readonly Value[] | undefined;

  constructor(name: string, declared: Declared) {
    this.name = name;
    this.lower = name.toLowerCase();
    this.type = resolveType(declared.type) ?? requireType('System.Object');
    this.untyped = this.type.display === 'System.Object';
    this.isSwitch = this.type.display === 'System.Management.Automation.SwitchParameter';
    this.aliases = declared.aliases ?? [];
    this.allowNull = declared.allowNull ?? false;
    this.allowEmptyString = declared.allowEmpty ?? false;
    this.allowEmptyCollection = declared.allowEmpty ?? false;
    this.places = placesOf(declared);
    this.#declared = declared;
  }

  get checks(): readonly Check[] {
    this.#checks ??= checksOf(ruleAttributes(this.#declared));
    return this.#checks;
  }

  get attributes(): readonly Value[] {
    this.#attributes ??= [
      ...placeAttributes(this.places, this.#declared),
      ...nameAttributes(this.#declared),
      ...ruleAttributes(this.#declared),
    ];
    return this.#attributes;
  }
}

function placesOf(declared: Declared): Map<string, Place> {
  const places = new Map<string, Place>();
  const put = (set: string, more: SetPlace = {}): void => {
    const fromPipeline = more.fromPipeline ?? declared.fromPipeline;
    places.set(set, {
      position: more.position ?? declared.position ?? -1,
      mandatory: more.mandatory ?? declared.mandatory ?? false,
      byValue: fromPipeline === 'value' || fromPipeline === 'both',
      byProperty: fromPipeline === 'property' || fromPipeline === 'both',
      fromRemaining: declared.fromRemaining ?? false,
      help: '',
    });
  };
  const { sets } = declared;
  if (!sets) put(allSets);
  else if (Array.isArray(sets)) for (const set of sets as readonly string[]) put(set);
  else for (const [set, more] of Object.entries(sets as Readonly<Record<string, SetPlace>>)) put(set, more);
  return places;
}

function placeAttributes(places: ReadonlyMap<string, Place>, declared: Declared): Value[] {
  return [...places].map(([set, place]) =>
    attribute(
      'Parameter',
      [],
      [
        ['ParameterSetName', set],
        ['Mandatory', place.mandatory],
        ['ValueFromPipeline', place.byValue],
        ['ValueFromPipelineByPropertyName', place.byProperty],
        ['ValueFromRemainingArguments', place.fromRemaining],
        ['DontShow', declared.hidden ?? false],
        ...(place.position < 0 ? [] : [['Position', place.position] as const]),
      ],
    ),
  );
}

function nameAttributes(declared: ParameterOptions<unknown>): Value[] {
  const made: Value[] = [];
  if (declared.aliases?.length) made.push(attribute('Alias', [...declared.aliases]));
  if (declared.allowNull) made.push(attribute('AllowNull', []));
  if (declared.allowEmpty) made.push(attribute('AllowEmptyString', []), attribute('AllowEmptyCollection', []));
  return made;
}

function ruleAttributes(declared: ParameterOptions<unknown>): Value[] {
  const made: Value[] = [];
  if (declared.notEmpty) made.push(attribute('ValidateNotNullOrEmpty', []));
  if (declared.values) made.push(attribute('ValidateSet', [...declared.values]));
  if (declared.range) made.push(attribute('ValidateRange', [...declared.range]));
  if (declared.count) made.push(attribute('ValidateCount', [...declared.count]));
  if (declared.length) made.push(attribute('ValidateLength', [...declared.length]));
  if (declared.pattern)
    made.push(attribute('ValidatePattern', [declared.pattern.source], [['Options', declared.pattern.ignoreCase ? 'IgnoreCase' : 'None']]));
  return made;
}
