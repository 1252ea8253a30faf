import { hostname, userInfo } from 'node:os';
import { createAgent } from './agent/agent.ts';
import { makeCloud } from './azure/cloud.ts';
import { environmentTable } from './azure/environments.ts';
import type { World } from './contracts/world.ts';
import { inspectVolume } from './importexport/drive-mark.ts';
import { createPreparation } from './importexport/preparation.ts';
import { createDisks } from './machine/disks.ts';
import { network } from './machine/network.ts';
import { descriptionFile } from './practice/control-client.ts';
import { sandboxControl } from './practice/sandbox-control.ts';
import { stateHome } from './state/home.ts';
import { createState } from './state/state.ts';

const worlds = new Map<string, World>();
let say: (text: string) => void = () => {};

/**
 * The real world of the folder that OFFLINESEED_HOME names now. Its parts read and ask nothing before they are used.
 * Warnings go to who asked last: the cmdlet that runs.
 */
export function makeWorld(warn: (text: string) => void): World {
  say = warn;
  const home = stateHome();
  const known = worlds.get(home);
  if (known) return known;
  const clock = { now: () => new Date() };
  const state = createState(home);
  const made: World = {
    clock,
    state,
    cloud: makeCloud({ state, environments: environmentTable(descriptionFile(home)), clock, warn: (text) => say(text) }),
    agent: createAgent(),
    disks: createDisks({ home, inspect: inspectVolume }),
    preparation: createPreparation(clock.now),
    sandbox: sandboxControl(home),
    network,
    machine: { hostName: hostname(), userName: userInfo().username, platform: process.platform },
  };
  worlds.set(home, made);
  return made;
}
