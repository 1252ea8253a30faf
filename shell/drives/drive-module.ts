import type { SessionServices } from '../command/session.ts';
import type { Provider } from './provider.ts';

/** Where a drive begins in its provider. */
export interface MountPoint {
  readonly root: string;
  readonly description: string;
}

/** What a file that `DrivesToMount` of the manifest names gives: the provider of its drives, and where each of them begins. */
export interface DriveModule {
  /** Makes the provider for one session; `services` gives the session as seen from where a command runs. */
  provider(services: () => SessionServices): Provider;
  /** By the name in the manifest. */
  mount(drive: string): MountPoint;
}
