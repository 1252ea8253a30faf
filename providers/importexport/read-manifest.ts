import { createReadStream } from 'node:fs';
import { LocalFailure } from '../contracts/failure.ts';
import { blobPathProblem, drivePathSegments } from './drive-path.ts';
import type { ManifestBlob, ManifestHead, ManifestRange, ManifestSideFile } from './manifest.ts';
import { tilingProblem } from './tiling.ts';
import { XmlFailure, type XmlLimits, type XmlNode, type XmlPiece, xmlLimits, xmlPieces } from './xml-stream.ts';

/** An open manifest: its head was read, its blobs come as they are asked for. Iterate once, or call `close`. */
export interface Manifest {
  readonly Head: ManifestHead;
  readonly Blobs: AsyncIterable<ManifestBlob>;
  close(): Promise<void>;
}

const containers: ReadonlySet<string> = new Set(['DriveManifest', 'Drive', 'BlobList']);
const headElements: ReadonlySet<string> = new Set(['DriveId', 'StorageAccountKey', 'ContainerSas', 'ClientCreator']);
const dispositions: ReadonlySet<string> = new Set(['rename', 'no-overwrite', 'overwrite']);

/**
 * Opens a drive manifest of any size. Everything in it is checked as it is read: grammar, paths (nothing may lead out of the drive),
 * blob names, tiling, hashes. Throws LocalFailure with the service's own code (import-export 4.2): ManifestNotFound, ManifestAccessDenied,
 * ReadManifestFailed, ManifestFormatInvalid, FileNameInvalid, FileNameTooLong. A truncated file fails when its end is reached.
 */
export async function readManifest(source: string | AsyncIterable<Uint8Array>, limits: XmlLimits = xmlLimits): Promise<Manifest> {
  const name = typeof source === 'string' ? source : 'manifest';
  const pieces = piecesOf(source, name, limits);
  const reader = new Reader(name);
  const ready: ManifestBlob[] = [];
  let ended = false;
  const more = async (): Promise<void> => {
    const { value, done } = await pieces.next();
    if (done) {
      reader.finish();
      ended = true;
    } else for (const piece of value) reader.take(piece, ready);
  };
  while (!reader.head && !ended) await more();
  if (!reader.head) throw invalid(name, 'it has no <Drive>');
  async function* blobs(): AsyncGenerator<ManifestBlob> {
    try {
      for (;;) {
        yield* ready.splice(0);
        if (ended) return;
        await more();
      }
    } finally {
      await pieces.return(undefined);
    }
  }
  return { Head: reader.head, Blobs: blobs(), close: async () => void (await pieces.return(undefined)) };
}

/** Only what stands before the blobs; reads no more of the file than that. */
export async function readManifestHead(path: string): Promise<ManifestHead> {
  const manifest = await readManifest(path);
  await manifest.close();
  return manifest.Head;
}

async function* piecesOf(source: string | AsyncIterable<Uint8Array>, name: string, limits: XmlLimits): AsyncGenerator<XmlPiece[]> {
  try {
    const chunks = typeof source === 'string' ? createReadStream(source, { highWaterMark: 256 * 1024 }) : source;
    yield* xmlPieces(chunks as AsyncIterable<Uint8Array>, containers, limits);
  } catch (cause) {
    if (cause instanceof XmlFailure) throw invalid(name, cause.message, cause);
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new LocalFailure('ManifestNotFound', 'ObjectNotFound', `There is no manifest at ${name}.`, {
        target: name,
        advice: 'Prepare the drive with Start-OfflineBackupDiskPrep.',
        cause,
      });
    if (code === 'EACCES' || code === 'EPERM')
      throw new LocalFailure('ManifestAccessDenied', 'PermissionDenied', `The manifest ${name} may not be read.`, {
        target: name,
        advice: 'Run as a user who may read the drive.',
        cause,
      });
    if (code !== undefined)
      throw new LocalFailure('ReadManifestFailed', 'ReadError', `The manifest ${name} cannot be read: ${(cause as Error).message}.`, {
        target: name,
        advice: 'Check the drive and its cable, then try again.',
        cause,
      });
    throw cause;
  }
}

function invalid(name: string, why: string, cause?: unknown): LocalFailure {
  return new LocalFailure('ManifestFormatInvalid', 'InvalidData', `The manifest ${name} is damaged: ${why}.`, {
    target: name,
    advice: 'Run Start-OfflineBackupDiskPrep for this drive again: it writes the manifest anew from its journal.',
    cause,
  });
}

/** The grammar: takes pieces, gives the head and blobs. */
class Reader {
  head: ManifestHead | undefined;
  readonly #name: string;
  readonly #values: Record<string, string> = {};
  #version = '';
  #list: { id?: string; metadata?: ManifestSideFile; properties?: ManifestSideFile } = {};
  #drives = 0;
  #lists = 0;

  constructor(name: string) {
    this.#name = name;
  }

  take(piece: XmlPiece, into: ManifestBlob[]): void {
    if (piece.kind === 'open') this.#open(piece);
    else if (piece.kind === 'close') {
      if (piece.name === 'Drive') this.#closeHead(0);
    } else if (piece.parent === 'Drive') this.#headElement(piece.node);
    else if (piece.parent === 'BlobList') this.#listElement(piece.node, into);
    else this.#fail(`<${piece.node.name}> does not belong there`, piece.node.line);
  }

  finish(): void {
    if (this.#drives !== 1) throw invalid(this.#name, 'it has no <Drive>');
  }

  #fail(why: string, line: number): never {
    throw invalid(this.#name, `${why} (line ${line})`);
  }

  #open({ name, attributes, line }: Extract<XmlPiece, { kind: 'open' }>): void {
    if (name === 'DriveManifest') {
      this.#version = attributes.Version ?? '';
      if (!/^\d{4}-[0-9A-Z]{2}-[0-9A-Z]{2}$/.test(this.#version)) this.#fail('<DriveManifest> has no Version', line);
    } else if (this.#version === '') this.#fail(`it starts with <${name}> and not with <DriveManifest>`, line);
    else if (name === 'Drive') {
      if (++this.#drives > 1) this.#fail('it has two <Drive> elements', line);
    } else {
      this.#closeHead(line);
      this.#lists += 1;
      this.#list = { id: attributes.Id };
    }
  }

  #closeHead(line: number): void {
    if (this.head) return;
    const { DriveId: driveId, StorageAccountKey: key, ContainerSas: sas, ClientCreator: creator } = this.#values;
    if (this.#drives === 0) this.#fail('a blob list stands outside <Drive>', line);
    if (!driveId) this.#fail('<DriveId> is missing', line);
    if (key !== undefined && sas !== undefined) this.#fail('it has both <StorageAccountKey> and <ContainerSas>', line);
    this.head = { Version: this.#version, DriveId: driveId, StorageAccountKey: key, ContainerSas: sas, ClientCreator: creator };
  }

  #headElement(node: XmlNode): void {
    if (!headElements.has(node.name)) this.#fail(`<${node.name}> does not belong into <Drive>`, node.line);
    if (this.#lists > 0) this.#fail(`<${node.name}> must stand before the blob lists`, node.line);
    if (node.name in this.#values) this.#fail(`<${node.name}> stands twice`, node.line);
    this.#values[node.name] = node.text.trim();
  }

  #listElement(node: XmlNode, into: ManifestBlob[]): void {
    if (node.name === 'MetadataPath') this.#list.metadata = this.#sideFile(node);
    else if (node.name === 'PropertiesPath') this.#list.properties = this.#sideFile(node);
    else if (node.name === 'Blob') into.push(this.#blob(node));
    else this.#fail(`<${node.name}> does not belong into <BlobList>`, node.line);
  }

  #sideFile(node: XmlNode): ManifestSideFile {
    const Hash = (node.attributes.Hash ?? '').trim().toUpperCase();
    if (!/^[0-9A-F]{32}$/.test(Hash)) this.#fail(`<${node.name}> has no MD5`, node.line);
    drivePathSegments(node.text);
    return { Path: node.text, Hash };
  }

  #blob(node: XmlNode): ManifestBlob {
    const part: Record<string, XmlNode> = {};
    for (const child of node.children) {
      if (!blobElements.has(child.name)) this.#fail(`<${child.name}> does not belong into <Blob>`, child.line);
      if (part[child.name]) this.#fail(`<${child.name}> stands twice in a blob`, child.line);
      part[child.name] = child;
    }
    const BlobPath = part.BlobPath?.text ?? '';
    const FilePath = part.FilePath?.text ?? '';
    const problem = blobPathProblem(BlobPath);
    if (problem) this.#fail(`the blob path ${JSON.stringify(BlobPath.slice(0, 120))} is not valid: ${problem}`, node.line);
    if (!part.FilePath) this.#fail('a blob has no <FilePath>', node.line);
    drivePathSegments(FilePath);
    const list = part.BlockList ?? part.PageRangeList;
    if (!list) this.#fail(`the blob ${BlobPath} has neither <BlockList> nor <PageRangeList>`, node.line);
    if (part.BlockList && part.PageRangeList) this.#fail(`the blob ${BlobPath} has both a block list and a page range list`, node.line);
    const BlobType = part.BlockList ? ('BlockBlob' as const) : ('PageBlob' as const);
    const disposition = part.ImportDisposition?.text.trim();
    if (disposition !== undefined && !dispositions.has(disposition))
      this.#fail(`"${disposition.slice(0, 40)}" is no disposition`, node.line);
    const blob: ManifestBlob = {
      BlobListId: this.#list.id,
      BlobPath,
      FilePath,
      ClientData: part.ClientData?.text,
      Snapshot: part.Snapshot?.text.trim(),
      Length: this.#number(part.Length?.text, `the length of ${BlobPath}`, node.line),
      ImportDisposition: disposition as ManifestBlob['ImportDisposition'],
      BlobType,
      Ranges: list.children.map((child) => this.#range(child, BlobType)),
      Metadata: part.MetadataPath ? this.#sideFile(part.MetadataPath) : this.#list.metadata,
      Properties: part.PropertiesPath ? this.#sideFile(part.PropertiesPath) : this.#list.properties,
    };
    const tiling = tilingProblem(blob);
    if (tiling) this.#fail(`in the blob ${BlobPath}, ${tiling}`, node.line);
    return blob;
  }

  #range(node: XmlNode, type: ManifestBlob['BlobType']): ManifestRange {
    if (node.name !== (type === 'BlockBlob' ? 'Block' : 'PageRange'))
      this.#fail(`<${node.name}> does not belong into a list of ranges`, node.line);
    const { Offset, Length, Hash, Id } = node.attributes;
    const range: ManifestRange = {
      Offset: this.#number(Offset, 'an Offset', node.line),
      Length: this.#number(Length, 'a Length', node.line),
      Hash: (Hash ?? '').trim().toUpperCase(),
    };
    if (Id !== undefined) range.Id = Id.trim();
    return range;
  }

  #number(text: string | undefined, what: string, line: number): number {
    const trimmed = text?.trim() ?? '';
    const value = Number(trimmed);
    if (!/^\d{1,16}$/.test(trimmed) || !Number.isSafeInteger(value)) this.#fail(`${what} is not a number`, line);
    return value;
  }
}

const blobElements: ReadonlySet<string> = new Set([
  'BlobPath',
  'FilePath',
  'ClientData',
  'Snapshot',
  'Length',
  'ImportDisposition',
  'BlockList',
  'PageRangeList',
  'MetadataPath',
  'PropertiesPath',
]);
