import { type NetType, requireType } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';
import type { AttributeObject } from '../values/attribute.ts';
import { isAttribute } from './attributes.ts';
import { allSets, type Place } from './parameter-set.ts';
import { type Check, checksOf } from './validation.ts';

/** One parameter of a command, whatever the command is written in. */
export interface Parameter {
  readonly name: string;
  readonly lower: string;
  readonly type: NetType;
  /** No type was written: anything goes in as it is. */
  readonly untyped: boolean;
  readonly isSwitch: boolean;
  readonly aliases: readonly string[];
  /** By set name; just `__AllParameterSets` when it belongs to all. */
  readonly places: ReadonlyMap<string, Place>;
  readonly attributes: readonly Value[];
  readonly checks: readonly Check[];
  readonly allowNull: boolean;
  readonly allowEmptyString: boolean;
  readonly allowEmptyCollection: boolean;
  /** Objects whose Transform changes an argument before it is converted. */
  readonly transforms: readonly Value[];
  readonly isCommon: boolean;
  readonly isDynamic: boolean;
  /** Coerce instead of transform: parameters of cmdlets and dynamic ones name their errors differently. */
  readonly coerces: boolean;
  /** `[PSTypeName('X')]`. */
  readonly typeName: string | null;
}

export { allSets, type Place } from './parameter-set.ts';

const objectType = (): NetType => requireType('System.Object');

/** Builds a parameter from its attributes. */
export function parameterFrom(
  name: string,
  type: NetType | null,
  attributes: readonly Value[],
  how: { isDynamic?: boolean; isCommon?: boolean; coerces?: boolean } = {},
): Parameter {
  const places = new Map<string, Place>();
  for (const attribute of attributes)
    if (isAttribute(attribute, 'Parameter')) places.set(attribute.get('ParameterSetName') as string, placeOf(attribute));
  if (places.size === 0)
    places.set(allSets, { position: -1, mandatory: false, byValue: false, byProperty: false, fromRemaining: false, help: '' });
  const has = (each: string): boolean => attributes.some((value) => isAttribute(value, each));
  const aliases = attributes
    .filter((value): value is AttributeObject => isAttribute(value, 'Alias'))
    .flatMap((value) => value.get('AliasNames') as string[]);
  const typeName = attributes.find((value): value is AttributeObject => isAttribute(value, 'PSTypeName'))?.get('PSTypeName') ?? null;
  return {
    name,
    lower: name.toLowerCase(),
    type: type ?? objectType(),
    untyped: type === null || type.display === 'System.Object',
    isSwitch: type?.display === 'System.Management.Automation.SwitchParameter',
    aliases,
    places,
    attributes,
    checks: checksOf(attributes),
    allowNull: has('AllowNull'),
    allowEmptyString: has('AllowEmptyString'),
    allowEmptyCollection: has('AllowEmptyCollection'),
    transforms: attributes.filter(isTransform),
    isCommon: how.isCommon ?? false,
    isDynamic: how.isDynamic ?? false,
    coerces: how.coerces ?? false,
    typeName: typeName as string | null,
  };
}

function isTransform(value: Value): boolean {
  const type = (value as { netType?: NetType } | null)?.netType;
  return type !== undefined && requireType('System.Management.Automation.ArgumentTransformationAttribute').isAssignableFrom(type);
}

function placeOf(attribute: AttributeObject): Place {
  const position = attribute.get('Position') as number;
  return {
    position: position < 0 ? -1 : position,
    mandatory: attribute.get('Mandatory') === true,
    byValue: attribute.get('ValueFromPipeline') === true,
    byProperty: attribute.get('ValueFromPipelineByPropertyName') === true,
    fromRemaining: attribute.get('ValueFromRemainingArguments') === true,
    help: (attribute.get('HelpMessage') as string | null) ?? '',
  };
}

/** The place of a parameter in a set, or undefined when it is not in it. */
export const placeIn = (parameter: Parameter, set: string): Place | undefined => parameter.places.get(set) ?? parameter.places.get(allSets);

export const takesPipeline = (parameter: Parameter): boolean => {
  for (const place of parameter.places.values()) if (place.byValue || place.byProperty) return true;
  return false;
};
