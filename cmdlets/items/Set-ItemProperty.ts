import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { object, text } from '../../shell/command/parameter.ts';
import { isContainerAt, type Place, providerPath } from '../../shell/drives/path.ts';
import { Raised, raise } from '../../shell/objects/error.ts';
import { propertiesOf } from '../../shell/objects/members.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Value } from '../../shell/objects/value.ts';
import { propertiesAt, propertyObject } from './item-properties.ts';
import { force, itemFilters, passThru } from './path-parameters.ts';
import { eachPlace } from './places.ts';
import { propertyPaths } from './property-parameters.ts';

export default coreCmdlet({
  verb: 'Set',
  noun: 'ItemProperty',
  synopsis: 'Gives properties of items other values.',
  aliases: ['sp'],
  output: [],
  impact: 'Medium',
  defaultSet: 'propertyValuePathSet',
  parameters: {
    ...propertyPaths('propertyValuePathSet', 'propertyValueLiteralPathSet', 'propertyPSObjectPathSet', 'propertyPSObjectLiteralPathSet'),
    Name: text({
      sets: {
        propertyValuePathSet: { position: 1, mandatory: true, fromPipeline: 'property' },
        propertyValueLiteralPathSet: { position: 1, mandatory: true, fromPipeline: 'property' },
      },
      aliases: ['PSProperty'],
      help: 'Name of the property.',
    }),
    Value: object({
      sets: {
        propertyValuePathSet: { position: 2, mandatory: true, fromPipeline: 'property' },
        propertyValueLiteralPathSet: { position: 2, mandatory: true, fromPipeline: 'property' },
      },
      allowNull: true,
      help: 'Its new value.',
    }),
    InputObject: object({
      sets: {
        propertyPSObjectPathSet: { mandatory: true, fromPipeline: 'value' },
        propertyPSObjectLiteralPathSet: { mandatory: true, fromPipeline: 'value' },
      },
      help: 'An object whose properties are taken.',
    }),
    Type: text({ fromPipeline: 'property', help: 'Kind of a registry value: String, DWord …' }),
    PassThru: passThru,
    Force: force,
    ...itemFilters,
  },
  examples: [{ says: 'Keeps a file from being changed.', run: 'Set-ItemProperty ./plan.txt -Name IsReadOnly -Value $true' }],
  stage: (given, context) => ({
    process() {
      eachPlace(given, context, (place) => {
        const changes: [string, Value][] = given.Name === undefined ? pairsOf(given.InputObject) : [[given.Name, given.Value ?? null]];
        const done = changes.filter(([name, value]) => {
          const kind = place.provider.name !== 'FileSystem' ? '' : isContainerAt(place) ? ' Directory' : ' File';
          const target = `Item: ${providerPath(place)} Property: ${name} Value: ${toText(value)}`;
          if (!context.shouldProcess(target, `Set Property${kind}`)) return false;
          set(place, name, value, given.Type);
          return true;
        });
        if (given.PassThru && done.length) context.write(propertyObject(place, done));
      });
    },
  }),
});

const pairsOf = (object: Value): [string, Value][] => propertiesOf(object).map(({ name, value }): [string, Value] => [name, value]);

function set(place: Place, name: string, value: Value, type: string | undefined): void {
  const properties = propertiesAt(place);
  const path = providerPath(place);
  if (type !== undefined && properties.create) {
    properties.remove?.(path, name);
    properties.create(path, name, type, value);
    return;
  }
  try {
    properties.set(path, name, value);
  } catch (thrown) {
    if (!(thrown instanceof Raised) || thrown.record.id !== 'PropertyAssignmentException') throw thrown;
    raise('System.IO.IOException', 'SetPropertyError', 'ReadError', `The property ${name} does not exist or was not found.`, name);
  }
}
