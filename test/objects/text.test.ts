import assert from 'node:assert/strict';
import { opJoin } from '../../shell/objects/comparison.ts';
import { toText } from '../../shell/objects/convert.ts';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import { DictionaryEntry } from '../../shell/objects/dictionary.ts';
import { NetException } from '../../shell/objects/error.ts';
import { Hashtable, OrderedDictionary } from '../../shell/objects/hashtable.ts';
import { construct, invokeStatic } from '../../shell/objects/members.ts';
import { requireType } from '../../shell/objects/net-type.ts';
import { SecureString } from '../../shell/objects/secure-string.ts';
import { Char, Double, type Value } from '../../shell/objects/value.ts';
import { cast } from './outcome.ts';

const object = CustomObject.from([
  ['a', 1],
  ['b', 'x y'],
]);

const rows: readonly (readonly [what: string, value: Value, text: string])[] = [
  ['null', null, ''],
  ['bool', true, 'True'],
  ['Int64', 5n, '5'],
  ['Double', new Double(0.1 + 0.2), '0.3'],
  ['char', new Char(97), 'a'],
  ['date', cast('datetime', '2024-01-05 13:05:09'), '01/05/2024 13:05:09'],
  ['guid', cast('guid', '6F9619FF-8B86-D011-B42D-00CF4FC964FF'), '6f9619ff-8b86-d011-b42d-00cf4fc964ff'],
  ['enum', cast('DayOfWeek', 5), 'Friday'],
  ['flags', cast('System.IO.FileAttributes', 3), 'ReadOnly, Hidden'],
  ['array', [1, null, 2], '1  2'],
  ['array in array', [1, [2, 3], 4], '1 System.Object[] 4'],
  ['bytes', Uint8Array.of(1, 2, 255), '1 2 255'],
  ['list', cast('System.Collections.Generic.List[int]', [1, 2]), '1 2'],
  ['hash table', new Hashtable(), 'System.Collections.Hashtable'],
  ['ordered', new OrderedDictionary(), 'System.Collections.Specialized.OrderedDictionary'],
  [
    'dictionary',
    construct(requireType('System.Collections.Generic.Dictionary[string,int]'), []),
    'System.Collections.Generic.Dictionary`2[System.String,System.Int32]',
  ],
  ['custom object', object, '@{a=1; b=x y}'],
  [
    'custom object inside',
    CustomObject.from([
      ['o', object],
      ['l', [1]],
      ['n', null],
    ]),
    '@{o=; l=System.Object[]; n=}',
  ],
  ['no properties', CustomObject.from([]), ''],
  ['custom objects', [object, 2], ' 2'],
  ['type', requireType('System.Collections.Generic.List[int]'), 'System.Collections.Generic.List[int]'],
  ['accelerator', requireType('System.String[]'), 'string[]'],
  ['nullable', requireType('nullable[int]'), 'System.Nullable[int]'],
  ['exception', new NetException('System.Exception', 'boo'), 'System.Exception: boo'],
  ['entry', new DictionaryEntry('k', 'v'), '[k, v]'],
  ['tuple', invokeStatic(requireType('System.Tuple'), 'Create', [1, 'a']), '(1, a)'],
  ['mail', cast('mailaddress', 'a@b.c'), 'a@b.c'],
  ['semver', cast('semver', '1.2.3-rc.1'), '1.2.3-rc.1'],
  ['regex', cast('regex', 'a+'), 'a+'],
  ['secure string', new SecureString('hidden'), 'System.Security.SecureString'],
  ['xml', cast('xml', '<a/>'), 'System.Xml.XmlDocument'],
];

describe('text of values', () => {
  for (const [what, value, text] of rows) it(what, () => assert.equal(toText(value), text));

  it('joins by what is given', () => {
    assert.equal(toText([1, 2], '-'), '1-2');
    assert.equal(opJoin([new Double(1.5), null, [1]], ','), '1.5,,System.Object[]');
    assert.equal(opJoin([object, 2], ','), ',2');
    assert.equal(opJoin('a', ','), 'a');
    assert.equal(opJoin([cast('datetime', '2024-01-05')], ''), '1/5/2024 12:00:00\u202fAM');
    assert.equal(opJoin([1, 2], null), '12');
  });

  it('never shows a secret', () => {
    assert.equal(JSON.stringify({ password: new SecureString('hidden') }).includes('hidden'), false);
  });
});
