import { functionBody, I32, name, section, vector } from './emit.ts';
import { DATA } from './layout.ts';
import { polyBody } from './poly.ts';
import { scanBody } from './scan.ts';

/** What is used of WebAssembly; the type library that has it belongs to browsers. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Memory: new (size: { initial: number }) => { buffer: ArrayBuffer };
  Instance: new (module: object, imports: object) => { exports: object };
};

/** The two loops that JavaScript is too slow for, as WebAssembly: the chunker's scan and Poly1305. One instance belongs to one thread. */
export interface Kernel {
  /** The whole memory (layout.ts); it never grows, so the view stays good. */
  readonly bytes: Buffer;
  /** First position in [from, to] after which to cut, or 0; 64 bytes before `from` must be there. */
  scan(from: number, to: number): number;
  poly(at: number, blocks: number): void;
}

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const pair = vector([[I32], [I32]]);
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(
      1,
      vector([
        [0x60, ...pair, ...vector([[I32]])],
        [0x60, ...pair, 0],
      ]),
    ),
    ...section(2, vector([[...name('e'), ...name('m'), 2, 0, 1]])),
    ...section(3, vector([[0], [1]])),
    ...section(
      7,
      vector([
        [...name('scan'), 0, 0],
        [...name('poly'), 0, 1],
      ]),
    ),
    ...section(10, vector([functionBody(scanBody()), functionBody(polyBody())])),
  ]);
}

let compiled: object | undefined;

/** A kernel with `room` bytes for file data from DATA on. */
export function makeKernel(room: number): Kernel {
  compiled ??= new WebAssembly.Module(moduleBytes());
  const memory = new WebAssembly.Memory({ initial: Math.ceil((DATA + room) / 65536) });
  const exported = new WebAssembly.Instance(compiled, { e: { m: memory } }).exports as Pick<Kernel, 'scan' | 'poly'>;
  return { bytes: Buffer.from(memory.buffer), scan: exported.scan, poly: exported.poly };
}
