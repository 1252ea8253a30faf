import { sha256 } from '../pack/blob.ts';
import type { Sealer } from '../seal/sealer.ts';
import { Unsqueezer } from '../squeeze/zstd.ts';
import type { BlobToRead } from './messages.ts';

/** Opens sealed blobs and checks them; what it gives is good until the next call. */
export class BlobOpener {
  private readonly sealer: Sealer;
  private readonly unsqueezer: Unsqueezer;
  private stored = Buffer.allocUnsafeSlow(0);

  constructor(sealer: Sealer, inside: boolean) {
    this.sealer = sealer;
    this.unsqueezer = new Unsqueezer(inside);
  }

  /** Throws an error whose message completes "blob … is damaged: ". */
  open(sealed: Buffer, blob: BlobToRead): Buffer {
    if (sealed.length < blob.length) throw new RangeError('the file ends before it');
    if (this.stored.length < sealed.length) this.stored = Buffer.allocUnsafeSlow(sealed.length);
    const stored = this.sealer.open(sealed, this.stored);
    const plain = blob.size ? this.unsqueezer.unsqueeze(stored, blob.size) : stored;
    if (sha256(plain).toString('hex') !== blob.id) throw new RangeError('its content is not what its name says (SHA-256)');
    return plain;
  }
}
