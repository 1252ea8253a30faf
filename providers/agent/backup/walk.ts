import { type BigIntStats, lstatSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import type { BlobTable } from '../blobs/table.ts';
import { typeOf } from '../node/mode.ts';
import { latin, pathOf, readable } from '../node/name.ts';
import type { Attribute, TreeNode } from '../node/node.ts';
import { fileText, folderText, nodeHead, otherText } from '../node/node-text.ts';
import { TreeText } from '../node/tree-text.ts';
import type { Crew, FileContent } from './crew.ts';
import type { Exclusion } from './exclusion.ts';
import type { Forest } from './forest.ts';
import { isUntouched, type ParentSnapshot, type ParentTree } from './parent-tree.ts';
import type { SkippedList } from './skipped.ts';
import type { Branch } from './source-path.ts';
import { nativePath } from './source-path.ts';
import type { Tally } from './tally.ts';

/** The event loop gets a turn this often, in milliseconds. */
const TURN = 8;

export interface WalkServices {
  readonly crew: Crew;
  readonly forest: Forest;
  readonly known: BlobTable;
  readonly parent: ParentSnapshot;
  readonly exclusion: Exclusion;
  readonly skipped: SkippedList;
  readonly tally: Tally;
  readonly platform: NodeJS.Platform;
  /** The repository's own folder, which is never backed up into itself. */
  readonly self: { dev: bigint; ino: bigint } | undefined;
  /** Extended attributes by path (bytes), where they could be read. */
  readonly attributes: ReadonlyMap<string, readonly Attribute[]>;
  readonly signal: AbortSignal | undefined;
  tick(): void;
}

/** What becomes of one entry: its text now, or behind the walk. Wrapped, for a bare promise inside a promise would be waited for. */
interface Entry {
  readonly node: string | Promise<string | undefined> | undefined;
}

/**
 * Walks the sources in the order of the names' bytes. Files go to the crew, and each folder's tree is saved behind the walk, as soon
 * as its files are settled. Paths and names are bytes (node/name.ts).
 */
export class Walk {
  private readonly on: WalkServices;
  private readonly links = new Map<string, Promise<FileContent | undefined>>();
  private lastTurn = performance.now();

  constructor(services: WalkServices) {
    this.on = services;
  }

  /** The root tree of a snapshot: of the folders above a source only what leads to it. */
  async above(branch: Branch, names: readonly string[], parent: ParentTree | undefined): Promise<string> {
    const tree = new TreeText();
    for (const name of [...branch.children.keys()].sort()) {
      const below = branch.children.get(name)!;
      const here = [...names, name];
      const path = latin(nativePath(here.map(readable), here.length, this.on.platform));
      const old = parent?.find(name);
      // What leads to a source, and a source that is itself a link, are followed: who names a folder means what is in it.
      const stats = this.stats(path, statSync);
      if (!stats) continue;
      if (below.whole) {
        const { node } = await this.entry(name, path, stats, old);
        if (node !== undefined) tree.add(node);
      } else {
        const head = nodeHead(name, 'dir', stats, { attributes: this.on.attributes.get(path) });
        tree.add(folderText(head, await this.above(below, here, await this.on.parent.folder(old?.subtree))));
      }
      this.on.crew.hurry();
    }
    return this.on.forest.save(await tree.finish());
  }

  private stats(
    path: string,
    look: (path: string | Buffer, options: { bigint: true }) => BigIntStats = lstatSync,
  ): BigIntStats | undefined {
    try {
      return look(pathOf(path), { bigint: true });
    } catch (error) {
      this.failed(path, error);
      return undefined;
    }
  }

  private failed(path: string, error: unknown): void {
    const { code, message } = error as NodeJS.ErrnoException;
    this.on.skipped.failed(readable(path), code, message);
  }

  /** Resolves once everything below was walked; the tree is saved behind it. */
  private async folder(path: string, parent: ParentTree | undefined): Promise<{ saved: Promise<string | undefined> }> {
    let names: string[];
    try {
      names = readdirSync(pathOf(path), { encoding: 'latin1' as BufferEncoding }).sort();
    } catch (error) {
      this.failed(path, error);
      return { saved: Promise.resolve(undefined) };
    }
    const tree = new TreeText();
    const start = path.endsWith(sep) ? path : path + sep;
    const slashed = sep === '/' ? readable(start) : readable(start).replaceAll(sep, '/');
    for (const name of names) {
      if (this.on.exclusion(slashed + readable(name))) continue;
      const child = start + name;
      const stats = this.stats(child);
      if (!stats) continue;
      const entry = this.entry(name, child, stats, parent?.find(name));
      const { node } = entry instanceof Promise ? await entry : entry;
      if (node !== undefined) tree.add(node);
      if (this.on.crew.crowded) await this.on.crew.room();
      if (performance.now() - this.lastTurn > TURN) await this.takeTurn(child);
    }
    const saved = tree.finish().then((text) => this.on.forest.save(text));
    // A run that ends early has nobody who waits for it.
    saved.catch(() => {});
    return { saved };
  }

  private async takeTurn(current: string): Promise<void> {
    this.on.tally.current = readable(current);
    this.on.tick();
    await new Promise((next) => setImmediate(next));
    this.on.signal?.throwIfAborted();
    this.lastTurn = performance.now();
  }

  private entry(name: string, path: string, stats: BigIntStats, old: TreeNode | undefined): Entry | Promise<Entry> {
    const type = typeOf(Number(stats.mode));
    const attributes = this.on.attributes.get(path);
    switch (type) {
      case undefined:
        return { node: undefined };
      case 'dir':
        if (stats.ino === this.on.self?.ino && stats.dev === this.on.self.dev) return { node: undefined };
        return this.folderEntry(path, nodeHead(name, type, stats, { attributes }), old);
      case 'file':
        return { node: this.fileNode(name, path, stats, old, attributes) };
      case 'symlink':
        try {
          const target = readlinkSync(pathOf(path), { encoding: 'latin1' as BufferEncoding });
          return { node: otherText(nodeHead(name, type, stats, { target, attributes })) };
        } catch (error) {
          this.failed(path, error);
          return { node: undefined };
        }
      default:
        return { node: otherText(nodeHead(name, type, stats, { attributes })) };
    }
  }

  private async folderEntry(path: string, head: string, old: TreeNode | undefined): Promise<Entry> {
    this.on.tally.folders++;
    const { saved } = await this.folder(path, await this.on.parent.folder(old?.subtree));
    return { node: saved.then((id) => (id === undefined ? undefined : folderText(head, id))) };
  }

  private fileNode(
    name: string,
    path: string,
    stats: BigIntStats,
    old: TreeNode | undefined,
    attributes: readonly Attribute[] | undefined,
  ): string | Promise<string | undefined> {
    const { tally, crew } = this.on;
    const size = Number(stats.size);
    if (isUntouched(old, stats, this.on.known)) {
      tally.filesUnmodified++;
      tally.filesDone++;
      tally.bytesProcessed += size;
      return fileText(nodeHead(name, 'file', stats, { size, attributes }), old.content);
    }
    const key = stats.nlink > 1n ? `${stats.dev}:${stats.ino}` : '';
    let content = key ? this.links.get(key) : undefined;
    if (!content) {
      content = crew.file(path, size, stats.mtimeNs);
      if (key) this.links.set(key, content);
    }
    return content.then((found) => {
      if (!found) return undefined;
      if (old?.type === 'file') tally.filesChanged++;
      else tally.filesNew++;
      tally.filesDone++;
      tally.bytesProcessed += found.size;
      return fileText(nodeHead(name, 'file', stats, { size: found.size, attributes }), found.ids);
    });
  }
}
