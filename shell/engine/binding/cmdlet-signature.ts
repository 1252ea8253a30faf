import type { Cmdlet } from '../../command/cmdlet.ts';
import type { Parameter as Declared, ParameterOptions } from '../../command/parameter.ts';
import { requireType, resolveType } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';
import { type AttributeObject, makeAttribute } from '../values/attribute.ts';
import { allSets, type Parameter, parameterFrom } from './parameter.ts';
import { Signature } from './signature.ts';

const automation = 'System.Management.Automation.';
const attribute = (name: string, positional: readonly Value[], named: readonly (readonly [string, Value])[] = []): AttributeObject =>
  makeAttribute(requireType(`${automation}${name}Attribute`), positional, named);

/** The signature of a declared cmdlet. */
export function cmdletSignature(cmdlet: Cmdlet): Signature {
  const own: Parameter[] = [];
  for (const [name, declared] of Object.entries(cmdlet.parameters)) own.push(parameterOf(name, declared));
  return new Signature(own, {
    advanced: true,
    defaultSet: cmdlet.defaultSet ?? null,
    supportsShouldProcess: cmdlet.impact !== undefined,
    impact: cmdlet.impact ?? 'Medium',
    outputTypes: cmdlet.output,
  });
}

type SetPlaces = Readonly<Record<string, { position?: number; mandatory?: boolean; fromPipeline?: 'value' | 'property' | 'both' }>>;

function parameterOf(name: string, declared: Declared): Parameter {
  const attributes: Value[] = [];
  const place = (set: string, more: SetPlaces[string] = {}): void => {
    const fromPipeline = more.fromPipeline ?? declared.fromPipeline;
    const position = more.position ?? declared.position;
    attributes.push(
      attribute(
        'Parameter',
        [],
        [
          ['ParameterSetName', set],
          ['Mandatory', more.mandatory ?? declared.mandatory ?? false],
          ['ValueFromPipeline', fromPipeline === 'value' || fromPipeline === 'both'],
          ['ValueFromPipelineByPropertyName', fromPipeline === 'property' || fromPipeline === 'both'],
          ['ValueFromRemainingArguments', declared.fromRemaining ?? false],
          ['HelpMessage', null],
          ['DontShow', declared.hidden ?? false],
          ...(position === undefined ? [] : [['Position', position] as const]),
        ],
      ),
    );
  };
  const { sets } = declared;
  if (!sets) place(allSets);
  else if (Array.isArray(sets)) for (const set of sets as readonly string[]) place(set);
  else for (const [set, more] of Object.entries(sets as SetPlaces)) place(set, more);
  attributes.push(...ruleAttributes(declared));
  const made = parameterFrom(name, resolveType(declared.type) ?? requireType('System.Object'), attributes, { coerces: true });
  return made;
}

function ruleAttributes(declared: ParameterOptions<unknown>): Value[] {
  const made: Value[] = [];
  if (declared.aliases?.length) made.push(attribute('Alias', [...declared.aliases]));
  if (declared.allowNull) made.push(attribute('AllowNull', []));
  if (declared.allowEmpty) made.push(attribute('AllowEmptyString', []), attribute('AllowEmptyCollection', []));
  if (declared.notEmpty) made.push(attribute('ValidateNotNullOrEmpty', []));
  if (declared.values) made.push(attribute('ValidateSet', [...declared.values]));
  if (declared.range) made.push(attribute('ValidateRange', [...declared.range]));
  if (declared.count) made.push(attribute('ValidateCount', [...declared.count]));
  if (declared.length) made.push(attribute('ValidateLength', [...declared.length]));
  if (declared.pattern)
    made.push(attribute('ValidatePattern', [declared.pattern.source], [['Options', declared.pattern.ignoreCase ? 'IgnoreCase' : 'None']]));
  return made;
}
