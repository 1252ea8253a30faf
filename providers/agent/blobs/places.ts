import type { Blob } from '../pack/blob.ts';
import { BlobTable } from './table.ts';

/** Where a blob lies. `size` is the plain length when it is compressed, 0 when raw. */
export interface Place {
  readonly pack: string;
  readonly offset: number;
  readonly length: number;
  readonly size: number;
}

/** Which pack holds each blob, as the index says. Its memory is 36 to 100 bytes a blob, outside the heap. */
export class Places {
  private readonly table = new BlobTable(4);
  private readonly numbers = new Map<string, number>();
  private readonly packs: string[] = [];

  add(pack: string, blob: Pick<Blob, 'id' | 'offset' | 'length' | 'size'>): void {
    let number = this.numbers.get(pack);
    if (number === undefined) {
      number = this.packs.push(pack) - 1;
      this.numbers.set(pack, number);
    }
    this.table.put(Buffer.from(blob.id, 'hex'), number, blob.offset, blob.length, blob.size);
  }

  find(id: string): Place | undefined {
    const words = this.table.get(Buffer.from(id, 'hex'));
    if (!words) return undefined;
    return { pack: this.packs[words[0]!]!, offset: words[1]! >>> 0, length: words[2]! >>> 0, size: words[3]! >>> 0 };
  }

  has(id: string): boolean {
    return this.table.has(Buffer.from(id, 'hex'));
  }

  get count(): number {
    return this.table.count;
  }
}
