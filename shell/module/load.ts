import { createRequire } from 'node:module';
import { join, resolve, sep } from 'node:path';
import type { Cmdlet, EngineCmdlet, HostCmdlet } from '../command/cmdlet.ts';

/**
 * Where the product's files lie and how they end: the sources (`shell/module/load.ts`) and the bundle (`dist/chunks/…js`,
 * `dist/shell/…js`) keep the same relative names, so that one rule finds a cmdlet in both.
 */
const here = import.meta.filename;
const ending = here.endsWith('.ts') ? '.ts' : '.js';
export const root = ending === '.ts' ? resolve(import.meta.dirname, '../..') : here.slice(0, here.lastIndexOf(`${sep}dist${sep}`) + 5);

export const fileOf = (name: string): string => join(root, ...name.split('/')) + ending;

const require = createRequire(import.meta.url);

/** Loads one of the product's own files at once: ES modules without top-level await can be required since Node 22. */
export function loadFile<T>(name: string): T {
  return require(fileOf(name)) as T;
}

export function loadCmdlet(file: string): Cmdlet {
  return loadFile<{ default: Cmdlet }>(file).default;
}

export const runsOnHost = (cmdlet: Cmdlet): cmdlet is HostCmdlet => !('stage' in cmdlet);
export const runsInEngine = (cmdlet: Cmdlet): cmdlet is EngineCmdlet => 'stage' in cmdlet;
