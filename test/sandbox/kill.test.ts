import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sandboxControl } from '../../providers/practice/sandbox-control.ts';
import { all, type Practice, returnAddress, startPractice } from './practice.ts';
import { bytes, prepareDisk, type SeedFile } from './prepared-disk.ts';

/** OFFLINESEED_KILLS sets how often the process is killed in each story; the moments follow from the seed. */
const kills = Number(process.env.OFFLINESEED_KILLS) || 6;
const day = 86_400_000;

/** The same random numbers in every run. */
function* random(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

describe('the practice cloud, killed at any moment', () => {
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

  it('comes back at the same addresses, as the same cloud', async () => {
    const before = await here.control.get();
    const { ProcessId, Clock, ...again } = await here.crash();
    const { ProcessId: pid, Clock: clock, ...was } = before;
    assert.deepEqual(again, was);
    assert.ok(ProcessId !== pid && (Clock ?? 0) >= (clock ?? 0));
  });

  it('is one process when several shells start it at once', async () => {
    await here.control.stop();
    const started = await Promise.all(Array.from({ length: 4 }, () => sandboxControl(here.home).start()));
    assert.equal(new Set(started.map(({ ProcessId }) => ProcessId)).size, 1);
  });

  it('is found by a shell that starts it while another one stops it', async () => {
    const [started] = await Promise.all([wait(5).then(() => sandboxControl(here.home).start()), here.control.stop()]);
    assert.ok(started.ProcessId);
    assert.equal((await here.crash()).State, 'Running');
  });

  it('ends itself when nobody uses it, and is gone for who asks', async () => {
    await here.control.stop();
    process.env.OFFLINESEED_SANDBOX_IDLE_MINUTES = '0.01';
    try {
      assert.equal((await here.control.start()).State, 'Running');
    } finally {
      delete process.env.OFFLINESEED_SANDBOX_IDLE_MINUTES;
    }
    await wait(2500);
    assert.equal((await here.control.get()).State, 'Stopped');
    await assert.rejects(here.control.stepClock(1), { id: 'PracticeCloudNotRunning' });
    await here.crash();
  });

  it('is forgotten when it was killed and is then stopped', async () => {
    const { ProcessId = 0 } = await here.control.get();
    process.kill(ProcessId, 'SIGKILL');
    await wait(50);
    assert.ok(existsSync(join(here.home, 'sandbox', 'cloud.json')));
    await here.control.stop();
    assert.ok(!existsSync(join(here.home, 'sandbox', 'cloud.json')));
    await here.crash();
  });

  it('has lost nothing that it had answered', async function () {
    this.timeout(30_000 + kills * 10_000);
    const next = random(7);
    const container = here.clients.blobs('seedaccount').getContainerClient('kept');
    await container.createIfNotExists();
    const groups = new Set<string>();
    const blobs = new Map<string, Buffer>();
    const gone = new Set<string>();
    for (let round = 0; round < kills; round++) {
      let number = 0;
      let isDown = false;
      const makeGroups = (async () => {
        while (!isDown) {
          const name = `g-${round}-${number++}`;
          await here.clients.resources.resourceGroups.createOrUpdate(name, { location: 'westus' }, { requestOptions: { timeout: 500 } });
          groups.add(name);
        }
      })().catch(() => undefined);
      const makeBlobs = (async () => {
        for (let at = 0; !isDown; at++) {
          const name = `b-${round}-${at}`;
          const content = bytes(1000 + at, round * 1000 + at);
          const blob = container.getBlockBlobClient(name);
          await blob.upload(content, content.length, { abortSignal: AbortSignal.timeout(500) });
          blobs.set(name, content);
          if (at % 5 !== 4) continue;
          blobs.delete(name);
          await blob.delete({ abortSignal: AbortSignal.timeout(500) });
          gone.add(name);
        }
      })().catch(() => undefined);
      await wait(30 + next.next().value * 250);
      isDown = true;
      await Promise.all([here.crash(), makeGroups, makeBlobs]);
      const found = new Set((await all(here.clients.resources.resourceGroups.list())).map(({ name }) => name));
      assert.deepEqual(
        [...groups].filter((name) => !found.has(name)),
        [],
      );
      const listed = new Set((await all(container.listBlobsFlat())).map(({ name }) => name));
      assert.deepEqual(
        [...blobs.keys()].filter((name) => !listed.has(name)),
        [],
      );
      assert.deepEqual(
        [...gone].filter((name) => listed.has(name)),
        [],
      );
    }
    assert.ok(groups.size > kills && blobs.size > kills);
    for (const [name, content] of blobs) assert.ok((await container.getBlobClient(name).downloadToBuffer()).equals(content), name);
  });

  it('ends the copy of a drive whole, however often it is cut off', async function () {
    this.timeout(60_000 + kills * 10_000);
    const next = random(11);
    const files: SeedFile[] = Array.from({ length: 40 }, (_, at) => ({
      name: `data/${at}.bin`,
      content: at % 4 ? bytes(600_000 + at, at) : Buffer.alloc(12 * 2 ** 20 + 512 * at, bytes(997, at)),
      type: at % 8 ? 'BlockBlob' : 'PageBlob',
      ...(at % 3 ? {} : { ImportDisposition: 'overwrite' as const }),
    }));
    const aligned = files.map((file) =>
      file.type === 'PageBlob' ? { ...file, content: file.content.subarray(0, file.content.length - (file.content.length % 512)) } : file,
    );
    const disk = await prepareDisk(here.control, aligned, { container: 'seeded' });
    const { jobs } = here.clients.importExport;
    await jobs.create('killed', 'seed-rg', {
      location: 'westus',
      properties: {
        storageAccountId: `/subscriptions/${here.info.SubscriptionId}/resourceGroups/seed-rg/providers/Microsoft.Storage/storageAccounts/seedaccount`,
        jobType: 'Import',
        returnAddress,
        returnShipping: { carrierName: 'FedEx', carrierAccountNumber: '1' },
        diagnosticsPath: 'waimportexport',
        logLevel: 'Verbose',
        driveList: [disk.drive],
      },
    });
    await jobs.update('killed', 'seed-rg', { state: 'Shipping', deliveryPackage: { carrierName: 'FedEx', trackingNumber: 'K-1' } });
    await here.control.sendPackage({ carrier: 'FedEx', trackingNumber: 'K-1', driveIds: [disk.driveId] });
    await here.control.stepClock(5 * day);
    let cut = 0;
    for (let round = 0; round < kills; round++) {
      await wait(50 + next.next().value * 900);
      if ((await jobs.get('killed', 'seed-rg')).properties?.state === 'Transferring') cut += 1;
      await here.crash();
    }
    assert.ok(cut > 0, 'at least one death fell into the copy');
    let job = (await jobs.get('killed', 'seed-rg')).properties;
    while (job?.state === 'Transferring') {
      await wait(50);
      job = (await jobs.get('killed', 'seed-rg')).properties;
    }
    const [drive] = job?.driveList ?? [];
    assert.deepEqual(
      [job?.state, drive?.copyStatus, drive?.bytesSucceeded],
      ['Packaging', 'Completed', aligned.reduce((sum, { content }) => sum + content.length, 0)],
    );
    const container = here.clients.blobs('seedaccount').getContainerClient('seeded');
    assert.equal((await all(container.listBlobsFlat())).length, aligned.length, 'no blob was renamed around one of its own');
    for (const { name, content } of aligned) assert.ok((await container.getBlobClient(name).downloadToBuffer()).equals(content), name);
    const path = new URL(drive?.verboseLogUri ?? '').pathname.split('/').slice(3).join('/');
    const log = (
      await here.clients
        .blobs('seedaccount')
        .getContainerClient('waimportexport')
        .getBlobClient(decodeURIComponent(path))
        .downloadToBuffer()
    ).toString();
    assert.equal(log.match(/<Blob Status="Completed">/g)?.length, aligned.length);
    assert.equal(log.match(/ImportDisposition Status="Created"/g)?.length, aligned.length);
  });
});
