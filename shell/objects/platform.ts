import { NetException } from './error.ts';

/**
 * What [Environment], [System.IO.Path] and [RuntimeInformation] know about the machine. The session hands the real one in with
 * `setPlatform`; without it there is an empty Unix machine.
 */
export interface Platform {
  readonly windows: boolean;
  readonly mac: boolean;
  readonly newLine: string;
  readonly machineName: string;
  readonly userName: string;
  readonly userDomainName: string;
  readonly processorCount: number;
  readonly processId: number;
  readonly processPath: string;
  readonly commandLine: readonly string[];
  /** Version numbers of the system: `5.15.0.1`. */
  readonly systemVersion: string;
  /** `Ubuntu 24.04`, `Microsoft Windows 10.0.26100`. */
  readonly systemDescription: string;
  /** `x64`, `arm64`, as process.arch says it. */
  readonly architecture: string;
  readonly interactive: boolean;
  /** Milliseconds since the machine started. */
  uptime(): number;
  /** Bytes that the process holds. */
  workingSet(): number;
  variable(name: string): string | undefined;
  /** undefined removes it. */
  setVariable(name: string, value: string | undefined): void;
  variables(): Readonly<Record<string, string>>;
  /** The process's folder, which .NET resolves relative paths against. */
  currentFolder(): string;
  setCurrentFolder(path: string): void;
  temporaryFolder(): string;
  /** Folder of an Environment.SpecialFolder by name; '' when the machine has none. */
  specialFolder(name: string): string;
  /** Whole files, for those .NET methods that take a file name (XmlDocument.Load). Throw a NetException. */
  readFile(path: string): Uint8Array;
  writeFile(path: string, bytes: Uint8Array): void;
  /** Ends the shell. */
  exit(code: number): never;
}

const empty: Platform = {
  windows: false,
  mac: false,
  newLine: '\n',
  machineName: 'localhost',
  userName: 'user',
  userDomainName: 'localhost',
  processorCount: 1,
  processId: 1,
  processPath: '',
  commandLine: [],
  systemVersion: '0.0.0.0',
  systemDescription: 'Unix',
  architecture: 'x64',
  interactive: false,
  uptime: () => 0,
  workingSet: () => 0,
  variable: () => undefined,
  setVariable: () => undefined,
  variables: () => ({}),
  currentFolder: () => '/',
  setCurrentFolder: () => undefined,
  temporaryFolder: () => '/tmp/',
  specialFolder: () => '',
  readFile: (path) => {
    throw new NetException('System.IO.FileNotFoundException', `Could not find file '${path}'.`);
  },
  writeFile: (path) => {
    throw new NetException('System.IO.IOException', `No session is attached that could write '${path}'.`);
  },
  exit: () => {
    throw new Error('No session is attached that could be ended.');
  },
};

let attached: Platform = empty;

export const platform = (): Platform => attached;

/** Hands in the machine. */
export function setPlatform(machine: Platform): void {
  attached = machine;
}
