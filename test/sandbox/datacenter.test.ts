import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { JobDetails } from '@azure/arm-storageimportexport';
import { all, type Practice, returnAddress, startPractice } from './practice.ts';
import { bytes, type PreparedDisk, prepareDisk, type SeedFile } from './prepared-disk.ts';
import { checkTraffic } from './traffic.ts';

const day = 86_400_000;
const megabyte = 2 ** 20;

describe('the practice datacenter', () => {
  let here: Practice;
  before(async () => {
    here = await startPractice();
    const { resources, storage } = here.clients;
    await resources.resourceGroups.createOrUpdate('seed-rg', { location: 'westus' });
    await resources.providers.register('Microsoft.ImportExport');
    await storage.storageAccounts.create('seed-rg', 'seedaccount', {
      location: 'westus',
      kind: 'StorageV2',
      sku: { name: 'Standard_LRS' },
    });
    await wait(350);
  });
  after(() => here.close());

  const container = (name = 'landing') => here.clients.blobs('seedaccount').getContainerClient(name);
  const text = async (uri: string | undefined) => {
    assert.ok(uri, 'the log has an address');
    const [, , name = '', ...path] = new URL(uri).pathname.split('/');
    return (
      await container(name)
        .getBlobClient(decodeURIComponent(path.join('/')))
        .downloadToBuffer()
    ).toString();
  };
  const create = (name: string, drives: JobDetails['driveList'], change: Partial<JobDetails> = {}) =>
    here.clients.importExport.jobs.create(name, 'seed-rg', {
      location: 'westus',
      properties: {
        storageAccountId: `/subscriptions/${here.info.SubscriptionId}/resourceGroups/seed-rg/providers/Microsoft.Storage/storageAccounts/seedaccount`,
        jobType: 'Import',
        returnAddress,
        returnShipping: { carrierName: 'FedEx', carrierAccountNumber: '1' },
        diagnosticsPath: 'waimportexport',
        logLevel: 'Verbose',
        backupDriveManifest: true,
        driveList: drives,
        ...change,
      },
    });
  const get = async (name: string) => (await here.clients.importExport.jobs.get(name, 'seed-rg')).properties ?? {};
  const copied = async (name: string) => {
    for (;;) {
      const job = await get(name);
      if (job.state === 'Packaging' || job.state === 'Completed' || job.state === 'Closed') return job;
      await wait(50);
    }
  };
  /** Makes a job for the disks, ships them, lets five days pass and waits for the copy. */
  const seeded = async (name: string, disks: readonly PreparedDisk[], change: Partial<JobDetails> = {}, sent = disks) => {
    await create(
      name,
      disks.map(({ drive }) => drive),
      change,
    );
    await here.clients.importExport.jobs.update(name, 'seed-rg', {
      state: 'Shipping',
      deliveryPackage: { carrierName: 'FedEx', trackingNumber: `T-${name}` },
    });
    await here.control.sendPackage({ carrier: 'fedex', trackingNumber: `t ${name}`, driveIds: sent.map(({ driveId }) => driveId) });
    await here.control.stepClock(5 * day);
    return copied(name);
  };

  it('copies block and page blobs whole, proves it in its logs, and sends the drives back', async () => {
    const files: SeedFile[] = [
      { name: 'data/big.bin', content: bytes(9 * megabyte + 17, 1) },
      { name: 'data/empty', content: Buffer.alloc(0) },
      { name: 'data/same.bin', content: Buffer.alloc(8 * megabyte, 7) },
      { name: 'data/Grüße & <Ärger> 😀.txt', content: bytes(1000, 2) },
      { name: 'pages/disk.AIBBlob', content: bytes(8 * megabyte + 512 * 3, 3), type: 'PageBlob' },
    ];
    const safe = files.map((file) => ({ ...file, name: file.name.replace(/[<>]/g, '') }));
    const disk = await prepareDisk(here.control, safe);
    const job = await seeded('whole', [disk]);
    const [drive] = job.driveList ?? [];
    assert.deepEqual(
      [job.state, drive?.state, drive?.copyStatus, drive?.percentComplete, drive?.errorLogUri],
      ['Packaging', 'Completed', 'Completed', 100, undefined],
    );
    assert.equal(
      drive?.bytesSucceeded,
      safe.reduce((sum, { content }) => sum + content.length, 0),
    );
    for (const { name, content } of safe) {
      const found = await container()
        .getBlobClient(name)
        .downloadToBuffer()
        .catch((error: Error) => (content.length ? Promise.reject(error) : Buffer.alloc(0)));
      assert.ok(found.equals(content), name);
    }
    assert.equal((await container().getBlobClient('pages/disk.AIBBlob').getProperties()).blobType, 'PageBlob');
    const { committedBlocks = [] } = await container().getBlockBlobClient('data/big.bin').getBlockList('committed');
    assert.equal(
      committedBlocks[0]?.name,
      `MD5/${createHash('md5')
        .update((safe[0]?.content ?? Buffer.alloc(0)).subarray(0, 4 * megabyte))
        .digest('base64')}`,
    );
    const verbose = await text(drive?.verboseLogUri);
    assert.match(drive?.verboseLogUri ?? '', /\/waimportexport\/waies\/whole_[A-Z0-9]+_\d{8}-\d{6}-\d{3}_verbose\.xml$/);
    assert.equal(verbose.match(/<Blob Status="Completed">/g)?.length, safe.length);
    assert.ok(verbose.includes('Grüße &amp; Ärger 😀.txt') && verbose.includes('<Status>Completed</Status>'));
    assert.equal(await text(drive?.manifestUri), await readFile(join(disk.volume, 'DriveManifest.xml'), 'utf8'));
    assert.equal(JSON.parse(readFileSync(join(disk.folder, 'disk.json'), 'utf8')).State, 'Shipped');
    await here.control.stepClock(3 * day);
    const home = await get('whole');
    assert.deepEqual([home.state, home.driveList?.[0]?.state, home.returnPackage?.driveCount], ['Completed', 'ShippedBack', 1]);
    assert.equal(JSON.parse(readFileSync(join(disk.folder, 'disk.json'), 'utf8')).State, 'Present');
  });

  const file = (name = 'a.bin', size = 5 * megabyte): SeedFile[] => [{ name: `bad/${name}`, content: bytes(size, size) }];
  const manifestOf = ({ volume }: PreparedDisk) => join(volume, 'DriveManifest.xml');
  const rehashed = async (disk: PreparedDisk) => ({
    ...disk,
    drive: {
      ...disk.drive,
      manifestHash: createHash('md5')
        .update(await readFile(manifestOf(disk)))
        .digest('hex'),
    },
  });
  const spoil = async (disk: PreparedDisk, change: (text: string) => string) =>
    writeFile(manifestOf(disk), change(await readFile(manifestOf(disk), 'utf8')));

  const damages: readonly [status: string, log: RegExp, make: () => Promise<PreparedDisk>][] = [
    [
      'CompletedWithErrors',
      /<PageRange Offset="4194304" Length="1048576" Hash="[0-9A-F]{32}" Status="Corrupted" \/>/,
      async () => {
        const disk = await prepareDisk(here.control, [{ name: 'bad/flipped', content: bytes(5 * megabyte, 9), type: 'PageBlob' }]);
        const path = join(disk.volume, 'session', 'bad', 'flipped');
        const content = await readFile(path);
        content[4 * megabyte + 5] = (content[4 * megabyte + 5] ?? 0) ^ 1;
        await writeFile(path, content);
        return disk;
      },
    ],
    [
      'CompletedWithErrors',
      /<Blob Status="FileNotFound">[\s\S]*Status="Cancelled"/,
      async () => {
        const disk = await prepareDisk(here.control, file('gone'));
        await rm(join(disk.volume, 'session', 'bad', 'gone'));
        return disk;
      },
    ],
    [
      'CompletedWithErrors',
      /Status="Uncommitted" \/>\s*<Block [^>]* Status="FileUnexpectedEnd"/,
      async () => {
        const disk = await prepareDisk(here.control, file('short'));
        await truncate(join(disk.volume, 'session', 'bad', 'short'), 4 * megabyte + 3);
        return disk;
      },
    ],
    [
      'ManifestCorrupted',
      /<Status>ManifestCorrupted<\/Status>/,
      async () => {
        const disk = await prepareDisk(here.control, file());
        await spoil(disk, (xml) => `${xml}\n`);
        return disk;
      },
    ],
    ['ManifestDriveIdMismatch', /ManifestDriveIdMismatch/, () => prepareDisk(here.control, file(), { head: { DriveId: 'SOMEOTHER' } })],
    [
      'ManifestNotFound',
      /ManifestNotFound/,
      async () => {
        const disk = await prepareDisk(here.control, file());
        await rm(manifestOf(disk));
        return disk;
      },
    ],
    [
      'ManifestFormatInvalid',
      /ManifestFormatInvalid/,
      async () => {
        const disk = await prepareDisk(here.control, file());
        await spoil(disk, (xml) => xml.slice(0, -30));
        return rehashed(disk);
      },
    ],
    [
      'BlobListFormatInvalid',
      /BlobListFormatInvalid/,
      async () => {
        const disk = await prepareDisk(here.control, file());
        await spoil(disk, (xml) => xml.replace('\\session\\bad', '\\..\\..\\etc'));
        return rehashed(disk);
      },
    ],
    [
      'VolumeNotNtfs',
      /VolumeNotNtfs/,
      async () => {
        const disk = await prepareDisk(here.control, file());
        const path = join(disk.folder, 'disk.json');
        await writeFile(path, (await readFile(path, 'utf8')).replace('NTFS', 'ext4'));
        return disk;
      },
    ],
    [
      'BlobRequestForbidden',
      /BlobRequestForbidden/,
      () => prepareDisk(here.control, file(), { head: { StorageAccountKey: Buffer.alloc(64, 1).toString('base64') } }),
    ],
  ];

  it('names what is wrong with each drive and blob, in the service’s own words', async () => {
    const disks = await Promise.all(damages.map(([, , make]) => make()));
    const job = await seeded('damaged', disks);
    for (const [index, [status, log]] of damages.entries()) {
      const drive = job.driveList?.[index];
      assert.deepEqual([drive?.state, drive?.copyStatus], ['CompletedMoreInfo', status]);
      assert.match(await text(drive?.errorLogUri), log, status);
    }
    assert.deepEqual(
      (await all(container().listBlobsFlat({ prefix: 'bad/' }))).map(({ name }) => name),
      ['bad/flipped'],
      'only the page blob holds its good part',
    );
    await here.control.stepClock(3 * day);
    assert.equal((await get('damaged')).state, 'Closed');
  });

  it('follows the disposition of each blob where one is there already', async () => {
    for (const name of ['photo.jpg', 'keep', 'replace'])
      await container('present')
        .createIfNotExists()
        .then(() => container('present').getBlockBlobClient(name).upload('old', 3));
    const disk = await prepareDisk(
      here.control,
      [
        { name: 'photo.jpg', content: bytes(10, 1) },
        { name: 'keep', content: bytes(10, 2), ImportDisposition: 'no-overwrite' },
        { name: 'replace', content: bytes(10, 3), ImportDisposition: 'overwrite' },
        { name: 'new', content: bytes(10, 4), ImportDisposition: 'rename' },
      ],
      { container: 'present' },
    );
    const job = await seeded('dispositions', [disk], { logLevel: 'Error', diagnosticsPath: 'waimportexport/deep' });
    const [drive] = job.driveList ?? [];
    assert.deepEqual([drive?.copyStatus, drive?.verboseLogUri, drive?.errorLogUri], ['CompletedWithWarnings', undefined, undefined]);
    assert.match(drive?.manifestUri ?? '', /\/waimportexport\/deep\/waies\//);
    const names = (await all(container('present').listBlobsFlat())).map(({ name, properties }) => [name, properties.contentLength]);
    assert.deepEqual(names, [
      ['keep', 3],
      ['new', 10],
      ['photo (2).jpg', 10],
      ['photo.jpg', 3],
      ['replace', 10],
    ]);
  });

  it('sets metadata and properties from the drive', async () => {
    const disk = await prepareDisk(here.control, [
      {
        name: 'sides/a.txt',
        content: Buffer.from('hello'),
        metadata: '<?xml version="1.0" encoding="UTF-8"?><Metadata><origin>staging &amp; co</origin></Metadata>',
        properties:
          '<?xml version="1.0" encoding="UTF-8"?><Properties><Content-Type>text/plain</Content-Type><Cache-Control>no-store</Cache-Control></Properties>',
      },
      { name: 'sides/b.txt', content: Buffer.from('hello'), metadata: '<Metadata><broken></Metadata>' },
    ]);
    const [drive] = (await seeded('sides', [disk])).driveList ?? [];
    assert.equal(drive?.copyStatus, 'CompletedWithErrors');
    const found = await container().getBlobClient('sides/a.txt').getProperties();
    assert.deepEqual([found.contentType, found.cacheControl, found.metadata?.origin], ['text/plain', 'no-store', 'staging & co']);
    assert.match(await text(drive?.errorLogUri), /<Metadata Status="XmlReadFailed">/);
  });

  it('takes a manifest hash of 64 digits for SHA-256', async () => {
    const disk = await prepareDisk(here.control, file('sha'));
    const manifestHash = createHash('sha256')
      .update(await readFile(manifestOf(disk)))
      .digest('hex');
    const [drive] = (await seeded('sha', [{ ...disk, drive: { ...disk.drive, manifestHash } }])).driveList ?? [];
    assert.equal(drive?.copyStatus, 'Completed');
  });

  it('gives back what it was not told of, and says what never came', async () => {
    const [came, missing, extra] = await Promise.all(
      [file('came'), file('missing'), file('extra')].map((files) => prepareDisk(here.control, files)),
    );
    assert.ok(came && missing && extra);
    const job = await seeded('partial', [came, missing], {}, [came, extra]);
    assert.deepEqual(
      job.driveList?.map(({ state }) => state),
      ['Completed', 'NeverReceived'],
    );
    assert.equal(JSON.parse(readFileSync(join(extra.folder, 'disk.json'), 'utf8')).State, 'Present');
    await here.control.stepClock(3 * day);
    assert.equal((await get('partial')).state, 'Closed');
  });

  it('lets a parcel wait until a job asks for it', async () => {
    const disk = await prepareDisk(here.control, file('early'));
    await here.control.sendPackage({ carrier: 'FedEx', trackingNumber: 'EARLY-1', driveIds: [disk.driveId] });
    await assert.rejects(here.control.sendPackage({ carrier: 'FedEx', trackingNumber: 'EARLY-2', driveIds: [disk.driveId] }), {
      id: 'DiskAlreadyShipped',
    });
    await assert.rejects(here.control.sendPackage({ carrier: 'FedEx', trackingNumber: 'EARLY-3', driveIds: ['NOSUCHDISK'] }), {
      id: 'DiskNotFound',
    });
    await here.control.stepClock(10 * day);
    await create('early', [disk.drive]);
    await here.clients.importExport.jobs.update('early', 'seed-rg', {
      state: 'Shipping',
      deliveryPackage: { carrierName: 'DHL', trackingNumber: 'EARLY-1' },
    });
    await here.control.stepClock(2 * day);
    assert.equal((await get('early')).state, 'Shipping', 'another carrier is another parcel');
    await here.clients.importExport.jobs.update('early', 'seed-rg', {
      deliveryPackage: { carrierName: 'FedEx', trackingNumber: 'EARLY-1' },
    });
    await here.control.stepClock(2 * day);
    assert.equal((await copied('early')).driveList?.[0]?.copyStatus, 'Completed');
  });

  it('skips the copy of a canceled job', async () => {
    const disk = await prepareDisk(here.control, file('canceled'));
    await create('canceled', [disk.drive]);
    await here.clients.importExport.jobs.update('canceled', 'seed-rg', {
      state: 'Shipping',
      deliveryPackage: { carrierName: 'FedEx', trackingNumber: 'C-1' },
    });
    await here.control.sendPackage({ carrier: 'FedEx', trackingNumber: 'C-1', driveIds: [disk.driveId] });
    await here.clients.importExport.jobs.update('canceled', 'seed-rg', { cancelRequested: true });
    await here.control.stepClock(10 * day);
    assert.equal((await get('canceled')).state, 'Completed');
    assert.equal(await container().getBlobClient('bad/canceled').exists(), false);
  });

  it('has answered nothing but what the published API answers', async () => {
    const { importExport, problems } = await checkTraffic(here.record);
    assert.deepEqual(problems, []);
    assert.ok(importExport > 50);
  });
});
