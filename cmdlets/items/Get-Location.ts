import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, texts } from '../../shell/command/parameter.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { placeOn } from '../../shell/drives/path.ts';
import { currentLocation, PathInfo } from '../../shell/drives/path-info.ts';
import { stackNamed } from './location-stack.ts';
import { reported } from './places.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'Location',
  synopsis: 'Says where the session stands.',
  aliases: ['gl', 'pwd'],
  output: ['System.Management.Automation.PathInfo'],
  defaultSet: 'Location',
  parameters: {
    PSProvider: texts({ sets: { Location: { fromPipeline: 'property' } }, help: 'Where it stands in these providers.' }),
    PSDrive: texts({ sets: { Location: { fromPipeline: 'property' } }, help: 'Where it stands on these drives.' }),
    Stack: flag({ sets: ['Stack'], help: 'What Push-Location put aside.' }),
    StackName: texts({ sets: { Stack: { fromPipeline: 'property' } }, help: 'Names of stacks.' }),
  },
  examples: [{ says: 'Shows the current folder.', run: '(Get-Location).Path' }],
  stage: (given, context) => ({
    process() {
      const table = drivesOf(context.session);
      if (given.Stack || given.StackName) {
        for (const name of given.StackName ?? [table.defaultStack]) reported(context, () => context.write(stackNamed(name, table)));
        return;
      }
      if (!given.PSDrive && !given.PSProvider) {
        context.write(currentLocation(table));
        return;
      }
      for (const name of given.PSDrive ?? [])
        reported(context, () => {
          const drive = table.get(name);
          context.write(new PathInfo(placeOn(drive, drive.location)));
        });
      for (const name of given.PSProvider ?? [])
        reported(context, () => {
          const provider = table.provider(name);
          const drive = table.current.provider === provider ? table.current : table.all().find((each) => each.provider === provider);
          if (drive) context.write(new PathInfo(placeOn(drive, drive.location)));
        });
    },
  }),
});
