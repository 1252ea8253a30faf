import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalFailure } from '../../providers/contracts/failure.ts';
import { indexBlockId, md5BlockId, readBlockId } from '../../providers/importexport/block-id.ts';
import { drivePathSegments, locateOnDrive } from '../../providers/importexport/drive-path.ts';
import type { ManifestBlob, ManifestHead } from '../../providers/importexport/manifest.ts';
import { readManifest, readManifestHead } from '../../providers/importexport/read-manifest.ts';
import { tiles, tilingProblem } from '../../providers/importexport/tiling.ts';
import { ManifestWriter } from '../../providers/importexport/write-manifest.ts';
import { xmlLimits } from '../../providers/importexport/xml-stream.ts';

const hash = '700CE7E21ED55525977FAF7AAA9E546B';
const head: ManifestHead = { Version: '2014-11-01', DriveId: '9WM35C2V', ClientCreator: 'a & b <c>' };

const block = (name: string, more: Partial<ManifestBlob> = {}): ManifestBlob => ({
  BlobListId: 'session-0',
  BlobPath: `seed/${name}`,
  FilePath: `\\session\\${name.replaceAll('/', '\\')}`,
  Length: 5,
  BlobType: 'BlockBlob',
  Ranges: [{ Offset: 0, Length: 5, Hash: hash, Id: 'MD5/cAzn4h7VVSWXf696qp5Uaw==' }],
  ...more,
});

const chunked = async function* (text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text as string);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
};

async function blobsOf(text: string | Uint8Array, limits = xmlLimits): Promise<ManifestBlob[]> {
  const manifest = await readManifest(chunked(text), limits);
  return all(manifest.Blobs);
}

const withId =
  (id: string) =>
  (error: unknown): boolean => {
    assert.equal((error as LocalFailure).id, id, String(error));
    return true;
  };

/** A manifest around the given parts. */
const document = (drive: string, open = '<DriveManifest Version="2014-11-01">') =>
  `<?xml version="1.0" encoding="UTF-8"?>${open}<Drive>${drive}</Drive></DriveManifest>`;
const blobText = (inner: string) => document(`<DriveId>X1</DriveId><BlobList><Blob>${inner}</Blob></BlobList>`);
const good = `<BlobPath>seed/a</BlobPath><FilePath>\\s\\a</FilePath><Length>5</Length><BlockList><Block Offset="0" Length="5" Hash="${hash}"/></BlockList>`;

describe('the drive manifest', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'manifest-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('gives back what was written, and the MD5 of its own bytes', async () => {
    const path = join(folder, 'a.xml');
    const blobs: ManifestBlob[] = [
      block('data/ab/abcd'),
      block('emoji 😀/it’s & fine', { ImportDisposition: 'overwrite', ClientData: 'line\nbreak' }),
      block('empty', { Length: 0, Ranges: [] }),
      block('page', {
        BlobType: 'PageBlob',
        Length: 1024,
        Ranges: [{ Offset: 512, Length: 512, Hash: hash }],
        Metadata: { Path: '\\session\\m.xml', Hash: hash },
        Properties: { Path: '\\session\\p.xml', Hash: hash },
        BlobListId: 'session-1',
      }),
    ];
    const writer = await ManifestWriter.create(path, head);
    for (const blob of blobs) await writer.write(blob);
    const { ManifestHash, Bytes } = await writer.close();
    const bytes = await readFile(path);
    assert.equal(Bytes, bytes.length);
    assert.equal(ManifestHash, createHash('md5').update(bytes).digest('hex').toUpperCase());
    const manifest = await readManifest(path);
    assert.deepEqual(clean(manifest.Head), head);
    assert.deepEqual((await all(manifest.Blobs)).map(clean), blobs.map(clean));
    assert.equal((await readManifestHead(path)).DriveId, '9WM35C2V');
  });

  it('reads the head of a file that ends in the middle, and says where the rest is damaged', async () => {
    const path = join(folder, 'torn.xml');
    const writer = await ManifestWriter.create(path, head);
    for (let n = 0; n < 3000; n++) await writer.write(block(`data/${n}`));
    await writer.close();
    await truncate(path, 600_000);
    assert.equal((await readManifestHead(path)).ClientCreator, 'a & b <c>');
    const manifest = await readManifest(path);
    await assert.rejects(all(manifest.Blobs), withId('ManifestFormatInvalid'));
  });

  it('reads samples of other writers: hashes in lower case and with a blank, list-level side files, UTF-16', async () => {
    const text = document(
      `<DriveId>X1</DriveId><ContainerSas>seed?sv=1</ContainerSas><BlobList Id="session#1-0"><MetadataPath Hash=" ${hash.toLowerCase()}">\\s\\m</MetadataPath><Blob>${good}</Blob></BlobList>`,
      '<DriveManifest Version="2011-MM-DD">',
    );
    const [blob] = await blobsOf(text);
    assert.deepEqual(blob?.Metadata, { Path: '\\s\\m', Hash: hash });
    const wide = Buffer.from(`\ufeff${text}`.replace('UTF-8', 'UTF-16'), 'utf16le');
    assert.deepEqual(await blobsOf(wide), [blob]);
  });

  const hostile: [what: string, text: string, id: string][] = [
    ['nothing', '', 'ManifestFormatInvalid'],
    ['another document', '<html/>', 'ManifestFormatInvalid'],
    ['no drive', '<DriveManifest Version="2014-11-01"></DriveManifest>', 'ManifestFormatInvalid'],
    ['no version', document('<DriveId>X</DriveId>', '<DriveManifest>'), 'ManifestFormatInvalid'],
    ['no serial', document('<BlobList/>'), 'ManifestFormatInvalid'],
    ['two drives', document('<DriveId>X</DriveId></Drive><Drive><DriveId>Y</DriveId>'), 'ManifestFormatInvalid'],
    [
      'both credentials',
      document('<DriveId>X</DriveId><StorageAccountKey>k</StorageAccountKey><ContainerSas>c</ContainerSas>'),
      'ManifestFormatInvalid',
    ],
    ['a serial after the blobs', document('<DriveId>X</DriveId><BlobList/><ClientCreator>c</ClientCreator>'), 'ManifestFormatInvalid'],
    ['entities', `<!DOCTYPE d [<!ENTITY a "b">]>${blobText(good)}`, 'ManifestFormatInvalid'],
    ['an unknown entity', blobText(good.replace('seed/a', 'seed/&a;')), 'ManifestFormatInvalid'],
    ['bytes that are no UTF-8', blobText(good).replace('seed/a', 'seed/\u0000'), 'ManifestFormatInvalid'],
    ['a way out of the drive', blobText(good.replace('\\s\\a', '\\..\\..\\etc\\passwd')), 'FileNameInvalid'],
    ['a drive letter', blobText(good.replace('\\s\\a', 'C:\\a')), 'FileNameInvalid'],
    ['a share', blobText(good.replace('\\s\\a', '\\\\host\\share\\a')), 'FileNameInvalid'],
    ['a path that is too long', blobText(good.replace('\\s\\a', `\\${'b'.repeat(256)}`)), 'FileNameTooLong'],
    ['a blob outside a container', blobText(good.replace('seed/a', '/a')), 'ManifestFormatInvalid'],
    ['a blob that climbs', blobText(good.replace('seed/a', 'seed/../other/a')), 'ManifestFormatInvalid'],
    ['a length that is no number', blobText(good.replace('<Length>5', '<Length>5e3')), 'ManifestFormatInvalid'],
    ['both lists', blobText(`${good}<PageRangeList/>`), 'ManifestFormatInvalid'],
    ['no list', blobText('<BlobPath>seed/a</BlobPath><FilePath>\\s\\a</FilePath><Length>0</Length>'), 'ManifestFormatInvalid'],
    ['a gap between blocks', blobText(good.replace('Offset="0"', 'Offset="1"')), 'ManifestFormatInvalid'],
    ['no hash', blobText(good.replace(hash, 'FF')), 'ManifestFormatInvalid'],
    ['an unknown element', blobText(`${good}<Surprise/>`), 'ManifestFormatInvalid'],
    ['depth', blobText(`${good}<ClientData>${'<a>'.repeat(40)}${'</a>'.repeat(40)}</ClientData>`), 'ManifestFormatInvalid'],
    ['a text without end', blobText(good.replace('seed/a', `seed/${'a'.repeat(40_000)}`)), 'ManifestFormatInvalid'],
  ];
  for (const [what, text, id] of hostile)
    it(`refuses ${what}`, async () => {
      await assert.rejects(blobsOf(text), withId(id));
    });

  it('refuses more bytes and more parts than its limits', async () => {
    await assert.rejects(blobsOf(blobText(good), { ...xmlLimits, bytes: 100 }), withId('ManifestFormatInvalid'));
    await assert.rejects(blobsOf(blobText(good), { ...xmlLimits, children: 2 }), withId('ManifestFormatInvalid'));
  });

  it('names a file that is not there', async () => {
    await assert.rejects(readManifest(join(folder, 'none.xml')), withId('ManifestNotFound'));
  });
});

describe('paths on a drive', () => {
  it('keeps within the drive, links included', async () => {
    const root = await mkdtemp(join(tmpdir(), 'drive-'));
    try {
      await mkdir(join(root, 'session'));
      await writeFile(join(root, 'session', 'a'), 'a');
      await symlink('/etc', join(root, 'session', 'out'));
      assert.ok((await locateOnDrive(root, '\\session\\a')).endsWith('a'));
      await assert.rejects(locateOnDrive(root, '\\session\\out\\hostname'), withId('FileNameInvalid'));
      await assert.rejects(locateOnDrive(root, '\\session\\b'), withId('FileNotFound'));
    } finally {
      await rm(root, { recursive: true });
    }
  });

  for (const path of ['', '\\', '\\a\\\\b', '\\a\\.', 'a:b', '\\a|b', '\\nul.txt', '\\a.', '\\a '])
    it(`refuses ${JSON.stringify(path)}`, () => {
      assert.throws(() => drivePathSegments(path), withId('FileNameInvalid'));
    });
});

describe('block ids', () => {
  const first = Buffer.from('030a11181f262d343b42', 'hex');
  it('carry the MD5 of their block', () => {
    const md5 = createHash('md5').update(first).digest();
    assert.equal(md5.toString('hex').toUpperCase(), 'DE1951CFD0DBDEFCBA237C7FD286B9E0');
    assert.equal(md5BlockId(md5), 'MD5/3hlRz9Db3vy6I3x/0oa54A==');
    assert.deepEqual(readBlockId('MD5/cAzn4h7VVSWXf696qp5Uaw=='), { md5: hash });
  });
  it('or a little-endian index', () => {
    assert.deepEqual([0, 1, 2, 3].map(indexBlockId), ['AAAAAA==', 'AQAAAA==', 'AgAAAA==', 'AwAAAA==']);
    assert.deepEqual(readBlockId('AwAAAA=='), { index: 3 });
    assert.equal(readBlockId('other'), undefined);
  });
});

describe('tiling', () => {
  it('cuts at 4 MiB', () => {
    const length = 4_195_840;
    const bytes = Buffer.alloc(length);
    for (let i = 0; i < length; i++) bytes[i] = (7 * i + 3) % 251;
    const cut = [...tiles(length)].map(({ Offset, Length }) => {
      const md5 = createHash('md5').update(bytes.subarray(Offset, Offset + Length));
      return `${Offset},${Length},${md5.digest('hex').toUpperCase()}`;
    });
    assert.deepEqual(cut, ['0,4194304,01BB1AC3926B4B4A62234E9FECD44E7D', '4194304,1536,A67870669AAD18A5386D3C5DB0DBADE6']);
    assert.equal(createHash('md5').update(bytes).digest('base64'), '/2muC974wVgiRqTCnJdBOA==');
    assert.deepEqual([...tiles(0)], []);
  });

  const MiB = 2 ** 20;
  const range = (Offset: number, Length: number, Id?: string) => ({ Offset, Length, Hash: hash, Id });
  const rows: [what: string, blob: Parameters<typeof tilingProblem>[0], wrong: RegExp | undefined][] = [
    ['pages with a gap', { BlobType: 'PageBlob', Length: 4096, Ranges: [range(0, 512), range(2048, 512)] }, undefined],
    ['a page blob of 513 bytes', { BlobType: 'PageBlob', Length: 513, Ranges: [] }, /multiple of 512/],
    ['a range of 513 bytes', { BlobType: 'PageBlob', Length: 1024, Ranges: [range(0, 513)] }, /multiple of 512/],
    ['pages out of order', { BlobType: 'PageBlob', Length: 1024, Ranges: [range(512, 512), range(0, 512)] }, /before the end/],
    ['pages that overlap', { BlobType: 'PageBlob', Length: 2048, Ranges: [range(0, 1024), range(512, 512)] }, /before the end/],
    ['more than 4 MiB', { BlobType: 'BlockBlob', Length: 5 * MiB, Ranges: [range(0, 5 * MiB)] }, /allowed/],
    ['an empty block', { BlobType: 'BlockBlob', Length: 0, Ranges: [range(0, 0)] }, /allowed/],
    ['blocks with a gap', { BlobType: 'BlockBlob', Length: 3, Ranges: [range(0, 1), range(2, 1)] }, /gap/],
    ['blocks that end early', { BlobType: 'BlockBlob', Length: 3, Ranges: [range(0, 2)] }, /end at 2/],
    ['blocks that end late', { BlobType: 'BlockBlob', Length: 3, Ranges: [range(0, 4)] }, /after the end/],
    ['ids on some', { BlobType: 'BlockBlob', Length: 2, Ranges: [range(0, 1, 'AAAAAA=='), range(1, 1)] }, /all must have one/],
    [
      'ids of two lengths',
      { BlobType: 'BlockBlob', Length: 2, Ranges: [range(0, 1, 'AAAAAA=='), range(1, 1, 'AAAA')] },
      /differ in length/,
    ],
    ['an id that is not base64', { BlobType: 'BlockBlob', Length: 1, Ranges: [range(0, 1, '%%')] }, /base64/],
    [
      'two equal blocks with equal ids',
      { BlobType: 'BlockBlob', Length: 2, Ranges: [range(0, 1, 'AAAAAA=='), range(1, 1, 'AAAAAA==')] },
      undefined,
    ],
    [
      'too many blocks',
      { BlobType: 'BlockBlob', Length: 50_001, Ranges: Array.from({ length: 50_001 }, (_, i) => range(i, 1)) },
      /50000 are allowed/,
    ],
  ];
  for (const [what, blob, wrong] of rows)
    it(`${wrong ? 'refuses' : 'accepts'} ${what}`, () => {
      const problem = tilingProblem(blob);
      if (wrong) assert.match(problem ?? '', wrong);
      else assert.equal(problem, undefined);
    });
});

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** Without the fields that are undefined. */
function clean<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
