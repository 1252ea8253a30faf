import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PracticeCloud } from '../../providers/sandbox/arm/practice-cloud.ts';
import { type Resource, Resources } from '../../providers/sandbox/arm/resource.ts';
import { type Parcel, Parcels } from '../../providers/sandbox/datacenter/parcels.ts';
import { type JobTrack, Timetable } from '../../providers/sandbox/datacenter/timetable.ts';
import { type Job, type JobDetails, jobType } from '../../providers/sandbox/importexport/job.ts';
import { SandboxClock } from '../../providers/sandbox/state/clock.ts';
import { StateDatabase } from '../../providers/sandbox/state/database.ts';
import { Documents } from '../../providers/sandbox/state/documents.ts';

const day = 86_400_000;
const subscriptionId = '0b0c0d0e-0000-4000-8000-000000000001';

describe('the timetable of the practice datacenter', () => {
  let home: string;
  let database: StateDatabase;
  let cloud: PracticeCloud;
  let parcels: Parcels;
  let timetable: Timetable;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'offlineseed-timetable-'));
    database = new StateDatabase(join(home, 'sandbox'));
    const clock = new SandboxClock(database, () => Date.UTC(2024, 0, 1));
    cloud = {
      clock,
      database,
      identity: { subscriptionId },
      resources: new Resources(new Documents<Resource>(database, 'resource')),
      driveKeys: new Documents(database, 'drive-keys'),
    } as unknown as PracticeCloud;
    parcels = new Parcels(new Documents<Parcel>(database, 'parcel'), clock, join(home, 'disks'));
    timetable = new Timetable(cloud, parcels, new Documents<JobTrack>(database, 'job-track'));
  });
  afterEach(() => {
    database.close();
    rmSync(home, { recursive: true, force: true });
  });

  const id = `/subscriptions/${subscriptionId}/resourceGroups/g/providers/${jobType}/seed`;
  const put = (change: Partial<JobDetails>) => {
    const now = cloud.clock.iso();
    const before = cloud.resources.get<JobDetails>(id)?.properties;
    cloud.resources.put<JobDetails>({
      id,
      name: 'seed',
      type: jobType,
      location: 'West US',
      systemData: {
        createdBy: 'a',
        createdByType: 'User',
        createdAt: now,
        lastModifiedBy: 'a',
        lastModifiedByType: 'User',
        lastModifiedAt: now,
      },
      properties: {
        state: 'Creating',
        cancelRequested: false,
        returnShipping: { carrierName: 'FedEx', carrierAccountNumber: '1' },
        driveList: [{ driveId: 'D1', manifestFile: '\\m', manifestHash: 'x', driveHeaderHash: '', state: 'Specified' }],
        ...before,
        ...change,
      } as JobDetails,
    } satisfies Job);
    timetable.advance();
  };
  const after = (days: number) => {
    cloud.clock.step(days * day);
    timetable.advance();
  };
  const job = () => cloud.resources.get<JobDetails>(id)?.properties;
  const ship = () => put({ state: 'Shipping', deliveryPackage: { carrierName: 'FedEx', trackingNumber: 'T 1' } });
  const disk = (driveId = 'D1') => {
    const folder = join(home, 'disks', driveId);
    mkdirSync(join(folder, 'volume'), { recursive: true });
    writeFileSync(join(folder, 'disk.json'), JSON.stringify({ DriveId: driveId, State: 'Present' }));
    return () => JSON.parse(readFileSync(join(folder, 'disk.json'), 'utf8')).State as string;
  };

  it('deletes a job that nobody ships for 14 days; a change starts the days anew', () => {
    put({});
    after(13);
    put({ logLevel: 'Verbose' });
    after(13);
    assert.equal(job()?.state, 'Creating');
    after(1.1);
    assert.equal(job(), undefined);
  });

  it('takes a parcel through its states, each at its time', () => {
    const place = disk();
    put({});
    ship();
    parcels.send('FEDEX', 't-1', ['D1']);
    assert.equal(place(), 'Shipped');
    const states: [number, string | undefined, string | undefined][] = [];
    for (let half = 0; half <= 8; half++) {
      states.push([half / 2, job()?.state, job()?.driveList[0]?.state]);
      after(0.5);
    }
    assert.deepEqual(states.slice(0, 9), [
      [0, 'Shipping', 'Specified'],
      [0.5, 'Shipping', 'Specified'],
      [1, 'Shipping', 'Specified'],
      [1.5, 'Shipping', 'Specified'],
      [2, 'Shipping', 'Specified'],
      [2.5, 'Shipping', 'Specified'],
      [3, 'Received', 'Received'],
      [3.5, 'Received', 'Received'],
      [4, 'Transferring', 'Received'],
    ]);
    const now = cloud.resources.get<JobDetails>(id);
    assert.ok(now);
    put({ driveList: now.properties.driveList.map((drive) => ({ ...drive, state: 'Completed' as const })) });
    timetable.finishTransfer(cloud.resources.get<JobDetails>(id) as Job);
    assert.equal(job()?.state, 'Packaging');
    after(2);
    assert.deepEqual([job()?.state, job()?.driveList[0]?.state, place()], ['Completed', 'ShippedBack', 'Present']);
    after(89);
    assert.equal(job()?.state, 'Completed');
    after(1);
    assert.equal(job(), undefined);
  });

  it('lets everything happen in its order when the clock makes a long step', () => {
    disk();
    put({});
    ship();
    parcels.send('FedEx', 'T1', ['D1']);
    after(300);
    assert.equal(job()?.state, 'Transferring', 'only copying takes real time');
  });

  it('says that drives never came after 14 days, takes them later, closes the job after 44', () => {
    const place = disk();
    put({});
    ship();
    after(14);
    assert.deepEqual([job()?.state, job()?.driveList[0]?.state], ['Shipping', 'NeverReceived']);
    parcels.send('FedEx', 'T1', ['D1']);
    after(3);
    assert.deepEqual([job()?.state, job()?.driveList[0]?.state, place()], ['Received', 'Received', 'Shipped']);
  });

  it('closes a job whose drives never come', () => {
    put({});
    ship();
    after(43.9);
    assert.equal(job()?.state, 'Shipping');
    after(0.2);
    assert.equal(job()?.state, 'Closed');
  });

  it('destroys unclaimed drives after 90 days', () => {
    const place = disk();
    parcels.send('DHL', 'X9', ['D1']);
    after(91);
    assert.equal(place(), 'Shipped');
    after(1.1);
    assert.throws(place, { code: 'ENOENT' });
    assert.deepEqual(parcels.all(), []);
  });

  it('knows after a death where each disk is', () => {
    const [travels, stays, forgotten] = ['D1', 'D2', 'D3'].map((name) => disk(name));
    parcels.send('DHL', 'X9', ['D1']);
    // As if the process had died between the two writes of sending one disk and of giving back another.
    disk('D1');
    writeFileSync(join(home, 'disks', 'D3', 'disk.json'), JSON.stringify({ DriveId: 'D3', State: 'Shipped' }));
    new Parcels(new Documents<Parcel>(database, 'parcel'), cloud.clock, join(home, 'disks'));
    assert.deepEqual([travels?.(), stays?.(), forgotten?.()], ['Shipped', 'Present', 'Present']);
  });
});
