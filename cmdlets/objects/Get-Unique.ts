import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag } from '../../shell/command/parameter.ts';
import { compareTextInCulture } from '../../shell/objects/collation.ts';
import { typeNamesOf } from '../../shell/objects/members.ts';
import { unwrap } from '../../shell/objects/ps-object.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Value } from '../../shell/objects/value.ts';
import { pipelineObject } from './pipeline-object.ts';
import { valueOrder } from './value-order.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'Unique',
  synopsis: 'Drops what is equal to the object before it: duplicates of a sorted list.',
  aliases: ['gu'],
  output: ['System.Management.Automation.PSObject'],
  defaultSet: 'AsString',
  parameters: {
    InputObject: pipelineObject({ fromPipeline: 'value', allowNull: true, help: 'The objects, sorted.' }),
    AsString: flag({ sets: ['AsString'], help: 'Compares objects as text.' }),
    OnType: flag({ sets: { UniqueByType: { mandatory: true } }, help: 'One object of each type.' }),
    CaseInsensitive: flag({ help: 'Upper and lower case are the same.' }),
  },
  examples: [{ says: 'Neighbours once.', run: '1, 1, 2, 1 | Get-Unique', shows: '1\n2\n1' }],
  stage(given, context) {
    const order = valueOrder(!given.CaseInsensitive, undefined);
    const same = (left: Value, right: Value): boolean => {
      if (given.OnType) return typeNamesOf(left)[0] === typeNamesOf(right)[0];
      if (given.AsString) return compareTextInCulture(toText(left), toText(right), !given.CaseInsensitive) === 0;
      return order(unwrap(left), unwrap(right)) === 0;
    };
    let last: { readonly value: Value } | undefined;
    return {
      process() {
        const value = given.InputObject;
        if (value === undefined || (last && same(last.value, value))) return;
        last = { value };
        context.write(value);
      },
    };
  },
});
