import type { BuiltinAgent } from './agents.ts';
import type { Cloud } from './cloud.ts';
import type { Disks, DrivePreparation } from './disks.ts';
import type { SandboxControl } from './sandbox.ts';
import type { State } from './state.ts';

/** Everything outside the shell, as cmdlets see it. `providers/world.ts` puts the real one together; each part is loaded when first used. */
export interface World {
  readonly clock: { now(): Date };
  readonly state: State;
  readonly cloud: Cloud;
  readonly agent: BuiltinAgent;
  readonly disks: Disks;
  readonly preparation: DrivePreparation;
  readonly sandbox: SandboxControl;
  readonly network: Network;
  readonly machine: { hostName: string; userName: string; platform: NodeJS.Platform };
}

/** Reaching an address step by step, for Get-DPMCloudConnection: what was tried, how it went, how long it took. */
export interface Network {
  reach(
    address: string,
    signal?: AbortSignal,
  ): Promise<{ Step: 'Name' | 'Tcp' | 'Tls'; Passed: boolean; Detail: string; Milliseconds: number }[]>;
}
