import assert from 'node:assert/strict';
import { bestMatch, matchIndex } from '../../shell/formatting/best-match.ts';
import { bytesText, durationText, elapsedText } from '../../shell/formatting/cell-kinds.ts';
import { view } from '../../shell/formatting/view.ts';
import { storedViews } from '../../shell/formatting/view-store.ts';
import { Raised } from '../../shell/objects/error.ts';
import { custom, formatted, formattingFor, shown } from './session.ts';

const job = view({
  type: 'Demo.Job',
  name: 'job',
  table: {
    columns: [
      { from: 'Name', width: 12 },
      { from: 'Bytes', label: 'Size', kind: 'bytes', width: 8 },
      { from: 'Address.City', label: 'To' },
      { from: 'State', kind: 'state' },
    ],
  },
  list: { lines: ['Name', { from: 'Missing' }, { from: 'Bytes', kind: 'bytes' }, { from: 'Note', when: 'Noted' }] },
});
const nightly = custom(
  { Name: 'nightly', Bytes: 5_242_880, Address: custom({ City: 'Bern' }), State: 'Completed', Noted: false, Note: 'n' },
  'Demo.Job',
);

describe('choosing a view', () => {
  it('prefers the most derived type that is listed', () => {
    const views = [{ types: ['Base'] }, { types: ['Derived'] }];
    assert.equal(
      bestMatch(views, ({ types }) => types, ['Derived', 'Base']),
      views[1],
    );
    assert.equal(
      bestMatch(views, ({ types }) => types, ['Other', 'Base']),
      views[0],
    );
    assert.equal(
      bestMatch(views, ({ types }) => types, ['Deserialized.Base']),
      views[0],
    );
  });

  it('counts the largest index of a view that lists several types, none of them the first', () => {
    assert.equal(matchIndex(['b', 'C'], ['A', 'B', 'C']), 2);
    assert.equal(matchIndex(['B', 'A'], ['A', 'B', 'C']), 0);
    assert.equal(matchIndex(['Z'], ['A']), -1);
  });

  it('puts the preferred kind first and named views last', () => {
    const stored = storedViews(
      view({
        type: 'T',
        preferred: 'list',
        table: { columns: ['A'] },
        list: { lines: ['A'] },
        more: [{ name: 'short', table: { columns: ['B'] } }],
      }),
    );
    assert.deepEqual(
      stored.map(({ name, kind }) => `${name} ${kind}`),
      ['T list', 'T table', 'short table'],
    );
  });

  it('offers the views there are when a name is unknown', () => {
    const formatting = formattingFor([job]);
    const failed = (kind: 'table' | 'list' | 'wide', name: string) => {
      try {
        formatted([nightly], { kind, view: name }, formatting);
        return '';
      } catch (thrown) {
        assert.ok(thrown instanceof Raised && thrown.record.id === 'FormatViewNotFound');
        return thrown.record.details;
      }
    };
    assert.equal(failed('table', 'x'), 'The view name x cannot be found. Specify one of the following Table views and try again: job.');
    assert.equal(
      failed('wide', 'job'),
      ' The view name job cannot be found in the Wide formatting. Try using one of these other format cmdlets: Format-Table, Format-List',
    );
    assert.equal(failed('wide', 'x'), 'The view name x cannot be found. There are no existing Wide views for Demo.Job objects.');
  });
});

describe('a view of the product', () => {
  it('shows its columns; widths hold when the first column has one', () => {
    assert.deepEqual(shown([nightly], formattingFor([job]), 50), [
      '',
      'Name             Size To             State',
      '----             ---- --             -----',
      'nightly          5 MB Bern           Completed',
      '',
    ]);
  });

  it('keeps the label of a missing property and drops a line whose condition is false', () => {
    assert.deepEqual(formatted([nightly], { kind: 'list' }, formattingFor([job])), [
      '',
      'Name    : nightly',
      'Missing : ',
      'Bytes   : 5 MB',
      '',
    ]);
  });

  it('shows objects of other types alone, as lists', () => {
    const lines = shown([nightly, custom({ Z: 1 }), 'text'], formattingFor([job]), 50);
    assert.deepEqual(lines.slice(4), ['', 'Z : 1', '', 'text', '']);
  });

  it('colours states and marks where colour is wanted', () => {
    const marked = view({
      type: 'Demo.Check',
      table: {
        columns: [
          { from: 'Passed', kind: 'mark' },
          { from: 'State', kind: 'state', states: { bad: ['Odd'] } },
        ],
      },
    });
    const check = custom({ Passed: true, State: 'odd' }, 'Demo.Check');
    assert.equal(shown([check], formattingFor([marked]))[3], '✓      odd');
    assert.equal(shown([check], formattingFor([marked], {}, 'Host'))[3], '\x1b[32m✓\x1b[0m      \x1b[91modd\x1b[0m');
  });

  it('groups by a path with a heading of its own', () => {
    const grouped = view({
      type: 'Demo.File',
      table: {
        groupBy: { from: 'Parent', control: [{ text: '    Folder: ' }, { bind: true, from: 'Parent', kind: 'location' }] },
        columns: ['Name'],
      },
    });
    assert.deepEqual(shown([custom({ Name: 'a', Parent: 'X\\FS::/srv' }, 'Demo.File')], formattingFor([grouped])), [
      '',
      '    Folder: /srv',
      '',
      'Name',
      '----',
      'a',
      '',
    ]);
  });
});

describe('kinds of cells', () => {
  const sizes: readonly [bytes: number, text: string][] = [
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KB'],
    [1536, '1.5 KB'],
    [102_400, '100 KB'],
    [1_048_575, '1 MB'],
    [5e12, '4.5 TB'],
    [-2048, '-2 KB'],
  ];
  for (const [bytes, text] of sizes) it(`${bytes} bytes are ${text}`, () => assert.equal(bytesText(bytes), text));

  const times: readonly [milliseconds: number, text: string][] = [
    [0, '0 s'],
    [12_400, '12 s'],
    [200_000, '3 min 20 s'],
    [7_500_000, '2 h 5 min'],
    [7_200_000, '2 h'],
    [356_400_000, '4 d 3 h'],
  ];
  for (const [milliseconds, text] of times) it(`${milliseconds} ms are ${text}`, () => assert.equal(durationText(milliseconds), text));

  const elapsed: readonly [milliseconds: number, text: string][] = [
    [5500, '5.500'],
    [65_123, '1:05.123'],
    [3_909_123, '1:05:09.123'],
    [37_000_000, '10:16:40.000'],
  ];
  for (const [milliseconds, text] of elapsed)
    it(`a command that took ${milliseconds} ms shows ${text}`, () => assert.equal(elapsedText(milliseconds), text));
});
