import { parse } from 'node:path';
import { Drive, type Mount } from '../drives/drive.ts';
import type { DriveModule } from '../drives/drive-module.ts';
import { currentPlace, type Place, providerPath, shownPath, unescapedPlace } from '../drives/path.ts';
import { currentLocation } from '../drives/path-info.ts';
import type { Provider } from '../drives/provider.ts';
import { belongsTo } from '../drives/provider-info.ts';
import { DriveTable } from '../drives/table.ts';
import { servicesFor } from '../engine/services/session-services.ts';
import type { DriveAccess, Session } from '../engine/session.ts';
import { loadFile } from '../module/load.ts';
import { theManifest } from '../module/manifest.ts';

const windows = process.platform === 'win32';

/**
 * The drives of a session, as the manifest names them; the file of a drive is loaded when something is first asked of it.
 * The session begins where the process stands. Set-Location never moves the process itself.
 */
export function makeDriveAccess(session: () => Session): DriveAccess {
  const table = new DriveTable();
  const providers = new Map<string, Provider>();
  const mount = (name: string, file: string) => (): Mount => {
    const made = loadFile<{ default: DriveModule }>(file).default;
    let provider = providers.get(file);
    if (!provider) {
      provider = made.provider(() => servicesFor(session().engine.top));
      providers.set(file, provider);
      table.addProvider(provider);
      belongsTo(provider, table);
    }
    return { provider, ...made.mount(name) };
  };
  const { root } = parse(process.cwd());
  for (const [name, file] of Object.entries(theManifest.DrivesToMount)) {
    const own = name === '/' && windows ? root.slice(0, 1) : name;
    table.add(new Drive(own, mount(own, file)));
  }
  table.current.location = process.cwd().slice(root.length).split(/[\\/]/).filter(Boolean);
  const files = (place: Place): boolean => place.provider === table.fileDrive.provider;
  const place = (path: string): Place => unescapedPlace(path, table);

  return {
    table,
    location: () => (table.current.isMounted ? shownPath(currentPlace(table)) : process.cwd()),
    folder: () => (table.fileDrive.isMounted ? table.fileDrive.folder : process.cwd()),
    filePath(path) {
      if (!/^~(?=$|[\\/])|:/.test(path)) return undefined;
      const name = /^([^:\\/*?[\]]+):(?!:)/.exec(path)?.[1];
      if (name !== undefined && !table.find(name)) return undefined;
      const found = place(path);
      return files(found) ? providerPath(found) : undefined;
    },
    resolve: (path) => providerPath(place(path)),
    pwd: () => currentLocation(table),
    read(drive, path) {
      const found = itemOf(table, drive, path);
      if (!found?.provider.read || !found.provider.exists(providerPath(found))) return undefined;
      const items = [...found.provider.read(providerPath(found), wholeContent)];
      return items.length === 1 ? items[0] : items.length === 0 ? undefined : items;
    },
    write(drive, path, value) {
      const found = itemOf(table, drive, path) ?? { ...place(`${drive}:${path}`) };
      const writer = found.provider.writer?.(providerPath(found), newContent);
      for (const item of Array.isArray(value) ? value : [value]) writer?.write(item);
      writer?.close();
    },
  };
}

const wholeContent = { raw: false, bytes: false, encoding: undefined, delimiter: undefined, head: undefined, tail: undefined };
const newContent = { bytes: false, encoding: undefined, append: false, noNewline: false, force: false };

/** `$drive:path`; undefined for a drive that is not there. */
function itemOf(table: DriveTable, drive: string, path: string): Place | undefined {
  return table.find(drive) ? unescapedPlace(`${drive}:${path}`, table) : undefined;
}
