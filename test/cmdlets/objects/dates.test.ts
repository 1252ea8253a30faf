import assert from 'node:assert/strict';
import { jsonText } from '../../../cmdlets/objects/json-date.ts';
import { formatUnixDate } from '../../../cmdlets/objects/unix-date-format.ts';
import { enUS } from '../../../shell/objects/culture.ts';
import { DateTime, type DateTimeOffset } from '../../../shell/objects/datetime.ts';

describe('Get-Date -UFormat', () => {
  const rows: readonly [date: DateTime, format: string, text: string][] = [
    [DateTime.of(2021, 1, 3), '%G-W%V-%u', '2020-W53-7'],
    [DateTime.of(2024, 12, 30), '%G %g %V', '2025 25 01'],
    [DateTime.of(2024, 2, 9, 0, 5), '%l|%k|%I', '12| 0|12'],
    [DateTime.of(2024, 2, 9), '+%C%%%n%t%e', '20%\n\t 9'],
    [DateTime.of(2024, 2, 9), '%j %w %q', '040 5 q'],
  ];
  for (const [date, format, text] of rows)
    it(format, () => {
      assert.equal(formatUnixDate(date, format, enUS), text);
    });
});

describe('dates in JSON', () => {
  const text = (value: unknown): string => (value instanceof DateTime ? `${value.kind} ${value.ticks}` : String(value));
  const noon = DateTime.of(2024, 2, 29, 12).ticks;
  it('have the zone that they name', () => {
    assert.equal(text(jsonText('2024-02-29T12:00:00Z', 'Default')), `Utc ${noon}`);
    assert.equal(text(jsonText('2024-02-29T12:00:00', 'Default')), `Unspecified ${noon}`);
    assert.equal((jsonText('2024-02-29T14:00:00+02:00', 'Default') as DateTime).toUniversal().ticks, noon);
    assert.equal(text(jsonText('/Date(1709208000000)/', 'Default')), `Utc ${noon}`);
    assert.equal((jsonText('2024-02-29T14:00:00+02:00', 'Offset') as DateTimeOffset).utcTicks, noon);
  });
  it('keep seven digits of the second', () => {
    assert.equal((jsonText('2024-02-29T12:00:00.12345678Z', 'Utc') as DateTime).ticks, noon + 1_234_567n);
  });
  for (const plain of ['2024-02-29', '2024-13-29T12:00:00', 'Tomorrow', '2024-02-29T25:00:00Z', ''])
    it(`leaves ${JSON.stringify(plain)} as text`, () => {
      assert.equal(jsonText(plain, 'Default'), plain);
    });
});
