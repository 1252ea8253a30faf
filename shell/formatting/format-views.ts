import type { Value } from '../objects/value.ts';
import { groupOf, itemCell, readCustom } from './format-custom.ts';
import { child, childrenNamed, childText, type Element, parseFormatXml, refused } from './format-file.ts';
import type { Alignment, Cell, Column, Control, ListEntry, Row, Shapes, TableShape, View, WideShape } from './view.ts';
import { type DisplaySettings, type Expansion, type StoredView, storedViews } from './view-store.ts';

/** What a format file holds. */
export interface FormatFile {
  readonly views: readonly StoredView[];
  /** Settings that hold for the whole session. */
  readonly settings: Partial<DisplaySettings>;
}

/** Turns a text into a script block; throws for text that does not parse. */
export type MakeBlock = (text: string) => Value;

/** Reads the text of a format.ps1xml file; throws `FormatXmlUpdateException`. */
export function readFormatFile(text: string, path: string, makeBlock: MakeBlock): FormatFile {
  const root = parseFormatXml(text, path);
  if (root.name !== 'Configuration') throw refused(path, `Error in file ${path}: The node Configuration is missing.`);
  const reading: Reading = { path, makeBlock, sets: selectionSets(root), controls: namedControls(child(root, 'Controls'), makeBlock) };
  const views = childrenNamed(child(root, 'ViewDefinitions'), 'View').flatMap((view, at) => readView(view, at, reading));
  return { views, settings: readSettings(child(root, 'DefaultSettings')) };
}

interface Reading {
  readonly path: string;
  readonly makeBlock: MakeBlock;
  readonly sets: ReadonlyMap<string, readonly string[]>;
  readonly controls: Readonly<Record<string, Control>>;
}

function selectionSets(root: Element): Map<string, string[]> {
  return new Map(
    childrenNamed(child(root, 'SelectionSets'), 'SelectionSet').map((set): [string, string[]] => [
      (childText(set, 'Name') ?? '').toLowerCase(),
      childrenNamed(child(set, 'Types'), 'TypeName').map((type) => type.text.trim()),
    ]),
  );
}

function namedControls(controls: Element | undefined, makeBlock: MakeBlock): Record<string, Control> {
  return Object.fromEntries(
    childrenNamed(controls, 'Control').map((control) => [
      childText(control, 'Name') ?? '',
      readCustom(child(control, 'CustomControl'), makeBlock),
    ]),
  );
}

function readView(view: Element, at: number, reading: Reading): StoredView[] {
  const where = `/Configuration/ViewDefinitions/View[${at + 1}]`;
  const fail = (below: string, reason: string): never => {
    throw refused(reading.path, `Error at XPath ${where}${below} in file ${reading.path}: ${reason}`);
  };
  const name = childText(view, 'Name') ?? fail('', 'The node Name is missing.');
  const types = typesOf(child(view, 'ViewSelectedBy'), reading.sets);
  if (types.length === 0) fail('/ViewSelectedBy', 'There must be at least one TypeName or SelectionSetName.');
  const shapes = readShapes(view, reading, fail);
  if (Object.keys(shapes).length === 0) fail('', 'There is no control in the view.');
  const definition: View = {
    type: types,
    name,
    outOfBand: flagOf(view, 'OutOfBand'),
    controls: { ...reading.controls, ...namedControls(child(view, 'Controls'), reading.makeBlock) },
    ...shapes,
  };
  return storedViews(definition);
}

function readShapes(view: Element, reading: Reading, fail: (below: string, reason: string) => never): Shapes {
  const groupBy = groupOf(child(view, 'GroupBy'), reading.makeBlock);
  const [table, list, wide, custom] = ['TableControl', 'ListControl', 'WideControl', 'CustomControl'].map((name) => child(view, name));
  return {
    ...(table && { table: { ...readTable(table, reading, fail), groupBy } }),
    ...(list && { list: { ...readList(list, reading), groupBy } }),
    ...(wide && { wide: { ...readWide(wide, reading), groupBy } }),
    ...(custom && { custom: { ...readCustom(custom, reading.makeBlock), groupBy } }),
  };
}

/** True for an empty element as for one that says true. */
function flagOf(element: Element, name: string): boolean | undefined {
  const text = childText(element, name);
  return text === undefined ? undefined : text === '' || /^true$/i.test(text);
}

function alignmentOf(element: Element): Alignment | undefined {
  const text = childText(element, 'Alignment')?.toLowerCase();
  return text === 'left' || text === 'center' || text === 'right' ? text : undefined;
}

function typesOf(selected: Element | undefined, sets: ReadonlyMap<string, readonly string[]>): string[] {
  return (selected?.children ?? []).flatMap((each) => {
    if (each.name === 'TypeName') return [each.text.trim()];
    return each.name === 'SelectionSetName' ? [...(sets.get(each.text.trim().toLowerCase()) ?? [])] : [];
  });
}

/** Types and condition of an entry that is not for all objects. */
function selectionOf(entry: Element, { sets, makeBlock }: Reading): { types?: string[]; whenScript?: unknown } | undefined {
  const selected = child(entry, 'EntrySelectedBy');
  if (!selected) return undefined;
  const conditions = childrenNamed(selected, 'SelectionCondition');
  const types = [...typesOf(selected, sets), ...conditions.flatMap((condition) => typesOf(condition, sets))];
  const script = childText(conditions[0], 'ScriptBlock');
  return { ...(types.length > 0 && { types }), ...(script !== undefined && { whenScript: makeBlock(script) }) };
}

function readTable(table: Element, reading: Reading, fail: (below: string, reason: string) => never): TableShape {
  const headers = childrenNamed(child(table, 'TableHeaders'), 'TableColumnHeader');
  const rows = childrenNamed(child(table, 'TableRowEntries'), 'TableRowEntry');
  const cellsOf = (row: Element) => childrenNamed(child(row, 'TableColumnItems'), 'TableColumnItem');
  const common = rows.find((row) => !child(row, 'EntrySelectedBy')) ?? fail('/TableControl', 'There must be one default TableRowEntry.');
  const items = cellsOf(common);
  if (headers.length > 0 && headers.length !== items.length)
    fail('/TableControl', `The header item count = ${headers.length} does not match default row item count = ${items.length}.`);
  const columns = items.map((item, at): Column => {
    const header = headers[at];
    const label = childText(header, 'Label');
    const width = childText(header, 'Width');
    return {
      ...columnCell(item, reading),
      ...(label !== undefined && { label }),
      ...(width !== undefined && { width: Number(width) }),
      ...(header && { align: alignmentOf(header) }),
    };
  });
  const others = rows
    .filter((row) => row !== common)
    .map(
      (row): Row => ({
        ...selectionOf(row, reading),
        wrap: flagOf(row, 'Wrap'),
        cells: cellsOf(row).map((item) => (item.children.length === 0 ? undefined : columnCell(item, reading))),
      }),
    );
  return {
    columns,
    rows: others,
    wrap: flagOf(common, 'Wrap'),
    autoSize: flagOf(table, 'AutoSize'),
    hideHeaders: flagOf(table, 'HideTableHeaders'),
  };
}

function columnCell(item: Element, { makeBlock }: Reading): Column {
  return { ...itemCell(item, makeBlock), cellAlign: alignmentOf(item) };
}

function readList(list: Element, reading: Reading) {
  const entries = childrenNamed(child(list, 'ListEntries'), 'ListEntry').map(
    (entry): ListEntry => ({
      ...selectionOf(entry, reading),
      lines: childrenNamed(child(entry, 'ListItems'), 'ListItem').map((item) => listLine(item, reading)),
    }),
  );
  const common = entries.find((entry) => !entry.types && entry.whenScript === undefined);
  return { lines: common?.lines ?? [], entries: entries.filter((entry) => entry !== common) };
}

function listLine(item: Element, { makeBlock }: Reading): Cell {
  const label = childText(item, 'Label');
  const condition = child(item, 'ItemSelectionCondition');
  const when = childText(condition, 'PropertyName');
  const whenScript = childText(condition, 'ScriptBlock');
  return {
    ...itemCell(item, makeBlock),
    ...(label !== undefined && { label }),
    ...(when !== undefined && { when }),
    ...(whenScript !== undefined && { whenScript: makeBlock(whenScript) }),
  };
}

function readWide(wide: Element, reading: Reading): WideShape {
  const entries = childrenNamed(child(wide, 'WideEntries'), 'WideEntry').map((entry) => ({
    selected: selectionOf(entry, reading),
    cell: itemCell(child(entry, 'WideItem'), reading.makeBlock),
  }));
  const columns = childText(wide, 'ColumnNumber');
  return {
    cell: entries.find(({ selected }) => !selected)?.cell ?? {},
    entries: entries.flatMap(({ selected, cell }) => (selected?.types ? [{ types: selected.types, cell }] : [])),
    ...(columns !== undefined && { columns: Number(columns) }),
    autoSize: flagOf(wide, 'AutoSize'),
  };
}

function readSettings(settings: Element | undefined): Partial<DisplaySettings> {
  if (!settings) return {};
  const count = childText(settings, 'PropertyCountForTable');
  const flags = {
    wrapTables: flagOf(settings, 'WrapTables'),
    showError: flagOf(settings, 'ShowError'),
    displayError: flagOf(settings, 'DisplayError'),
  };
  const expansions = childrenNamed(child(settings, 'EnumerableExpansions'), 'EnumerableExpansion').map((each) => ({
    types: typesOf(child(each, 'EntrySelectedBy'), new Map()),
    expand: (childText(each, 'Expand') ?? 'EnumOnly') as Expansion,
  }));
  return {
    ...(count !== undefined && { propertyCountForTable: Number(count) }),
    ...Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined)),
    ...(expansions.length > 0 && { expansions }),
  };
}
