// entry
import type { DriveModule } from '../../shell/drives/drive-module.ts';
import { toText } from '../../shell/objects/text.ts';
import { flatProvider } from './flat.ts';

const aliases: DriveModule = {
  provider: (services) => {
    const table = () => services().commands.aliases;
    return flatProvider({
      name: 'Alias',
      capabilities: 'ShouldProcess',
      names: () =>
        table()
          .list()
          .map(({ name }) => name),
      has: (name) => table().get(name) !== undefined,
      item: (name) => table().get(name),
      content: (name) => table().get(name)?.definition ?? null,
      set(name, value) {
        if (value === null || value === undefined) {
          table().remove(name);
          return undefined;
        }
        table().set({ name, definition: typeof value === 'object' && 'definition' in value ? toText(value.definition) : toText(value) });
        return table().get(name);
      },
      remove: (name) => void table().remove(name),
    });
  },
  mount: () => ({ root: '', description: 'Drive that contains a view of the aliases stored in session state.' }),
};

export default aliases;
