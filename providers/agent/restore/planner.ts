import { closeSync, lstatSync, mkdirSync, openSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { sep } from 'node:path';
import type { Place, Places } from '../blobs/places.ts';
import { latin, pathOf, readable, unescapeName } from '../node/name.ts';
import type { TreeNode } from '../node/node.ts';
import { finishFile } from '../reading/file-writer.ts';
import type { Attire } from '../reading/messages.ts';
import type { TreeReader } from '../repository/tree-reader.ts';
import { diskFailure } from '../store/disk-failure.ts';
import { attireOf, dressPath } from './attire.ts';
import { copyName, nameFault, temporary, temporaryName } from './names.ts';
import type { Selection } from './selection.ts';
import { makeSpecialFile } from './special-file.ts';
import { Window, type WindowFile } from './window.ts';
import type { WindowServices } from './window-run.ts';

export type Overwrite = 'CreateCopy' | 'Skip' | 'Overwrite';

export interface PlannerServices extends Omit<WindowServices, 'crew'> {
  readonly trees: TreeReader;
  readonly places: Places;
  readonly selection: Selection;
  readonly overwrite: Overwrite;
  /** Takes a window that is full; waits while an earlier one runs. */
  run(window: Window): Promise<void>;
}

/** A folder of the target; it is made when something is to go into it. */
interface Folder {
  readonly path: string;
  readonly above: Folder | undefined;
  readonly node: TreeNode | undefined;
  /** Nothing can be in the way inside a folder that this run made. */
  fresh: boolean;
  made: boolean;
}

/** Walks a snapshot, makes folders, links and empty files, and collects files into windows. Paths are bytes. */
export class Planner {
  private readonly on: PlannerServices;
  private window = new Window();
  private next = 0;
  private readonly firsts = new Map<string, string>();

  constructor(services: PlannerServices) {
    this.on = services;
  }

  async restore(tree: string, target: string): Promise<void> {
    const root: Folder = { path: latin(target), above: undefined, node: undefined, fresh: false, made: false };
    this.make(root);
    await this.folder(tree, '', root);
    await this.on.run(this.window);
  }

  private make(folder: Folder): boolean {
    if (folder.made) return true;
    if (folder.above && !this.make(folder.above)) return false;
    const path = pathOf(folder.path);
    if (!folder.above?.fresh) {
      const there = lstatSync(path, { throwIfNoEntry: false });
      if (there?.isDirectory()) {
        folder.made = true;
        sweep(folder.path);
        return true;
      }
      if (there && this.on.overwrite === 'Overwrite') rmSync(path, { force: true });
      else if (there) {
        this.on.skipped.add(readable(folder.path), 'InTheWay', 'Something that is no folder has this name in the target.');
        return false;
      }
    }
    try {
      mkdirSync(path, { recursive: folder.above === undefined });
    } catch (error) {
      throw diskFailure(error, 'written', readable(folder.path));
    }
    folder.made = true;
    folder.fresh = true;
    this.on.sum.folders++;
    return true;
  }

  private async folder(tree: string, inside: string, folder: Folder): Promise<void> {
    let nodes: Iterable<TreeNode>;
    try {
      nodes = await this.on.trees.read(tree);
    } catch (error) {
      this.on.skipped.add(readable(folder.path), 'Damaged', (error as Error).message);
      return;
    }
    for (const node of nodes) {
      this.on.signal?.throwIfAborted();
      const name = unescapeName(node.name);
      const shown = readable(name);
      const place = `${inside}/${shown}`;
      const wanted = this.on.selection.wants(place);
      if (!wanted && !(node.type === 'dir' && this.on.selection.mayHold(place))) continue;
      const fault = nameFault(shown, process.platform);
      if (fault) {
        this.on.skipped.add(place, 'NameNotAllowed', `It cannot be restored under its name: ${fault}.`);
        continue;
      }
      const path = folder.path.endsWith(sep) ? folder.path + name : folder.path + sep + name;
      if (node.type === 'dir') await this.subfolder(node, place, { path, above: folder, node, fresh: false, made: false }, wanted);
      else if (this.make(folder)) await this.entry(node, name, path, folder);
      if (this.window.full) await this.hand();
    }
  }

  private async subfolder(node: TreeNode, place: string, folder: Folder, wanted: boolean): Promise<void> {
    if (wanted && !this.make(folder)) return;
    if (node.subtree) await this.folder(node.subtree, place, folder);
    if (folder.made) this.window.folders.push({ path: folder.path, attire: attireOf(node), node });
  }

  private async hand(): Promise<void> {
    const window = this.window;
    this.window = new Window();
    await this.on.run(window);
  }

  private async entry(node: TreeNode, name: string, wantedPath: string, folder: Folder): Promise<void> {
    const path = this.free(node, name, wantedPath, folder);
    if (path === undefined) return;
    try {
      if (node.type === 'file') this.file(node, path, folder);
      else {
        await this.other(node, path);
        this.on.sum.files++;
      }
    } catch (error) {
      if (['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw diskFailure(error, 'written', readable(path));
      this.on.skipped.add(readable(path), 'WriteFailed', (error as Error).message);
    }
  }

  /** The path under which an entry is restored; undefined when what is there stays. */
  private free(node: TreeNode, name: string, path: string, folder: Folder): string | undefined {
    const inTheWay = (at: string) => (folder.fresh ? undefined : lstatSync(pathOf(at), { throwIfNoEntry: false }));
    const there = inTheWay(path);
    if (!there) return path;
    if (this.on.overwrite === 'Skip') {
      this.on.sum.kept++;
      return undefined;
    }
    if (this.on.overwrite === 'CreateCopy') {
      for (let n = 2; ; n++) {
        const copy = path.slice(0, path.length - name.length) + copyName(name, n);
        if (!inTheWay(copy)) return copy;
      }
    }
    if (there.isDirectory()) {
      this.on.skipped.add(readable(path), 'InTheWay', 'A folder has this name in the target.');
      return undefined;
    }
    // Files are replaced when the new one is whole; everything else cannot be.
    if (node.type !== 'file') rmSync(pathOf(path), { force: true });
    return path;
  }

  private file(node: TreeNode, path: string, folder: Folder): void {
    const key = (node.links ?? 1) > 1 ? `${node.device_id}:${node.inode}` : '';
    const first = key ? this.firsts.get(key) : undefined;
    if (first !== undefined) {
      if (!folder.fresh) rmSync(pathOf(path), { force: true });
      this.window.links.push({ path, to: first });
      return;
    }
    const content: { id: string; place: Place; at: number }[] = [];
    let at = 0;
    for (const id of node.content ?? []) {
      const place = this.on.places.find(id);
      if (!place) {
        this.on.skipped.add(readable(path), 'Damaged', `No index names its blob ${id}.`);
        return;
      }
      content.push({ id, place, at });
      at += place.size || place.length - 32;
    }
    if (key) this.firsts.set(key, path);
    const number = this.next++;
    const temporaryPath = path.slice(0, path.lastIndexOf(sep) + 1) + temporaryName(number);
    const attire: Attire = attireOf(node);
    const file: WindowFile = {
      file: number,
      temporary: temporaryPath,
      path,
      size: at,
      attire,
      single: content.length === 1,
      left: content.length,
      node,
    };
    if (content.length) {
      this.window.add(file, content);
      return;
    }
    closeSync(openSync(pathOf(temporaryPath), 'wx', 0o600));
    finishFile(file);
    this.on.sum.files++;
    this.on.attributes.add(path, node.extended_attributes);
  }

  private async other(node: TreeNode, path: string): Promise<void> {
    if (node.type === 'symlink') {
      const raw = node.linktarget_raw ? Buffer.from(node.linktarget_raw, 'base64') : Buffer.from(node.linktarget ?? '');
      symlinkSync(raw, pathOf(path));
      dressPath(path, attireOf(node), true);
    } else if (node.type === 'fifo' || node.type === 'dev' || node.type === 'chardev') {
      await makeSpecialFile(node, path);
      dressPath(path, attireOf(node), false);
    } else throw new Error(`Its type "${node.type}" is not known here.`);
    this.on.attributes.add(path, node.extended_attributes);
  }
}

/** Removes files that a killed restore had begun in a folder that was there. */
function sweep(folder: string): void {
  for (const name of readdirSync(pathOf(folder), { encoding: 'latin1' as BufferEncoding })) {
    const pid = temporary.exec(name)?.[1];
    if (!pid || Number(pid) === process.pid) continue;
    try {
      process.kill(Number(pid), 0);
    } catch {
      rmSync(pathOf(folder + sep + name), { force: true });
    }
  }
}
