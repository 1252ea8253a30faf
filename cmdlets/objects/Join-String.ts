import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, object, text } from '../../shell/command/parameter.ts';
import { compositeFormat } from '../../shell/objects/composite-format.ts';
import { currentCulture, invariant } from '../../shell/objects/culture.ts';
import { NetException, Raised } from '../../shell/objects/error.ts';
import { typeOf } from '../../shell/objects/net-type.ts';
import { unwrap } from '../../shell/objects/ps-object.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Value } from '../../shell/objects/value.ts';
import { pipelineObjects } from './pipeline-object.ts';
import { expressionOf, missing } from './property-expression.ts';

export default coreCmdlet({
  verb: 'Join',
  noun: 'String',
  synopsis: 'Makes one text of many objects.',
  output: ['System.String'],
  defaultSet: 'default',
  parameters: {
    Property: object({ position: 0, completes: 'property', help: 'The property or script block whose text is taken.' }),
    Separator: text({ position: 1, allowEmpty: true, help: 'What stands between the texts; $OFS when left out.' }),
    OutputPrefix: text({ aliases: ['op'], help: 'What stands in front of all.' }),
    OutputSuffix: text({ aliases: ['os'], help: 'What stands after all.' }),
    SingleQuote: flag({ sets: ['SingleQuote'], help: "Each text in '." }),
    DoubleQuote: flag({ sets: ['DoubleQuote'], help: 'Each text in ".' }),
    FormatString: text({ sets: ['Format'], help: 'A format for each: {0:d3}.' }),
    UseCulture: flag({ help: 'Numbers and dates as the culture writes them.' }),
    InputObject: pipelineObjects({ fromPipeline: 'value', allowNull: true, allowEmpty: true, help: 'The objects.' }),
  },
  examples: [{ says: 'In brackets.', run: "1..3 | Join-String -FormatString '<{0:d2}>' -Separator ' '", shows: '<01> <02> <03>' }],
  stage(given, context) {
    const expression = given.Property === undefined ? undefined : expressionOf(unwrap(given.Property), context.session);
    const separator = given.Separator ?? toText(context.session.variables.get('OFS') ?? '');
    const culture = given.UseCulture ? currentCulture() : invariant;
    const quote = given.SingleQuote ? "'" : given.DoubleQuote ? '"' : '';
    const parts: string[] = [];
    const add = (value: Value): void => {
      if (given.FormatString !== undefined) parts.push(compositeFormat(given.FormatString, [value ?? null], culture));
      else parts.push(quote + shown(value) + quote);
    };
    const shown = (value: Value): string => {
      const bare = unwrap(value);
      if (!given.UseCulture || typeof bare !== 'object' || bare === null) return toText(value);
      const { format } = typeOf(bare).hooks;
      return format ? format(bare as never, null, culture) : toText(value);
    };
    return {
      process() {
        for (const input of given.InputObject ?? []) {
          if (input === null || input === undefined) continue;
          if (!expression) {
            add(input);
            continue;
          }
          try {
            const value = expression.read(input);
            add(value === missing ? null : value);
          } catch (thrown) {
            if (!(thrown instanceof Raised || thrown instanceof NetException)) throw thrown;
            add(null);
          }
        }
      },
      end() {
        context.write((given.OutputPrefix ?? '') + parts.join(separator) + (given.OutputSuffix ?? ''));
      },
    };
  },
});
