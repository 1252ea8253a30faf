// entry
import type { DriveModule } from '../../shell/drives/drive-module.ts';
import { raise } from '../../shell/objects/error.ts';
import { toText } from '../../shell/objects/text.ts';
import { flatProvider } from './flat.ts';

const functions: DriveModule = {
  provider: (services) => {
    const table = () => services().commands.functions;
    return flatProvider({
      name: 'Function',
      capabilities: 'ShouldProcess',
      names: () =>
        table()
          .list()
          .map(({ name }) => name),
      has: (name) => table().get(name) !== undefined,
      item: (name) => table().get(name),
      content: (name) => table().get(name)?.block ?? null,
      set(name, value) {
        if (value === null || value === undefined) {
          table().remove(name);
          return undefined;
        }
        const { blocks } = services();
        const given = typeof value === 'object' && 'block' in value ? value.block : value;
        if (!blocks.isBlock(given) && typeof given !== 'string')
          raise(
            'PSArgumentException',
            'Argument',
            'InvalidArgument',
            'A function can only be assigned a script block or a text.',
            toText(given),
          );
        table().set({ name, block: blocks.isBlock(given) ? given : blocks.create(toText(given)) });
        return table().get(name);
      },
      remove: (name) => void table().remove(name),
    });
  },
  mount: () => ({ root: '', description: 'Drive that contains a view of the functions stored in session state.' }),
};

export default functions;
