import assert from 'node:assert/strict';
import { shipmentDeadlines } from '../../cmdlets/rules/shipment-deadline.ts';

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const job = (State: string, ModifiedAt = at(1)) => ({ Name: 'seed-01', ResourceGroup: 'rg', State, CreatedAt: at(1), ModifiedAt });
const rows = (...given: Parameters<typeof shipmentDeadlines>) =>
  shipmentDeadlines(...given).map(({ What, State, Due }) => [What, State, Due?.toISOString().slice(0, 10) ?? null]);

describe('deadlines of a shipment', () => {
  it('14 days for the tracking number, counted anew from any change', () => {
    assert.deepEqual(rows({ job: job('Creating') }, at(5))[0], ['Enter the tracking number', 'Open', '2026-01-15']);
    assert.deepEqual(rows({ job: job('Creating', at(4)) }, at(5))[0], ['Enter the tracking number', 'Open', '2026-01-18']);
    assert.deepEqual(rows({ job: job('Creating') }, at(16))[0], ['Enter the tracking number', 'Late', '2026-01-15']);
    assert.equal(shipmentDeadlines({ job: job('Creating') }, at(5))[0]?.DaysLeft, 10);
  });

  it('does not invent a day that cannot be known', () => {
    const [, arrival] = shipmentDeadlines({ job: job('Creating') }, at(5));
    assert.deepEqual([arrival?.State, arrival?.Due, arrival?.DaysLeft], ['Open', null, null]);
  });

  it('14 days until the drives arrive, from the announcement', () => {
    const found = rows({ job: job('Shipping', at(9)), shippedAt: at(8) }, at(10));
    assert.deepEqual(found.slice(0, 2), [
      ['Enter the tracking number', 'Met', '2026-01-15'],
      ['Drives arrive at the datacenter', 'Open', '2026-01-22'],
    ]);
    assert.deepEqual(found.at(-1), ['Unclaimed drives are destroyed', 'Open', '2026-04-08']);
    assert.equal(rows({ job: job('Shipping'), shippedAt: at(8) }, at(25))[1]?.[1], 'Late');
  });

  it('the copy is expected, never promised', () => {
    assert.deepEqual(rows({ job: job('Transferring'), shippedAt: at(8) }, at(30))[2], ['Drives are copied', 'Expected', '2026-01-18']);
    assert.deepEqual(rows({ job: job('Packaging'), shippedAt: at(8), copiedAt: at(20) }, at(30))[2], [
      'Drives are copied',
      'Met',
      '2026-01-20',
    ]);
  });

  it('90 days until the job is deleted', () => {
    assert.deepEqual(rows({ job: job('Completed', at(21)), shippedAt: at(8), copiedAt: at(20) }, at(30)).at(-1), [
      'Job and its logs are fetched',
      'Open',
      '2026-04-21',
    ]);
  });

  it('every one has a consequence and a source', () => {
    for (const state of ['Creating', 'Shipping', 'Received', 'Transferring', 'Packaging', 'Completed', 'Closed'])
      for (const { Consequence, Source } of shipmentDeadlines({ job: job(state), shippedAt: at(2) }, at(3)))
        assert.ok(Consequence && Source, state);
  });
});
