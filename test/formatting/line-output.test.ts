import assert from 'node:assert/strict';
import { LineOutput } from '../../shell/formatting/line-output.ts';
import {
  type ColumnHeader,
  type Entry,
  FormatEndData,
  FormatEntryData,
  FormatStartData,
  GroupEndData,
  GroupStartData,
  newLine,
  type Packet,
  type Shape,
} from '../../shell/formatting/packets.ts';
import { Raised } from '../../shell/objects/error.ts';

const column = (label: string, more: Partial<ColumnHeader> = {}): ColumnHeader => ({
  label,
  width: 0,
  align: 'left',
  ownProperty: true,
  ...more,
});
const table = (columns: ColumnHeader[], more: Partial<Extract<Shape, { kind: 'table' }>> = {}): Shape => ({
  kind: 'table',
  columns,
  hideHeaders: false,
  repeatHeader: false,
  ...more,
});
const row = (...cells: string[]): FormatEntryData => new FormatEntryData({ kind: 'row', cells, wrap: false });
const entry = (made: Entry, outOfBand = false): FormatEntryData => new FormatEntryData(made, outOfBand);
const raw = (text: string): FormatEntryData => entry({ kind: 'raw', text }, true);

interface Look {
  width?: number;
  height?: number;
  color?: boolean;
  clock?: () => number;
}

function lay(
  packets: readonly Packet[],
  { width = 80, height = Number.POSITIVE_INFINITY, color = false, clock = () => 0 }: Look = {},
): string[] {
  const lines: string[] = [];
  const sink = {
    width,
    tableWidth: width,
    height,
    line: (text: string) => void lines.push(text),
    raw: (text: string) => void lines.push(text),
  };
  const style = color
    ? { header: '<H>', ownLabel: '<C>', accent: '<A>', language: 'en' }
    : { header: '', ownLabel: '', accent: '', language: 'en' };
  const output = new LineOutput(sink, () => style, clock);
  for (const packet of packets) output.add(packet);
  output.end();
  return lines;
}

const document = (shape: Shape, rows: readonly Packet[], autoSize = false, heading?: string): Packet[] => [
  new FormatStartData(shape, autoSize),
  new GroupStartData(heading === undefined ? undefined : [heading]),
  ...rows,
  new GroupEndData(),
  new FormatEndData(),
];

describe('tables', () => {
  it('has an empty line before and after, and pads all columns but the last', () => {
    assert.deepEqual(lay(document(table([column('Name'), column('N', { align: 'right' })]), [row('a', '1'), row('bbbbbb', '')])), [
      '',
      'Name   N',
      '----   -',
      'a      1',
      'bbbbbb  ',
      '',
    ]);
  });

  it('ignores every given width when the first column has none', () => {
    const columns = [column('Id', { align: 'right' }), column('Name', { width: 10 })];
    assert.deepEqual(lay(document(table(columns), [row('1', 'abc')])), ['', 'Id Name', '-- ----', ' 1 abc', '']);
  });

  it('cuts at the right and, in right-aligned columns, at the left', () => {
    const columns = [column('a', { width: 5, align: 'right' }), column('b', { width: 5 })];
    assert.deepEqual(lay(document(table(columns), [row('123456789', 'abcdefghij')])), ['', '    a b', '    - -', '…6789 abcd…', '']);
  });

  it('shows no sign in a column of one cell', () => {
    const columns = [column('a', { width: 1 }), column('b', { width: 1, align: 'right' })];
    assert.deepEqual(lay(document(table(columns), [row('xyz', 'xyz')])).slice(3, 4), ['x z']);
  });

  it('fills the hole that a wide character leaves', () => {
    const columns = [column('a', { width: 4 }), column('b', { width: 3 })];
    assert.deepEqual(lay(document(table(columns), [row('日本語', 'x')])).slice(3, 4), ['日…  x']);
  });

  it('cuts a cell at its first line break', () => {
    assert.deepEqual(lay(document(table([column('a')]), [row('one\ntwo')])).slice(3, 4), ['one…']);
  });

  it('drops columns from the right; the last one that is left stays padded but in the header', () => {
    const columns = ['ColumnNumberOne', 'ColumnNumberTwo', 'ColumnNumberThree', 'ColumnNumberFour'].map((label) => column(label));
    const cells = row('aaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbb', 'ccccccccccccccc', 'd');
    assert.deepEqual(lay(document(table(columns), [cells], true), { width: 40 }), [
      '',
      'ColumnNumberOne ColumnNumberTwo ColumnNu',
      '                                mberThre',
      '                                e',
      '--------------- --------------- --------',
      'aaaaaaaaaaaaaaa bbbbbbbbbbbbbbb ccccccc…',
      '',
    ]);
  });

  it('writes nothing but the empty lines when there is no column or no room', () => {
    assert.deepEqual(lay(document(table([]), [row()])), ['', '']);
    assert.deepEqual(lay(document(table([column('a')]), [row('1')]), { width: 4 }), ['', '']);
  });

  it('wraps cells and trims the lines of a row that has several', () => {
    const wrapped = entry({ kind: 'row', cells: ['srv1', 'The backup could not be finished'], wrap: true });
    assert.deepEqual(lay(document(table([column('Name'), column('Message')]), [wrapped], true), { width: 20 }), [
      '',
      'Name Message',
      '---- -------',
      'srv1 The backup',
      '     could not be',
      '     finished',
      '',
    ]);
  });

  it('leaves the header out where it is hidden', () => {
    assert.deepEqual(lay(document(table([column('a')], { hideHeaders: true }), [row('1')])), ['', '1', '']);
  });

  it('repeats the header when a window is full', () => {
    const rows = Array.from({ length: 13 }, (_, at) => row(String(at)));
    const lines = lay(document(table([column('a')], { repeatHeader: true }), rows), { height: 10 });
    assert.deepEqual(
      lines.flatMap((line, at) => (line === 'a' ? [at] : [])),
      [1, 10, 19],
    );
  });

  it('measures the rows that come within 300 ms of the group, the first late one included, and cuts later ones', () => {
    let time = 0;
    const times = [0, 0, 100, 400, 500];
    const packets = [row('a'), row('bb'), row('cccccc')];
    const lines = lay(
      document(
        table([column('x'), column('y')]),
        packets.map((_, at) => row('abcdef'.slice(0, 2 * at + 1), '1')),
      ),
      {
        clock: () => times[time++] ?? 900,
      },
    );
    assert.deepEqual(lines.slice(3, 6), ['a     1', 'abc   1', 'abcde 1']);
    time = 0;
    const late = lay(document(table([column('x'), column('y')]), [row('a', '1'), row('bb', '1'), row('cccc', '1'), row('dddddd', '1')]), {
      clock: () => [0, 100, 400, 500][time++] ?? 900,
    });
    assert.deepEqual(late.slice(3, 7), ['a  1', 'bb 1', 'c… 1', 'd… 1']);
  });

  it('marks each column of the header as one piece', () => {
    const lines = lay(document(table([column('a'), column('bb'), column('Used', { ownProperty: false })]), [row('1', '2', '3')]), {
      color: true,
    });
    assert.equal(lines[1], '<H>a\x1b[0m<H> bb\x1b[0m <C>Used\x1b[0m');
    assert.equal(lines[2], '<H>-\x1b[0m <H>--\x1b[0m <H>----\x1b[0m');
  });
});

describe('lists, wide and custom views', () => {
  it('writes an empty line after each list entry and none at the end', () => {
    const list = entry({ kind: 'list', labels: ['Alpha', 'B'], values: ['the quick brown fox jumps over the lazy', 'l1\nl2'] });
    assert.deepEqual(lay(document({ kind: 'list' }, [list]), { width: 30 }), [
      '',
      'Alpha : the quick brown fox ',
      '        jumps over the lazy',
      'B     : l1',
      '        l2',
      '',
    ]);
  });

  it('clips labels that leave no cell for the value, and colours them', () => {
    const list = entry({ kind: 'list', labels: ['Abcdefgh'], values: ['xy'] });
    assert.deepEqual(lay(document({ kind: 'list' }, [list]), { width: 8 }).slice(1, 3), ['Abcd : x', '       y']);
    assert.deepEqual(lay(document({ kind: 'list' }, [list]), { color: true }).slice(1, 2), ['<A>Abcdefgh : \x1b[0mxy']);
    assert.deepEqual(lay(document({ kind: 'list' }, [list]), { width: 4 }), ['', '']);
  });

  it('fills wide rows from left to right', () => {
    const names = ['server-1', 'server-2', 'server-3'].map((text) => entry({ kind: 'wide', text }));
    assert.deepEqual(lay(document({ kind: 'wide', columns: 0 }, names), { width: 60 }), [
      '',
      `${'server-1'.padEnd(30)} server-2`,
      `${'server-3'.padEnd(30)} `,
      '',
    ]);
  });

  it('flushes a wide row that is not full at the end of its group, after the empty line', () => {
    const packets = [
      new FormatStartData({ kind: 'wide', columns: 2 }, false),
      new GroupStartData(['   x: 1']),
      entry({ kind: 'wide', text: 'n1' }),
      raw(''),
      new GroupEndData(),
      new GroupStartData(['   x: 0']),
      entry({ kind: 'wide', text: 'n2' }),
      new GroupEndData(),
      new FormatEndData(),
    ];
    assert.deepEqual(
      lay(packets, { width: 10 }).map((line) => line.trimEnd()),
      ['', '   x: 1', '', '', 'n1', '   x: 0', '', 'n2', ''],
    );
  });

  it('indents by the frame in force when a line is broken', () => {
    const custom = entry({
      kind: 'custom',
      pieces: ['{', newLine, { left: 2, right: 0, firstLine: 0, pieces: ['a = ', '1', newLine] }, '}', newLine],
    });
    assert.deepEqual(lay(document({ kind: 'custom' }, [custom])), ['', '{', '  a = 1', '}', '', '']);
    const unbroken = entry({ kind: 'custom', pieces: [{ left: 4, right: 0, firstLine: 0, pieces: ['text'] }] });
    assert.deepEqual(lay(document({ kind: 'custom' }, [unbroken])), ['', 'text', '']);
  });

  it('hangs and indents first lines', () => {
    const custom = (firstLine: number) =>
      entry({ kind: 'custom', pieces: [{ left: 1, right: 0, firstLine, pieces: ['aa bb cc', newLine] }] });
    assert.deepEqual(lay(document({ kind: 'custom' }, [custom(2)]), { width: 7 }).slice(1, 3), ['   aa ', ' bb cc']);
    assert.deepEqual(lay(document({ kind: 'custom' }, [custom(-2)]), { width: 7 }).slice(1, 3), [' aa bb ', '   cc']);
  });
});

describe('packets out of order', () => {
  const refused: readonly [says: string, packets: Packet[], command: string][] = [
    ['a row with no group', [row('1')], 'format-*'],
    ['an end with no start', [new FormatEndData()], 'format-*'],
    [
      'a start inside a document',
      [new FormatStartData({ kind: 'list' }, false), new FormatStartData({ kind: 'wide', columns: 2 }, false)],
      'format-wide',
    ],
    [
      'a custom start inside a document',
      [new FormatStartData({ kind: 'list' }, false), new FormatStartData({ kind: 'custom' }, false)],
      'format-complex',
    ],
  ];
  for (const [says, packets, command] of refused) {
    it(`refuses ${says}`, () => {
      assert.throws(
        () => lay(packets),
        (thrown) =>
          thrown instanceof Raised &&
          thrown.record.id === 'ConsoleLineOutputOutOfSequencePacket' &&
          thrown.record.details!.includes(`"${command}"`),
      );
    });
  }

  it('lets texts through anywhere, in their place', () => {
    assert.deepEqual(lay([raw('x'), ...document(table([column('a')]), [row('1'), raw('text'), row('2')]), raw('y')]), [
      'x',
      '',
      'a',
      '-',
      '1',
      'text',
      '2',
      '',
      'y',
    ]);
  });
});
