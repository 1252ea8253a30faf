import type { Place } from '../blobs/places.ts';
import type { TreeNode } from '../node/node.ts';
import type { Attire, BlobToWrite, FileToWrite } from '../reading/messages.ts';

/** What one window holds at most: it bounds the memory of a restore, whatever the size of the snapshot. */
const MOST_BYTES = 2 ** 31;
const MOST_FILES = 10_000;
const MOST_BLOBS = 20_000;

interface WindowBlob extends BlobToWrite {
  readonly writes: { file: number; at: number }[];
}

export interface WindowFile extends FileToWrite {
  /** Writes that are still missing. */
  left: number;
  readonly node: TreeNode;
}

/** A stretch of the snapshot, in walk order, that is restored in pack order. Packs were written in walk order too, so few are met twice. */
export class Window {
  readonly files = new Map<number, WindowFile>();
  /** Wanted blobs by pack, packs in the order in which they are first needed. */
  readonly packs = new Map<string, Map<string, WindowBlob>>();
  /** Hard links: made when the file they share is whole. */
  readonly links: { path: string; to: string }[] = [];
  /** Folders that are finished with this window, the inner ones first. */
  readonly folders: { path: string; attire: Attire; node: TreeNode }[] = [];
  private bytes = 0;
  private blobs = 0;

  get full(): boolean {
    return this.bytes >= MOST_BYTES || this.files.size >= MOST_FILES || this.blobs >= MOST_BLOBS;
  }

  add(file: WindowFile, content: readonly { id: string; place: Place; at: number }[]): void {
    this.files.set(file.file, file);
    this.bytes += file.size;
    for (const { id, place, at } of content) {
      let pack = this.packs.get(place.pack);
      if (!pack) this.packs.set(place.pack, (pack = new Map()));
      let blob = pack.get(id);
      if (!blob) {
        blob = { id, offset: place.offset, length: place.length, size: place.size, writes: [] };
        pack.set(id, blob);
        this.blobs++;
      }
      blob.writes.push({ file: file.file, at });
    }
  }
}
