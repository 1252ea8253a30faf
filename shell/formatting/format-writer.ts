import { scriptText } from './script.ts';
import type { Binding, Cell, Column, Control, GroupBy, Item, ListShape, TableShape, WideShape } from './view.ts';
import type { StoredView } from './view-store.ts';

/** Views as the text of a format.ps1xml file. Scripts are left out unless asked for, as they may come from anywhere. */
export function writeFormatFile(views: readonly StoredView[], withScripts: boolean): string {
  const body = views.map((view) => element('View', viewBody(view, withScripts))).join('');
  return `<?xml version="1.0" encoding="utf-8"?>${element('Configuration', element('ViewDefinitions', body))}`;
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign]!);
const element = (name: string, body: string): string => (body === '' ? `<${name} />` : `<${name}>${body}</${name}>`);
const leaf = (name: string, text: string | number | undefined): string => (text === undefined ? '' : element(name, escaped(String(text))));
const flagged = (name: string, set: boolean | undefined): string => (set ? `<${name} />` : '');
const asCell = <T extends Cell>(cell: string | T): T => (typeof cell === 'string' ? ({ from: cell } as T) : cell);
const word = (side: string): string => side[0]!.toUpperCase() + side.slice(1);

function viewBody(view: StoredView, withScripts: boolean): string {
  const { shapes, kind } = view;
  const selected = element('ViewSelectedBy', view.types.map((type) => leaf('TypeName', type)).join(''));
  const groupBy = shapes[kind]?.groupBy;
  const controls = {
    table: () => tableBody(shapes.table!, withScripts),
    list: () => listBody(shapes.list!, withScripts),
    wide: () => wideBody(shapes.wide!, withScripts),
    custom: () => customBody(shapes.custom!, withScripts),
  };
  const names = { table: 'TableControl', list: 'ListControl', wide: 'WideControl', custom: 'CustomControl' };
  const group = groupBy === undefined ? '' : element('GroupBy', groupBody(asCell<GroupBy>(groupBy), withScripts));
  return leaf('Name', view.name) + selected + group + flagged('OutOfBand', view.outOfBand) + element(names[kind], controls[kind]());
}

/** Property or script, and format. */
function source(cell: Cell, withScripts: boolean): string {
  const property = [cell.from ?? []].flat()[0];
  const script = cell.script !== undefined && withScripts ? element('ScriptBlock', escaped(scriptText(cell.script))) : '';
  return (cell.script === undefined ? leaf('PropertyName', property) : script) + leaf('FormatString', cell.format);
}

function groupBody(group: GroupBy, withScripts: boolean): string {
  const own = group.control !== undefined && typeof group.control !== 'string' ? group.control : undefined;
  const control = own === undefined ? '' : element('CustomControl', customBody('items' in own ? own : { items: own }, withScripts));
  return source(group, withScripts) + leaf('Label', group.label) + control;
}

function tableBody(table: TableShape, withScripts: boolean): string {
  const columns = table.columns.map((column) => asCell<Column>(column));
  const header = (column: Column): string =>
    element(
      'TableColumnHeader',
      leaf('Label', column.label) + leaf('Width', column.width) + leaf('Alignment', column.align && word(column.align)),
    );
  const items = columns.map((column) =>
    element('TableColumnItem', source(column, withScripts) + leaf('Alignment', column.cellAlign && word(column.cellAlign))),
  );
  return (
    flagged('AutoSize', table.autoSize) +
    flagged('HideTableHeaders', table.hideHeaders) +
    element('TableHeaders', columns.map(header).join('')) +
    element('TableRowEntries', element('TableRowEntry', flagged('Wrap', table.wrap) + element('TableColumnItems', items.join(''))))
  );
}

function selectedBy(types: readonly string[] | undefined): string {
  return types ? element('EntrySelectedBy', types.map((type) => leaf('TypeName', type)).join('')) : '';
}

function listBody(list: ListShape, withScripts: boolean): string {
  const item = (line: string | Cell): string => {
    const cell = asCell<Cell>(line);
    return element('ListItem', leaf('Label', cell.label) + source(cell, withScripts));
  };
  const entries = [...(list.entries ?? []), { types: undefined, lines: list.lines }];
  return element(
    'ListEntries',
    entries.map(({ types, lines }) => element('ListEntry', selectedBy(types) + element('ListItems', lines.map(item).join('')))).join(''),
  );
}

function wideBody(wide: WideShape, withScripts: boolean): string {
  const entries = [...(wide.entries ?? []), { types: undefined, cell: wide.cell }];
  const body = entries.map(({ types, cell }) =>
    element('WideEntry', selectedBy(types) + element('WideItem', source(asCell<Cell>(cell), withScripts))),
  );
  return flagged('AutoSize', wide.autoSize) + leaf('ColumnNumber', wide.columns) + element('WideEntries', body.join(''));
}

function customBody(control: Control, withScripts: boolean): string {
  const entries = [...(control.entries ?? []), { types: undefined, items: control.items }];
  const one = ({ types, items }: { types?: readonly string[]; items: readonly Item[] }): string =>
    element('CustomEntry', selectedBy(types) + element('CustomItem', itemsBody(items, withScripts)));
  return element('CustomEntries', entries.map(one).join(''));
}

function itemsBody(items: readonly Item[], withScripts: boolean): string {
  return items
    .map((item) => {
      if ('text' in item) return leaf('Text', item.text);
      if ('newLine' in item) return '<NewLine />'.repeat(item.newLine);
      if ('bind' in item) return element('ExpressionBinding', bindingBody(item, withScripts));
      if ('builtin' in item) return '';
      const { left, right, firstLine = 0, items: inner } = item.frame;
      const indents = leaf('LeftIndent', left) + leaf('RightIndent', right);
      const first = firstLine > 0 ? leaf('FirstLineIndent', firstLine) : firstLine < 0 ? leaf('FirstLineHanging', -firstLine) : '';
      return element('Frame', indents + first + element('CustomItem', itemsBody(inner, withScripts)));
    })
    .join('');
}

function bindingBody(binding: Binding, withScripts: boolean): string {
  const { control } = binding;
  const own = control === undefined || typeof control === 'string' ? undefined : 'items' in control ? control : { items: control };
  return (
    source(binding, withScripts) +
    flagged('EnumerateCollection', binding.each) +
    (typeof control === 'string' ? leaf('CustomControlName', control) : '') +
    (own ? element('CustomControl', customBody(own, withScripts)) : '')
  );
}
