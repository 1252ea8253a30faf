import assert from 'node:assert/strict';
import { cultureNamed, enUS, invariant } from '../../shell/objects/culture.ts';
import { formatDate } from '../../shell/objects/date-format.ts';
import { dateStyle, fieldsToDate, parseDate, parseDateOffset } from '../../shell/objects/date-parse.ts';
import { mustReadExact, readExact } from '../../shell/objects/date-parse-exact.ts';
import { DateTime, DateTimeOffset } from '../../shell/objects/datetime.ts';
import { NetException } from '../../shell/objects/error.ts';
import { TimeSpan } from '../../shell/objects/timespan.ts';
import { formatTimeSpan, parseTimeSpan } from '../../shell/objects/timespan-text.ts';

const moment = new DateTime(DateTime.of(2024, 3, 5, 9, 7, 4).ticks + 1_234_567n);
const narrow = '\u202f';

const formats: readonly (readonly [format: string, text: string])[] = [
  ['d', '3/5/2024'],
  ['D', 'Tuesday, March 5, 2024'],
  ['f', `Tuesday, March 5, 2024 9:07${narrow}AM`],
  ['F', `Tuesday, March 5, 2024 9:07:04${narrow}AM`],
  ['g', `3/5/2024 9:07${narrow}AM`],
  ['G', `3/5/2024 9:07:04${narrow}AM`],
  ['m', 'March 5'],
  ['o', '2024-03-05T09:07:04.1234567'],
  ['R', 'Tue, 05 Mar 2024 09:07:04 GMT'],
  ['s', '2024-03-05T09:07:04'],
  ['t', `9:07${narrow}AM`],
  ['u', '2024-03-05 09:07:04Z'],
  ['y', 'March 2024'],
  ['y yy yyy yyyyy', '24 24 2024 02024'],
  ['M MM MMM MMMM', '3 03 Mar March'],
  ['d dd ddd dddd', '5 05 Tue Tuesday'],
  ['H HH h hh', '9 09 9 09'],
  ['f fff fffffff F.FF', '1 123 1234567 1.12'],
  ['h:mm tt', '9:07 AM'],
  ['%d', '5'],
  ['yyyy\'-\'"x"\\y', '2024-xy'],
  ['K|g', '|AD'],
];

const read: readonly (readonly [text: string, sortable: string])[] = [
  ['1/2/2024', '2024-01-02T00:00:00'],
  ['2024-02-29', '2024-02-29T00:00:00'],
  ['2024-02-29T13:05:09', '2024-02-29T13:05:09'],
  ['2024/2/9 1:2:3 PM', '2024-02-09T13:02:03'],
  ['2 Jan 2024', '2024-01-02T00:00:00'],
  ['29 Feb 2024', '2024-02-29T00:00:00'],
  ['January 2, 2024 5pm', '2024-01-02T17:00:00'],
  ['2024-03', '2024-03-01T00:00:00'],
  ['March 2024', '2024-03-01T00:00:00'],
  ['Tue, 05 Mar 2024 09:07:04', '2024-03-05T09:07:04'],
  ['3/5/50', '1950-03-05T00:00:00'],
  ['3/5/49', '2049-03-05T00:00:00'],
  ['12:00 AM 1/1/2024', '2024-01-01T00:00:00'],
];

const refused = ['13/2/2024', '2024', '20240102', '', 'x', '2023-02-29', '25:00', 'Mon, 05 Mar 2024', '1/1/2024 13:00 PM'];

describe('dates', () => {
  for (const [format, text] of formats) it(`formats as ${format}`, () => assert.equal(formatDate(moment, format, enUS), text));
  for (const [text, sortable] of read)
    it(`reads ${text}`, () => assert.equal(formatDate(parseDate(text, invariant), 's', invariant), sortable));
  for (const text of refused) it(`refuses ${text || 'nothing'}`, () => assert.throws(() => parseDate(text, invariant), NetException));
  for (const format of ['j', '%', "U'"])
    it(`refuses the format ${format}`, () => assert.throws(() => formatDate(moment, format, enUS), NetException));

  it('reads the order of a culture', () =>
    assert.equal(formatDate(parseDate('2.3.2024', cultureNamed('de-DE')!), 's', invariant), '2024-03-02T00:00:00'));

  it('turns a time with a zone to local time, or to UTC', () => {
    const local = parseDate('2024-01-02T03:04:05+02:00', invariant);
    assert.equal(local.kind, 'Local');
    assert.equal(local.toUniversal().hour, 1);
    assert.equal(parseDate('2024-01-02T03:04:05Z', invariant, dateStyle.AdjustToUniversal).kind, 'Utc');
    assert.equal(parseDate('2024-01-02', invariant).kind, 'Unspecified');
  });

  it('reads exactly what a format says', () => {
    const exact = (text: string, format: string) => formatDate(fieldsToDate(mustReadExact(text, [format], enUS, 0), 0), 's', invariant);
    assert.equal(exact('05/03/2024 13:45', 'dd/MM/yyyy HH:mm'), '2024-03-05T13:45:00');
    assert.equal(exact('20240305', 'yyyyMMdd'), '2024-03-05T00:00:00');
    assert.equal(exact('5 Mar 24 1:02 PM', 'd MMM yy h:mm tt'), '2024-03-05T13:02:00');
    assert.equal(readExact('2024-3-5', ['yyyy-MM-dd'], enUS, 0), undefined);
    assert.equal(readExact('2024-13-05', ['yyyy-MM-dd'], enUS, 0), undefined);
  });

  it('knows every day from 0001 to 9999', () => {
    for (let ticks = 0n; ticks < DateTime.maxValue.ticks; ticks += 864_000_000_000n * 97n) {
      const date = new DateTime(ticks);
      assert.equal(DateTime.of(date.year, date.month, date.day).ticks, ticks);
    }
    assert.deepEqual([DateTime.maxValue.year, DateTime.maxValue.dayOfYear], [9999, 365]);
  });

  it('moves by months to the last day where a month is short', () => {
    assert.equal(formatDate(DateTime.of(2024, 1, 31).addMonths(1), 'd', enUS), '2/29/2024');
    assert.equal(formatDate(DateTime.of(2024, 3, 31).addMonths(-13), 'd', enUS), '2/28/2023');
  });

  it('goes through JavaScript dates', () => {
    const date = new Date('2024-03-05T09:07:04.123Z');
    assert.equal(DateTime.fromDate(date).toDate().getTime(), date.getTime());
    assert.equal(DateTime.fromDate(date, 'Utc').hour, 9);
  });

  it('keeps the offset of a DateTimeOffset', () => {
    const value = parseDateOffset('2024-01-02T03:04:05+02:00', invariant);
    assert.equal(formatDate(value, null, invariant), '01/02/2024 03:04:05 +02:00');
    assert.equal(formatDate(value, 'u', invariant), '2024-01-02 01:04:05Z');
    assert.equal(formatDate(new DateTimeOffset(moment, TimeSpan.zero), 'o', enUS), '2024-03-05T09:07:04.1234567+00:00');
  });
});

describe('time spans', () => {
  const span = parseTimeSpan('1.02:03:04.056');
  const shown: readonly (readonly [format: string | null, text: string])[] = [
    [null, '1.02:03:04.0560000'],
    ['g', '1:2:03:04.056'],
    ['G', '1:02:03:04.0560000'],
    ['hh\\:mm', '02:03'],
    ["d\\.hh'h'", '1.02h'],
    ['%d', '1'],
    ['fff', '056'],
  ];
  for (const [format, text] of shown) it(`formats as ${format ?? 'c'}`, () => assert.equal(formatTimeSpan(span, format, enUS), text));
  it('shows the sign', () => {
    assert.equal(formatTimeSpan(TimeSpan.fromMilliseconds(-5000), 'c', enUS), '-00:00:05');
    assert.equal(formatTimeSpan(TimeSpan.fromMilliseconds(-5000), 'g', enUS), '-0:00:05');
  });
  const parsed: readonly (readonly [text: string, span: string])[] = [
    ['5', '5.00:00:00'],
    ['1:2', '01:02:00'],
    ['1.2:3', '1.02:03:00'],
    ['1:2:3.5', '01:02:03.5000000'],
    ['1:2:3:4', '1.02:03:04'],
    ['-0:30', '-00:30:00'],
  ];
  for (const [text, expected] of parsed)
    it(`reads ${text}`, () => assert.equal(formatTimeSpan(parseTimeSpan(text), null, invariant), expected));
  for (const text of ['1.5', '5d', 'abc', '24:00', '99:00', ''])
    it(`refuses ${text || 'nothing'}`, () => assert.throws(() => parseTimeSpan(text), NetException));
});
