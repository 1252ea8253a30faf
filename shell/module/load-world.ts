import { pathToFileURL } from 'node:url';
import { fileOf } from './load.ts';

let loading: Promise<unknown> | undefined;

/** The world that cmdlets of the road see, put together when the first of them runs. */
export function loadWorld(): Promise<unknown> {
  loading ??= import(pathToFileURL(fileOf('providers/world')).href).then((file: { makeWorld(): unknown }) => file.makeWorld());
  return loading;
}
