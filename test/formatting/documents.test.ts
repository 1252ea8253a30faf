import assert from 'node:assert/strict';
import { Hashtable } from '../../shell/objects/hashtable.ts';
import { Double } from '../../shell/objects/value.ts';
import { custom, formatted, formattingFor, shown } from './session.ts';

const five = custom({ a: 1, b: 2, c: 3, d: 4, e: 5 });

describe('what the first object decides', () => {
  it('up to four properties are a table, five are a list', () => {
    assert.deepEqual(shown([custom({ a: 1, b: 'x' })]), ['', 'a b', '- -', '1 x', '']);
    assert.deepEqual(shown([five]), ['', 'a : 1', 'b : 2', 'c : 3', 'd : 4', 'e : 5', '']);
  });

  it('later objects have the columns of the first', () => {
    const lines = shown([custom({ A: 1, B: 2 }), custom({ A: 3, B: 4, C: 5 }), custom({ B: 6 })]);
    assert.deepEqual(lines, ['', 'A B', '- -', '1 2', '3 4', '  6', '']);
  });

  it('a list reads the properties of each object', () => {
    assert.deepEqual(shown([five, custom({ A: 9, Z: 'zed' })]).slice(6), ['', 'A : 9', 'Z : zed', '']);
  });

  it('texts and numbers stand in the open table, before and after it alone', () => {
    assert.deepEqual(shown(['a', custom({ a: 1 }), 'b', 2]), ['a', '', 'a', '-', '1', 'b', '2', '']);
  });

  it('an object without properties is its text', () => assert.deepEqual(shown([custom({})]), ['']));

  it('nothing and null show nothing', () => assert.deepEqual(shown([null, undefined, [], new Hashtable()]), []));

  it('a collection is taken apart, a hash table into its entries', () => {
    assert.deepEqual(shown([[1, 'x']]), ['1', 'x']);
    assert.match(shown([Hashtable.from([['k', 'v']])])[3]!, /^k +v/);
  });

  it('two documents have two empty lines between them', () => {
    const table = custom({ a: 1 });
    assert.deepEqual(shown([table]).concat(formatted([table], { kind: 'list' })), ['', 'a', '-', '1', '', '', 'a : 1', '']);
  });
});

describe('one value as text', () => {
  const cell = (value: unknown) =>
    shown([custom({ v: value, x: '|' })])[3]!
      .split('|')[0]!
      .trim();
  const line = (value: unknown) => formatted([custom({ v: value })], { kind: 'list' })[1];

  it('floating-point numbers have the digits of the culture in columns, all in lists', () => {
    assert.equal(cell(new Double(1 / 3)), '0.333');
    assert.equal(cell(new Double(1e20)), '100000000000000000000.000');
    assert.equal(line(new Double(1 / 3)), 'v : 0.333333333333333');
    assert.equal(cell([new Double(1.5)]), '{1.5}');
  });

  it('a collection shows four elements, null as $null', () => {
    assert.equal(cell([1, 2, 3, 4]), '{1, 2, 3, 4}');
    assert.equal(cell([1, 2, 3, 4, 5]), '{1, 2, 3, 4…}');
    assert.equal(cell([null, 'x']), '{$null, x}');
    assert.equal(cell([[1, 2], 3]), '{1 2, 3}');
  });

  it('the limit is that of the session', () => {
    const limited = (limit: unknown) => shown([custom({ v: [1, 2] })], formattingFor([], { enumerationLimit: () => limit }))[3];
    assert.equal(limited(0), '{…}');
    assert.equal(limited(1), '{1…}');
    assert.equal(limited(-1), '{1, 2}');
    assert.equal(limited('1'), '{1, 2}');
  });

  it('an object in a property is its text, also inside a collection', () => {
    assert.equal(cell(custom({ a: 1, b: 'x' })), '@{a=1; b=x}');
    assert.equal(cell([custom({ Name: 'nm', z: 1 })]), '{@{Name=nm; z=1}}');
  });

  it('null and the empty text are empty', () => {
    assert.deepEqual(formatted([custom({ A: null, B: '' })], { kind: 'list' }), ['', 'A : ', 'B : ', '']);
  });
});

describe('Format-Table, Format-List, Format-Wide', () => {
  const rows = [custom({ Id: 1, Name: 'n1', T: new Double(1.5) }), custom({ Id: 2, Name: 'n2', T: new Double(2) })];

  it('groups with a heading', () => {
    assert.deepEqual(formatted(rows, { kind: 'table', groupBy: 'Id', properties: ['Name'] }), [
      '',
      '   Id: 1',
      '',
      'Name',
      '----',
      'n1',
      '',
      '   Id: 2',
      '',
      'Name',
      '----',
      'n2',
      '',
    ]);
  });

  it('compares keys with the one before only, without case; a missing key makes no heading', () => {
    const keyed = ['a', 'A', 'b', 'a'].map((k) => custom({ k }));
    assert.equal(formatted(keyed, { kind: 'table', groupBy: 'k' }).filter((text) => text.startsWith('   k:')).length, 3);
    assert.deepEqual(formatted(rows, { kind: 'list', properties: ['Id'], groupBy: 'Nope' }), ['', 'Id : 1', '', 'Id : 2', '']);
    assert.deepEqual(formatted([custom({ k: null, v: 1 })], { kind: 'list', properties: ['v'], groupBy: 'k' }), [
      '',
      '   : ',
      '',
      'v : 1',
      '',
    ]);
  });

  it('a list group has two empty lines before the next', () => {
    assert.deepEqual(formatted(rows, { kind: 'list', properties: ['Name'], groupBy: 'Id' }), [
      '',
      '   Id: 1',
      '',
      'Name : n1',
      '',
      '',
      '   Id: 2',
      '',
      'Name : n2',
      '',
    ]);
  });

  it('a named property makes a column even where it is missing, a pattern without match none', () => {
    assert.deepEqual(formatted([custom({ A: 1 })], { kind: 'table', properties: ['A', 'Missing'] }), [
      '',
      'A Missing',
      '- -------',
      '1 ',
      '',
    ]);
    assert.deepEqual(formatted([custom({ A: 1 })], { kind: 'table', properties: ['Z*'] }), ['', '']);
    assert.deepEqual(formatted([custom({ A: 1 })], { kind: 'list', properties: ['A', 'Missing'] }), ['', 'A : 1', '']);
  });

  it('a property is labelled as the object spells it', () => {
    assert.equal(formatted([custom({ FAILED: 1 })], { kind: 'table', properties: ['failed'] })[1], 'FAILED');
    assert.equal(formatted([custom({ FAILED: 1 })], { kind: 'list', properties: ['failed'] })[1], 'FAILED : 1');
  });

  it('a table without -Property stops at ten columns', () => {
    const wide = custom(Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`p${at}`, at])));
    assert.equal(formatted([wide], { kind: 'table' })[1]!.split(/ +/).length, 10);
    assert.equal(formatted([wide], { kind: 'table', properties: ['*'] })[1]!.split(/ +/).length, 12);
  });

  it('null first and numbers later stay at the left', () => {
    assert.deepEqual(shown([custom({ v: null, w: 'xxxx' }), custom({ v: 100, w: 'x' })])[4], '100 x');
    assert.deepEqual(shown([custom({ value: null }), custom({ value: 100 })])[4], '100');
  });

  it('strings are shown as they are, unless forced', () => {
    assert.deepEqual(formatted(['abc', 5], { kind: 'list' }), ['abc', '5']);
    assert.deepEqual(formatted(['abc'], { kind: 'list', force: true }), ['', 'Length : 3', '']);
  });

  it('wide takes the property that names the object', () => {
    const named = ['a', 'b', 'c'].map((Name, Id) => custom({ Id, Name }));
    assert.deepEqual(
      formatted(named, { kind: 'wide' }, formattingFor(), 10).map((text) => text.trimEnd()),
      ['', 'a     b', 'c', ''],
    );
  });
});

describe('Format-Custom', () => {
  it('opens objects and collections', () => {
    const object = custom({ Name: 'x', Inner: custom({ A: 1 }), List: [1, 2] });
    assert.deepEqual(formatted([object], { kind: 'custom' }), [
      '',
      'class PSCustomObject',
      '{',
      '  Name = x',
      '  Inner = ',
      '    class PSCustomObject',
      '    {',
      '      A = 1',
      '    }',
      '  List = ',
      '    [',
      '      1',
      '      2',
      '    ]',
      '    ',
      '}',
      '',
      '',
    ]);
  });

  it('stops at the depth and at the limit of elements', () => {
    const deep = custom({ a: custom({ b: custom({ c: 1 }) }) });
    assert.ok(formatted([deep], { kind: 'custom', depth: 1 }).includes('      b = @{c=1}'));
    assert.ok(formatted([custom({ l: [1, 2, 3, 4, 5] })], { kind: 'custom' }).includes('      …'));
  });
});
