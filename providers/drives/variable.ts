// entry
import type { DriveModule } from '../../shell/drives/drive-module.ts';
import type { Value } from '../../shell/objects/value.ts';
import { flatProvider } from './flat.ts';

const variables: DriveModule = {
  provider: (services) => {
    const table = () => services().variables;
    return flatProvider({
      name: 'Variable',
      capabilities: 'ShouldProcess',
      names: () =>
        table()
          .list()
          .map(({ name }) => name),
      has: (name) => table().find(name) !== undefined,
      item: (name) => table().find(name),
      content: (name) => table().find(name)?.value ?? null,
      set(name, value): Value {
        return table().assign(name, value ?? null);
      },
      remove(name) {
        const found = table().find(name);
        if (found) table().remove(found, false);
      },
    });
  },
  mount: () => ({ root: '', description: 'Drive that contains a view of those variables stored in session state.' }),
};

export default variables;
