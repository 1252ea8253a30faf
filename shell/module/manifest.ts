import manifest from '../../manifest.json' with { type: 'json' };

/** What `manifest.json` says, with the key names of a module manifest. Files are given without their ending, from the product's root. */
export interface Manifest {
  readonly ModuleVersion: string;
  readonly PowerShellVersion: string;
  /** Cmdlet name → file. */
  readonly CmdletsToExport: Readonly<Record<string, string>>;
  /** Alias → cmdlet name. */
  readonly AliasesToExport: Readonly<Record<string, string>>;
  /** Drive name → file that gives its provider. */
  readonly DrivesToMount: Readonly<Record<string, string>>;
  /** Type name → file of its view. */
  readonly FormatsToProcess: Readonly<Record<string, string>>;
}

export const theManifest: Manifest = manifest as unknown as Manifest;
