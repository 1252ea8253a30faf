import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { force, itemFilters, itemPaths } from './path-parameters.ts';
import { eachPlace, visibleItemAt } from './places.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'Item',
  synopsis: 'Gets files, folders and other items by their paths.',
  aliases: ['gi'],
  output: ['System.IO.FileInfo', 'System.IO.DirectoryInfo'],
  defaultSet: 'Path',
  parameters: { ...itemPaths, ...itemFilters, Force: force },
  examples: [{ says: 'Shows when a file was last written.', run: '(Get-Item ./plan.txt).LastWriteTime' }],
  stage: (given, context) => ({
    process() {
      eachPlace(given, context, (place) => context.writeEnumerated(visibleItemAt(place, given.Force)));
    },
  }),
});
