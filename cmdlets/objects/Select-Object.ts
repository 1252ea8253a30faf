import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, integer, integers, objects, text, texts } from '../../shell/command/parameter.ts';
import type { Value } from '../../shell/objects/value.ts';
import { wildcard } from '../../shell/objects/wildcard.ts';
import { ObjectWindow } from './object-window.ts';
import { pipelineObject } from './pipeline-object.ts';
import { expressionOf } from './property-expression.ts';
import { propertyRows } from './property-table.ts';
import { Selection } from './selection.ts';
import { UniqueValues } from './unique-values.ts';

const chosen = ['DefaultParameter', 'SkipLastParameter'];

export default coreCmdlet({
  verb: 'Select',
  noun: 'Object',
  synopsis: 'Chooses properties of objects, or objects by their place.',
  aliases: ['select'],
  output: ['System.Management.Automation.PSObject'],
  defaultSet: 'DefaultParameter',
  parameters: {
    InputObject: pipelineObject({ fromPipeline: 'value', help: 'The objects.' }),
    Property: objects({
      sets: { DefaultParameter: { position: 0 }, SkipLastParameter: { position: 0 } },
      completes: 'property',
      help: 'Properties, patterns, script blocks, or tables with Name and Expression.',
    }),
    ExcludeProperty: texts({ sets: chosen, completes: 'property', wildcards: true, help: 'Properties that are left out.' }),
    ExpandProperty: text({ sets: chosen, completes: 'property', help: 'A property whose values come out themselves.' }),
    Unique: flag({ help: 'Only the first of equal objects.' }),
    CaseInsensitive: flag({ help: 'With -Unique: upper and lower case are the same.' }),
    Last: integer({ sets: ['DefaultParameter'], range: [0, 2147483647], help: 'So many objects from the end.' }),
    First: integer({ sets: ['DefaultParameter'], range: [0, 2147483647], help: 'So many objects from the beginning.' }),
    Skip: integer({ sets: chosen, default: 0, range: [0, 2147483647], help: 'Leaves out so many, from the end with -Last alone.' }),
    SkipLast: integer({ sets: ['SkipLastParameter'], default: 0, range: [0, 2147483647], help: 'Leaves out so many at the end.' }),
    Wait: flag({ sets: ['DefaultParameter', 'IndexParameter'], help: 'Lets the commands before run to their end.' }),
    Index: integers({ sets: ['IndexParameter'], help: 'Places of objects, the first is 0.' }),
    SkipIndex: integers({ sets: { SkipIndexParameter: { mandatory: true } }, help: 'Places of objects that are left out.' }),
  },
  examples: [
    { says: 'The first two.', run: '1..9 | Select-Object -First 2', shows: '1\n2' },
    { says: 'A calculated property.', run: "('abc' | Select-Object @{ Name = 'Size'; Expression = 'Length' }).Size", shows: '3' },
  ],
  stage(given, context) {
    const rows = given.Property ?? (given.ExcludeProperty && given.ExpandProperty === undefined ? ['*'] : []);
    const properties = propertyRows(rows, ['expression', 'name', 'label']).map((row) => ({
      expression: expressionOf(row.expression, context.session),
      label: row.label,
    }));
    const excluded = given.ExcludeProperty?.map((pattern) => wildcard(pattern)) ?? [];
    const unique = given.Unique ? new UniqueValues(!given.CaseInsensitive) : undefined;
    const selection = new Selection(properties, excluded, given.ExpandProperty || undefined, context, unique);
    const window = new ObjectWindow({ first: given.First, last: given.Last, skip: given.Skip, skipLast: given.SkipLast }, (value) =>
      selection.select(value),
    );
    const places = given.Index ?? given.SkipIndex;
    const byPlace = places === undefined ? undefined : new Set(places);
    const lastPlace = places === undefined ? 0 : Math.max(...places);
    let place = 0;
    const add = (value: Value): void => {
      if (byPlace === undefined) {
        window.add(value);
        if (window.isFull && !given.Wait && unique === undefined && context.expectsInput) context.stopUpstream();
        return;
      }
      if (byPlace.has(place++) === (given.Index !== undefined)) selection.select(value);
      if (given.Index !== undefined && place > lastPlace && !given.Wait && unique === undefined && context.expectsInput)
        context.stopUpstream();
    };
    return {
      process() {
        if (given.InputObject !== undefined) add(given.InputObject);
      },
      end() {
        window.end();
        for (const each of unique?.values ?? []) context.write(each);
      },
    };
  },
});
