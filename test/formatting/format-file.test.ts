import assert from 'node:assert/strict';
import { readFormatFile } from '../../shell/formatting/format-views.ts';
import { writeFormatFile } from '../../shell/formatting/format-writer.ts';
import { Raised } from '../../shell/objects/error.ts';
import { Block, custom, formatted, formattingFor, shown, withBlocks } from './session.ts';

const makeBlock = (text: string) => new Block(() => `ran ${text}`, text);
const read = (views: string) => readFormatFile(`<?xml version="1.0"?><Configuration>${views}</Configuration>`, '/a.ps1xml', makeBlock);

const table = (name: string, type: string, columns: string, headers = '') =>
  `<ViewDefinitions><View><Name>${name}</Name><ViewSelectedBy><TypeName>${type}</TypeName></ViewSelectedBy><TableControl>${headers}<TableRowEntries><TableRowEntry><TableColumnItems>${columns}</TableColumnItems></TableRowEntry></TableRowEntries></TableControl></View></ViewDefinitions>`;
const blocks = withBlocks();

describe('format.ps1xml', () => {
  before(() => blocks.set());
  after(() => blocks.restore());

  it('gives tables with headers, scripts and an empty header', () => {
    const headers =
      '<TableHeaders><TableColumnHeader><Label>Job</Label><Width>12</Width></TableColumnHeader><TableColumnHeader><Alignment>Right</Alignment><Width>8</Width></TableColumnHeader><TableColumnHeader/></TableHeaders>';
    const columns =
      '<TableColumnItem><PropertyName>Name</PropertyName></TableColumnItem><TableColumnItem><ScriptBlock>go</ScriptBlock></TableColumnItem><TableColumnItem><PropertyName>State</PropertyName></TableColumnItem>';
    const { views } = read(table('t', 'Demo.Row', columns, headers));
    const formatting = formattingFor();
    formatting.views.prepend(views);
    assert.deepEqual(shown([custom({ Name: 'a-very-long-name', State: 'Done' }, 'Demo.Row')], formatting), [
      '',
      'Job                go State',
      '---                -- -----',
      'a-very-long…   ran go Done',
      '',
    ]);
  });

  it('gives lists with labels, formats and conditions', () => {
    const file = read(
      '<ViewDefinitions><View><Name>l</Name><ViewSelectedBy><TypeName>Demo.Row</TypeName></ViewSelectedBy><ListControl><ListEntries><ListEntry><ListItems>' +
        '<ListItem><PropertyName>A.b</PropertyName></ListItem><ListItem><Label>Rate</Label><PropertyName>R</PropertyName><FormatString>{0:000}</FormatString></ListItem>' +
        '<ListItem><PropertyName>Gone</PropertyName><ItemSelectionCondition><PropertyName>No</PropertyName></ItemSelectionCondition></ListItem>' +
        '</ListItems></ListEntry></ListEntries></ListControl></View></ViewDefinitions>',
    );
    const formatting = formattingFor();
    formatting.views.append(file.views);
    assert.deepEqual(shown([custom({ 'A.b': 'x', R: 7, No: false, Gone: 1 }, 'Demo.Row')], formatting), ['', 'A.b  : x', 'Rate : 007', '']);
  });

  it('gives custom views with frames, bindings and named controls', () => {
    const file = read(
      '<Controls><Control><Name>inner</Name><CustomControl><CustomEntries><CustomEntry><CustomItem><Text>- </Text><ExpressionBinding/><NewLine/></CustomItem></CustomEntry></CustomEntries></CustomControl></Control></Controls>' +
        '<ViewDefinitions><View><Name>c</Name><ViewSelectedBy><TypeName>Demo.Row</TypeName></ViewSelectedBy><CustomControl><CustomEntries><CustomEntry><CustomItem>' +
        '<Text>Name: </Text><ExpressionBinding><PropertyName>Name</PropertyName></ExpressionBinding><NewLine/>' +
        '<Frame><LeftIndent>2</LeftIndent><CustomItem><ExpressionBinding><PropertyName>Parts</PropertyName><EnumerateCollection/><CustomControlName>inner</CustomControlName></ExpressionBinding></CustomItem></Frame>' +
        '</CustomItem></CustomEntry></CustomEntries></CustomControl></View></ViewDefinitions>',
    );
    const formatting = formattingFor();
    formatting.views.prepend(file.views);
    assert.deepEqual(shown([custom({ Name: 'x', Parts: ['a', 'b'] }, 'Demo.Row')], formatting), ['', 'Name: x', '  - a', '  - b', '', '']);
  });

  it('prepended views come before those of the product, appended ones behind', () => {
    const own = { type: 'Demo.Row', table: { columns: ['A'] } };
    const other = read(table('other', 'Demo.Row', '<TableColumnItem><PropertyName>B</PropertyName></TableColumnItem>')).views;
    const object = custom({ A: 1, B: 2 }, 'Demo.Row');
    const appended = formattingFor([own]);
    appended.views.append(other);
    assert.equal(shown([object], appended)[1], 'A');
    const prepended = formattingFor([own]);
    prepended.views.prepend(other);
    assert.equal(shown([object], prepended)[1], 'B');
    prepended.views.remove(other);
    assert.equal(shown([object], prepended)[1], 'A');
  });

  it('changes settings of the session', () => {
    const { settings } = read('<DefaultSettings><PropertyCountForTable>2</PropertyCountForTable><DisplayError/></DefaultSettings>');
    assert.deepEqual(settings, { propertyCountForTable: 2, displayError: true });
    const formatting = formattingFor();
    Object.assign(formatting.views.settings, settings);
    assert.equal(shown([custom({ a: 1, b: 2, c: 3 })], formatting)[1], 'a : 1');
  });

  it('finds a view by its name', () => {
    const formatting = formattingFor();
    const column = (name: string) => `<TableColumnItem><PropertyName>${name}</PropertyName></TableColumnItem>`;
    formatting.views.append([
      ...read(table('short', 'Demo.Two', column('A'))).views,
      ...read(table('full', 'Demo.Two', column('A') + column('B'))).views,
    ]);
    const object = custom({ A: 1, B: 'bee' }, 'Demo.Two');
    assert.deepEqual(shown([object], formatting)[1], 'A');
    assert.deepEqual(formatted([object], { kind: 'table', view: 'FULL' }, formatting)[1], 'A B');
  });

  const broken: readonly [says: string, text: string, reason: string][] = [
    [
      'counts that differ',
      `<Configuration>${table('t', 'X', '<TableColumnItem/><TableColumnItem/>', '<TableHeaders><TableColumnHeader/></TableHeaders>')}</Configuration>`,
      '/a.ps1xml, Error at XPath /Configuration/ViewDefinitions/View[1]/TableControl in file /a.ps1xml: The header item count = 1 does not match default row item count = 2.',
    ],
    ['another root', '<Types/>', '/a.ps1xml, Error in file /a.ps1xml: The node Configuration is missing.'],
  ];
  for (const [says, text, reason] of broken) {
    it(`refuses ${says}`, () => {
      assert.throws(
        () => readFormatFile(text, '/a.ps1xml', makeBlock),
        (thrown) =>
          thrown instanceof Raised &&
          thrown.record.id === 'FormatXmlUpdateException' &&
          thrown.record.exception.message === `Errors occurred while loading the format data file: \n${reason}`,
      );
    });
  }

  it('refuses what is no XML', () => {
    assert.throws(() => readFormatFile('<Configuration>', '/a.ps1xml', makeBlock), Raised);
  });

  it('reads back what it writes', () => {
    const columns = '<TableColumnItem><PropertyName>A&amp;B</PropertyName></TableColumnItem>';
    const { views } = read(
      table(
        't',
        'Demo.Row',
        columns,
        '<TableHeaders><TableColumnHeader><Label>L</Label><Width>5</Width></TableColumnHeader></TableHeaders>',
      ),
    );
    assert.deepEqual(
      JSON.parse(JSON.stringify(readFormatFile(writeFormatFile(views, true), '/b.ps1xml', makeBlock).views)),
      JSON.parse(JSON.stringify(views)),
    );
  });
});
