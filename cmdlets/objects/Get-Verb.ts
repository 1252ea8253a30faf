import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { someOf, texts } from '../../shell/command/parameter.ts';
import { verbs } from '../../shell/command/verb.ts';
import { wildcard } from '../../shell/objects/wildcard.ts';
import { VerbInfo } from './verb-info.ts';

const groups = ['Common', 'Communications', 'Data', 'Diagnostic', 'Lifecycle', 'Other', 'Security'] as const;
/** The order in which the groups are listed. */
const listed = ['Common', 'Data', 'Lifecycle', 'Diagnostic', 'Communications', 'Security', 'Other'];

export default coreCmdlet({
  verb: 'Get',
  noun: 'Verb',
  synopsis: 'Lists the verbs that names of commands begin with.',
  output: ['System.Management.Automation.VerbInfo'],
  parameters: {
    Verb: texts({ position: 0, fromPipeline: 'both', wildcards: true, help: 'Verbs or patterns.' }),
    Group: someOf(groups, { position: 1, fromPipeline: 'property', help: 'Groups of verbs.' }),
  },
  examples: [{ says: 'Verbs with a beginning.', run: '(Get-Verb Un*).Verb[0]', shows: 'Undo' }],
  stage(given, context) {
    return {
      process() {
        const patterns = (given.Verb ?? ['*']).map((pattern) => wildcard(pattern));
        const wanted = given.Group?.map((group) => group.toLowerCase());
        for (const group of listed) {
          if (wanted && !wanted.includes(group.toLowerCase())) continue;
          for (const each of verbs)
            if (each.group === group && patterns.some((pattern) => pattern.matches(each.verb))) context.write(new VerbInfo(each));
        }
      },
    };
  },
});
