import { child, childrenNamed, childText, type Element } from './format-file.ts';
import type { MakeBlock } from './format-views.ts';
import type { Binding, Cell, Control, Frame, GroupBy, Item } from './view.ts';

/** PropertyName or ScriptBlock and FormatString of an item; labels are names in full, as PowerShell does not know paths. */
export function itemCell(item: Element | undefined, makeBlock: MakeBlock): Cell {
  const property = childText(item, 'PropertyName');
  const script = child(item, 'ScriptBlock')?.text;
  const format = child(item, 'FormatString')?.text;
  return {
    ...(property !== undefined && { from: property, label: property }),
    ...(script !== undefined && { script: makeBlock(script), label: script.trim() }),
    ...(format !== undefined && { format }),
  };
}

/** The entries of a CustomControl; the one for no types in particular comes first. */
export function readCustom(control: Element | undefined, makeBlock: MakeBlock): Control {
  const entries = childrenNamed(child(control, 'CustomEntries'), 'CustomEntry').map((entry) => {
    const selected = child(entry, 'EntrySelectedBy');
    const script = childText(child(selected, 'SelectionCondition'), 'ScriptBlock');
    return {
      types: selected && childrenNamed(selected, 'TypeName').map((type) => type.text.trim()),
      ...(script !== undefined && { whenScript: makeBlock(script) }),
      items: childrenNamed(entry, 'CustomItem').flatMap((item) => readItems(item, makeBlock)),
    };
  });
  const common = entries.find((entry) => entry.types === undefined);
  return { items: common?.items ?? [], entries: entries.filter((entry) => entry !== common) };
}

function readItems(custom: Element, makeBlock: MakeBlock): Item[] {
  return custom.children.flatMap((element): Item[] => {
    switch (element.name) {
      case 'Text':
        return [{ text: element.text }];
      case 'NewLine':
        return [{ newLine: Number(childText(element, 'Count') ?? 1) }];
      case 'Frame':
        return [{ frame: readFrame(element, makeBlock) }];
      case 'ExpressionBinding':
        return [readBinding(element, makeBlock)];
      default:
        return [];
    }
  });
}

function readFrame(frame: Element, makeBlock: MakeBlock): Frame {
  const cells = (name: string): number => Number(childText(frame, name) ?? 0);
  return {
    left: cells('LeftIndent'),
    right: cells('RightIndent'),
    firstLine: cells('FirstLineIndent') - cells('FirstLineHanging'),
    items: childrenNamed(frame, 'CustomItem').flatMap((item) => readItems(item, makeBlock)),
  };
}

function readBinding(binding: Element, makeBlock: MakeBlock): Binding {
  const own = child(binding, 'CustomControl');
  const named = childText(binding, 'CustomControlName');
  const condition = child(binding, 'ItemSelectionCondition');
  const when = childText(condition, 'PropertyName');
  const whenScript = childText(condition, 'ScriptBlock');
  return {
    bind: true,
    ...itemCell(binding, makeBlock),
    ...(child(binding, 'EnumerateCollection') && { each: true }),
    ...(own && { control: readCustom(own, makeBlock) }),
    ...(named !== undefined && { control: named }),
    ...(when !== undefined && { when }),
    ...(whenScript !== undefined && { whenScript: makeBlock(whenScript) }),
  };
}

/** GroupBy of a view. */
export function groupOf(group: Element | undefined, makeBlock: MakeBlock): GroupBy | undefined {
  if (!group) return undefined;
  const label = childText(group, 'Label');
  const own = child(group, 'CustomControl');
  const named = childText(group, 'CustomControlName');
  return {
    ...itemCell(group, makeBlock),
    ...(label !== undefined && { label }),
    ...(own && { control: readCustom(own, makeBlock) }),
    ...(named !== undefined && { control: named }),
  };
}
