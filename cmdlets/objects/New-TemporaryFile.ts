import { randomBytes } from 'node:crypto';
import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { invokeStatic } from '../../shell/objects/members.ts';
import { requireType } from '../../shell/objects/net-type.ts';
import { toText } from '../../shell/objects/text.ts';

export default coreCmdlet({
  verb: 'New',
  noun: 'TemporaryFile',
  synopsis: 'Makes an empty file in the folder for temporary files.',
  output: ['System.IO.FileInfo'],
  impact: 'Low',
  parameters: {},
  examples: [{ says: 'An empty file.', run: '$f = New-TemporaryFile; $f.Length; Remove-Item $f', shows: '0' }],
  stage(_given, context) {
    return {
      begin() {
        const folder = toText(invokeStatic(requireType('System.IO.Path'), 'GetTempPath', []));
        if (!context.shouldProcess(folder)) return;
        const path = `${folder.replace(/[\\/]$/, '')}/tmp${randomBytes(4).toString('hex')}.tmp`;
        for (const item of context.session.commands.invoke('New-Item', [], { Path: path, ItemType: 'File' })) context.write(item);
      },
    };
  },
});
