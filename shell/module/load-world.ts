import { pathToFileURL } from 'node:url';
import { fileOf } from './load.ts';

let loading: Promise<{ makeWorld(warn: (text: string) => void): unknown }> | undefined;

/** The world that cmdlets of the road see; its file is loaded when the first of them runs. */
export async function loadWorld(warn: (text: string) => void): Promise<unknown> {
  loading ??= import(pathToFileURL(fileOf('providers/world')).href);
  return (await loading).makeWorld(warn);
}
