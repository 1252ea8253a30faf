import assert from 'node:assert/strict';
import { parseParameter } from '../../shell/formatting/format-parameters.ts';
import type { CustomObject } from '../../shell/objects/custom-object.ts';
import { NetException, Raised } from '../../shell/objects/error.ts';
import { Hashtable } from '../../shell/objects/hashtable.ts';
import { Double } from '../../shell/objects/value.ts';
import { Block, custom, formatted, withBlocks } from './session.ts';

const table = (pairs: Record<string, unknown>) => Hashtable.from(Object.entries(pairs));
const of = (name: string) => (object: unknown) => (object as CustomObject).get(name);
const blocks = withBlocks();

describe('calculated properties', () => {
  before(() => blocks.set());
  after(() => blocks.restore());

  const rows = [custom({ Name: 'alpha', Size: 5 }), custom({ Name: 'beta', Size: 1234 })];

  it('have width and alignment', () => {
    const columns = [
      table({ n: 'Name', e: new Block(of('Name')), Width: 12, Alignment: 'Right' }),
      table({ n: 'Size', e: new Block(of('Size')), Width: 8, Alignment: 'Left' }),
      table({ n: 'Mid', e: new Block(of('Size')), Width: 9, Alignment: 'Center' }),
    ];
    assert.deepEqual(formatted(rows, { kind: 'table', properties: columns }), [
      '',
      '        Name Size        Mid',
      '        ---- ----        ---',
      '       alpha 5            5',
      '        beta 1234       1234',
      '',
    ]);
  });

  it('a name as expression takes the label of the table, else the name', () => {
    assert.deepEqual(
      formatted(rows.slice(0, 1), { kind: 'list', properties: [table({ e: 'Size' }), table({ l: 'How much', e: 'Size' })] }),
      ['', 'Size     : 5', 'How much : 5', ''],
    );
  });

  it('a script without a label is labelled by its text', () => {
    assert.deepEqual(formatted(rows.slice(0, 1), { kind: 'table', properties: [new Block(of('Size'), '$_.Size')] }).slice(1, 3), [
      '$_.Size',
      '-------',
    ]);
  });

  it('a format string goes to the value, or is a composite one', () => {
    const value = custom({ V: new Double(1.5) });
    const columns = [table({ n: 'A', e: 'V', f: 'N1' }), table({ n: 'B', e: 'V', f: '{0:0.00} GB' })];
    assert.deepEqual(formatted([value], { kind: 'list', properties: columns }), ['', 'A : 1.5', 'B : 1.50 GB', '']);
  });

  it('a script that throws leaves the cell empty, shows #ERR, or is reported', () => {
    const failing = table({
      n: 'X',
      e: new Block(() => {
        throw new NetException('System.Exception', 'no');
      }, 'bad'),
    });
    assert.deepEqual(formatted(rows.slice(0, 1), { kind: 'list', properties: [failing] }), ['', 'X : ', '']);
    assert.deepEqual(formatted(rows.slice(0, 1), { kind: 'list', properties: [failing], displayError: true }), ['', 'X : #ERR', '']);
  });

  it('something that is no error of a script is never swallowed', () => {
    const stopping = new Block(() => {
      throw new TypeError('stop');
    });
    assert.throws(() => formatted(rows, { kind: 'table', properties: [stopping] }), TypeError);
  });
});

const refused: readonly [says: string, pairs: unknown, place: Parameters<typeof parseParameter>[1], id: string, message: string][] = [
  ['an unknown key', table({ Nonsense: 1, Expression: 'x' }), 'table', 'DictionaryKeyIllegal', 'The Nonsense key is not valid.'],
  ['a width in a list', table({ e: 'x', width: 5 }), 'list', 'DictionaryKeyIllegal', 'The width key is not valid.'],
  ['no expression', table({ n: 'x' }), 'table', 'DictionaryKeyMandatoryEntry', 'A mandatory entry for expression is missing.'],
  [
    'label and name',
    table({ label: 'x', n: 'y', e: 'z' }),
    'table',
    'DictionaryKeyDuplicate',
    'The duplicated key "n" conflicts with "label".',
  ],
  [
    'a width that is no Int32',
    table({ e: 'x', width: '7' }),
    'table',
    'DictionaryKeyIllegalValue2',
    'The "width" key has a type, System.String, that is not valid; expected type is System.Int32.',
  ],
  ['a width of zero', table({ e: 'x', width: 0 }), 'table', 'WidthOutOfRange', 'The value "0" for key "width" should be greater than 0.'],
  [
    'an unknown side',
    table({ e: 'x', a: 'top' }),
    'table',
    'AlignmentIllegalValue',
    'The value "top" for key "alignment" is not valid; valid values are {left, center, right}.',
  ],
  [
    'an empty format',
    table({ e: 'x', f: '' }),
    'table',
    'FormatStringEmpty',
    'Cannot have an empty formatting string for key "formatString".',
  ],
  ['an empty name', '', 'table', 'ExpressionEmptyString2', 'An empty string value is not allowed.'],
  [
    'a number',
    5,
    'table',
    'DictionaryKeyUnknownType',
    'Cannot convert System.Int32 to one of the following types {System.String, System.Management.Automation.ScriptBlock}.',
  ],
];

describe('parameters that cannot be used', () => {
  for (const [says, value, place, id, message] of refused) {
    it(says, () => {
      assert.throws(
        () => parseParameter(value, place),
        (thrown) =>
          thrown instanceof Raised &&
          thrown.record.id === id &&
          thrown.record.details === message &&
          thrown.record.exception.type === 'System.NotSupportedException',
      );
    });
  }

  it('takes any unambiguous beginning of a key, in any case', () => {
    const parsed = parseParameter(table({ EXPR: 'x', Al: 'r', w: 4, NAM: 'L', form: 'N0' }), 'table');
    assert.deepEqual([parsed.name, parsed.align, parsed.width, parsed.label, parsed.format], ['x', 'right', 4, 'L', 'N0']);
  });
});
