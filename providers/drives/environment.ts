// entry
import type { DriveModule } from '../../shell/drives/drive-module.ts';
import { DictionaryEntry } from '../../shell/objects/dictionary.ts';
import { raise } from '../../shell/objects/error.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Value } from '../../shell/objects/value.ts';
import { flatProvider } from './flat.ts';

const windows = process.platform === 'win32';

function text(value: Value): string | undefined {
  if (value === null || value === undefined) return undefined;
  return Array.isArray(value) ? value.map((item) => toText(item)).join(' ') : toText(value);
}

function checked(name: string): string {
  if (/[=\0]/.test(name))
    raise(
      'System.ArgumentException',
      'InvalidArgument',
      'InvalidArgument',
      `The environment variable name '${name}' contains a character that no such name may have.`,
      name,
    );
  return name;
}

const item = (name: string): Value => new DictionaryEntry(spelled(name), process.env[name] ?? '');

/** On Windows the case of letters does not count; elsewhere `PATH` and `Path` are two variables. */
const spelled = (name: string): string =>
  windows ? (Object.keys(process.env).find((each) => each.toLowerCase() === name.toLowerCase()) ?? name) : name;

const environment: DriveModule = {
  provider: () =>
    flatProvider({
      name: 'Environment',
      capabilities: 'ShouldProcess',
      names: () => Object.keys(process.env),
      has: (name) => process.env[name] !== undefined,
      item,
      content: (name) => process.env[name] ?? null,
      set(name, value) {
        const given = text(value);
        if (given === undefined) delete process.env[name];
        else process.env[checked(name)] = given;
        return given === undefined ? undefined : item(name);
      },
      remove: (name) => {
        delete process.env[name];
      },
    }),
  mount: () => ({ root: '', description: 'Drive that contains a view of the environment variables for the process.' }),
};

export default environment;
