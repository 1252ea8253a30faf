import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import type { EngineContext } from '../../shell/command/context.ts';
import { flag, texts } from '../../shell/command/parameter.ts';
import { type Place, providerPath } from '../../shell/drives/path.ts';
import { Dictionary } from '../../shell/objects/dictionary.ts';
import { ErrorRecord, NetException, Raised } from '../../shell/objects/error.ts';
import type { Value } from '../../shell/objects/value.ts';
import { fileText, placesOf } from './file-paths.ts';

export default coreCmdlet({
  verb: 'Import',
  noun: 'PowerShellDataFile',
  synopsis: 'Reads the table in a data file, without running anything in it.',
  aliases: ['ipdf'],
  output: ['System.Collections.Hashtable'],
  defaultSet: 'ByPath',
  parameters: {
    Path: texts({ sets: { ByPath: { position: 0, mandatory: true } }, notEmpty: true, completes: 'path', help: 'The files.' }),
    LiteralPath: texts({
      sets: { ByLiteralPath: { mandatory: true, fromPipeline: 'property' } },
      aliases: ['PSPath', 'LP'],
      notEmpty: true,
      completes: 'path',
      help: 'The files; no character has a meaning of its own.',
    }),
    SkipLimitCheck: flag({ help: 'Takes tables of more than 500 keys.' }),
  },
  examples: [
    { says: 'Reads a value.', run: "Set-Content d.psd1 '@{ Name = ''x'' }'; (Import-PowerShellDataFile d.psd1).Name", shows: 'x' },
  ],
  stage(given, context) {
    return {
      process() {
        for (const path of given.LiteralPath ?? given.Path ?? [])
          for (const place of placesOf(path, given.LiteralPath !== undefined, context.session))
            readInto(place, given.SkipLimitCheck, context);
      },
    };
  },
});

/** Keys that a data file may have unless the limit is taken away. */
const limit = 500;

function readInto(place: Place, unlimited: boolean, context: EngineContext): void {
  const { blocks } = context.session;
  let block: Value;
  try {
    block = blocks.create(fileText(place, undefined));
  } catch (thrown) {
    if (!(thrown instanceof Raised)) throw thrown;
    notData(place, 'CouldNotParseAsPowerShellDataFile', context);
    return;
  }
  const data = blocks.data(block);
  if (!(data instanceof Dictionary) || (!unlimited && data.count > limit))
    notData(place, 'CouldNotParseAsPowerShellDataFileNoHashtableRoot', context);
  else context.write(data);
}

function notData(place: Place, id: string, context: EngineContext): void {
  const path = providerPath(place);
  const message = `The file '${path}' could not be parsed as a PowerShell Data File.`;
  context.error(new ErrorRecord(new NetException('System.InvalidOperationException', message), id, 'InvalidData', path));
}
