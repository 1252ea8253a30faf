import { raise } from '../objects/error.ts';
import type { Provider } from './provider.ts';

/** A mounted drive. `root` is a path of its provider; `location` are the segments below it where Set-Location last stood. */
export class Drive {
  readonly name: string;
  readonly provider: Provider;
  readonly root: string;
  readonly description: string;
  location: readonly string[] = [];

  constructor(name: string, provider: Provider, root: string, description = '') {
    this.name = name;
    this.provider = provider;
    this.root = root;
    this.description = description;
  }
}

/** The drives of a session and where it stands in them. */
export class DriveTable {
  readonly providers = new Map<string, Provider>();
  readonly #drives = new Map<string, Drive>();
  readonly #stacks = new Map<string, { drive: Drive; location: readonly string[] }[]>();
  current!: Drive;

  addProvider(provider: Provider): void {
    this.providers.set(provider.name.toLowerCase(), provider);
  }

  provider(name: string): Provider {
    const bare = name.slice(name.lastIndexOf('\\') + 1);
    return (
      this.providers.get(bare.toLowerCase()) ??
      raise('ProviderNotFoundException', 'ProviderNotFound', 'ObjectNotFound', `Cannot find a provider with the name '${name}'.`, name)
    );
  }

  add(drive: Drive): void {
    if (this.#drives.has(drive.name.toLowerCase()))
      raise(
        'SessionStateException',
        'DriveAlreadyExists',
        'ResourceExists',
        `A drive with the name '${drive.name}' already exists.`,
        drive.name,
      );
    this.#drives.set(drive.name.toLowerCase(), drive);
    this.current ??= drive;
  }

  remove(name: string): void {
    this.#drives.delete(name.toLowerCase());
  }

  find(name: string): Drive | undefined {
    return this.#drives.get(name.toLowerCase());
  }

  get(name: string): Drive {
    return (
      this.find(name) ??
      raise('DriveNotFoundException', 'DriveNotFound', 'ObjectNotFound', `Cannot find drive. A drive with the name '${name}' does not exist.`, name)
    );
  }

  all(): Drive[] {
    return [...this.#drives.values()].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  }

  push(stack: string): void {
    const list = this.#stacks.get(stack) ?? [];
    list.push({ drive: this.current, location: this.current.location });
    this.#stacks.set(stack, list);
  }

  /** Goes back to what was pushed last; false when the stack is empty. */
  pop(stack: string): boolean {
    const last = this.#stacks.get(stack)?.pop();
    if (!last) return false;
    this.current = last.drive;
    last.drive.location = last.location;
    return true;
  }

  stack(name: string): readonly { drive: Drive; location: readonly string[] }[] {
    return this.#stacks.get(name) ?? [];
  }
}
