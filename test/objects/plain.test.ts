import assert from 'node:assert/strict';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import { DateTime } from '../../shell/objects/datetime.ts';
import { Hashtable } from '../../shell/objects/hashtable.ts';
import { typeOf } from '../../shell/objects/net-type.ts';
import { fromPlain, toPlain } from '../../shell/objects/plain.ts';
import { SecureString } from '../../shell/objects/secure-string.ts';
import { TimeSpan } from '../../shell/objects/timespan.ts';
import { Double, type Value } from '../../shell/objects/value.ts';
import { cast, n, outcome } from './outcome.ts';

const rows: readonly (readonly [value: Value, plain: unknown])[] = [
  [5, 5],
  [5n, 5],
  [2n ** 60n, 2n ** 60n],
  [new Double(1.5), 1.5],
  [n('1.10d'), 1.1],
  ['x', 'x'],
  [undefined, null],
  [new SecureString('s'), { $secure: 's' }],
  [TimeSpan.fromMilliseconds(1500), { $timespan: 1500 }],
  [Uint8Array.of(1, 2), Uint8Array.of(1, 2)],
  [Hashtable.from([['a', [1, 'x']]]), { a: [1, 'x'] }],
  [CustomObject.from([['o', CustomObject.from([['p', true]])]]), { o: { p: true } }],
  [cast('DayOfWeek', 1), 'Monday'],
  [cast('version', '1.2'), '1.2'],
  [cast('System.Collections.Generic.List[int]', [1, 2]), [1, 2]],
];

describe('plain values', () => {
  rows.forEach(([value, plain], at) => {
    it(`${at}: hands over ${outcome(() => value)}`, () => {
      assert.deepEqual(toPlain(value), plain);
      assert.deepEqual(structuredClone(toPlain(value)), plain);
    });
  });

  const back: readonly (readonly [plain: unknown, outcome: string])[] = [
    [5, '5:Int32'],
    [2147483648, '2147483648:Int64'],
    [1.5, '1.5:Double'],
    [2n ** 70n, '1180591620717411303424:BigInteger'],
    [{ $timespan: 1500 }, '00:00:01.5000000:TimeSpan'],
    [{ $secure: 's' }, 'System.Security.SecureString:SecureString'],
    [{ a: 1 }, '@{a=1}:PSCustomObject'],
    [[1, 'x'], '1 x:Object[]'],
    [null, 'null'],
    [undefined, 'null'],
  ];
  for (const [plain, expected] of back)
    it(`takes back ${expected}`, () =>
      assert.equal(
        outcome(() => fromPlain(plain)),
        expected,
      ));

  it('keeps instants', () => {
    const date = new Date('2024-03-05T09:07:04.123Z');
    const value = fromPlain(date);
    assert.ok(value instanceof DateTime);
    assert.deepEqual(toPlain(value), date);
  });

  it('names the type of records', () => {
    assert.deepEqual((fromPlain({ a: 1 }, 'My.Type') as CustomObject).typeNames, ['My.Type']);
    assert.equal(typeOf(fromPlain({})).name, 'PSCustomObject');
  });

  it('does not let a key change the record itself', () => {
    const plain = toPlain(Hashtable.from([['__proto__', 1]])) as Record<string, unknown>;
    assert.equal(Object.getPrototypeOf(plain), Object.prototype);
    assert.equal(Object.hasOwn(plain, '__proto__'), true);
  });
});
