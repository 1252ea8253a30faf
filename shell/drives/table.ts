import { raise } from '../objects/error.ts';
import type { Drive } from './drive.ts';
import type { Provider } from './provider.ts';

export { Drive } from './drive.ts';

interface Stand {
  readonly drive: Drive;
  readonly location: readonly string[];
}

/** The drives of a session and where it stands in them. */
export class DriveTable {
  readonly #providers = new Map<string, Provider>();
  readonly #drives = new Map<string, Drive>();
  readonly #stacks = new Map<string, Stand[]>();
  /** Name of the stack that Push-Location uses when none is named. */
  defaultStack = 'default';
  /** Where Set-Location was before: `-` goes back, `+` forward. */
  readonly back: Stand[] = [];
  readonly forward: Stand[] = [];
  #current!: Drive;
  /** The drive of files that programs see as their folder, also while the session stands on another drive. */
  #fileDrive!: Drive;

  get current(): Drive {
    return this.#current;
  }

  get fileDrive(): Drive {
    return this.#fileDrive;
  }

  addProvider(provider: Provider): void {
    this.#providers.set(provider.name.toLowerCase(), provider);
  }

  /** Every provider, those of drives that were not used yet too. */
  providers(): Provider[] {
    for (const drive of this.#drives.values()) this.addProvider(drive.provider);
    return [...this.#providers.values()];
  }

  provider(name: string): Provider {
    const bare = name.slice(name.lastIndexOf('\\') + 1).toLowerCase();
    const found = this.#providers.get(bare) ?? this.providers().find((each) => each.name.toLowerCase() === bare);
    if (found && (bare === name.toLowerCase() || name.toLowerCase() === `${found.module}\\${found.name}`.toLowerCase())) return found;
    return raise(
      'ProviderNotFoundException',
      'ProviderNotFound',
      'ObjectNotFound',
      `Cannot find a provider with the name '${name}'.`,
      name,
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
    this.#current ??= drive;
    this.#fileDrive ??= drive;
  }

  remove(name: string): void {
    const drive = this.find(name);
    if (!drive) return;
    this.#drives.delete(name.toLowerCase());
    for (const stack of [this.back, this.forward, ...this.#stacks.values()])
      for (let at = stack.length - 1; at >= 0; at--) if (stack[at]!.drive === drive) stack.splice(at, 1);
  }

  find(name: string): Drive | undefined {
    return this.#drives.get(name.toLowerCase());
  }

  get(name: string): Drive {
    return (
      this.find(name) ??
      raise(
        'DriveNotFoundException',
        'DriveNotFound',
        'ObjectNotFound',
        `Cannot find drive. A drive with the name '${name}' does not exist.`,
        name,
      )
    );
  }

  all(): Drive[] {
    return [...this.#drives.values()].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  }

  // ---- where the session stands

  stand(drive: Drive, location: readonly string[]): void {
    this.#current = drive;
    drive.location = location;
    if (drive.provider.name === this.#fileDrive.provider.name) this.#fileDrive = drive;
  }

  push(stack: string): void {
    const list = this.#stacks.get(stack.toLowerCase()) ?? [];
    list.push({ drive: this.#current, location: this.#current.location });
    this.#stacks.set(stack.toLowerCase(), list);
  }

  /** Takes off what was pushed last; undefined when the stack is empty. */
  pop(stack: string): Stand | undefined {
    return this.#stacks.get(stack.toLowerCase())?.pop();
  }

  /** What lies on a stack, last pushed first; undefined when there is no such stack. */
  stack(name: string): readonly Stand[] | undefined {
    const list = this.#stacks.get(name.toLowerCase());
    return list ? [...list].reverse() : name.toLowerCase() === 'default' ? [] : undefined;
  }
}
