import type { Provider } from './provider.ts';

/** What a drive is mounted from. */
export interface Mount {
  readonly provider: Provider;
  /** A path of the provider. */
  readonly root: string;
  readonly description: string;
}

/**
 * A mounted drive, System.Management.Automation.PSDriveInfo. `location` are the segments below its root where Set-Location last stood.
 * What it is mounted from may be made when it is first needed: drives that nobody touches cost nothing.
 */
export class Drive {
  readonly name: string;
  location: readonly string[] = [];
  #mount: Mount | (() => Mount);
  credential: unknown = null;
  /** Set by New-PSDrive -Description. */
  #description: string | undefined;

  constructor(name: string, mount: Mount | (() => Mount)) {
    this.name = name;
    this.#mount = mount;
  }

  get #made(): Mount {
    if (typeof this.#mount === 'function') this.#mount = this.#mount();
    return this.#mount;
  }

  get provider(): Provider {
    return this.#made.provider;
  }
  get root(): string {
    return this.#made.root;
  }
  get description(): string {
    return this.#description ?? this.#made.description;
  }
  set description(text: string) {
    this.#description = text;
  }
  /** False while nobody has asked for what is behind it. */
  get isMounted(): boolean {
    return typeof this.#mount !== 'function';
  }
  /** Its current place as a path of the provider. */
  get folder(): string {
    return this.provider.join(this.root, this.location);
  }
}
