import { ErrorRecord, NetException, Raised } from '../objects/error.ts';
import type { Value } from '../objects/value.ts';
import { fits } from './best-match.ts';
import { CellReader, viewCell } from './cell-plan.ts';
import { customFromView } from './custom-maker.ts';
import type { Formatting } from './formatting.ts';
import type { FormatRequest, Generator, Making, ShapeMaker } from './generator.ts';
import { Grouping } from './grouping.ts';
import { listFromProperties, listFromView } from './list-maker.ts';
import { allNames, displaySet } from './property-names.ts';
import { treeFromProperties } from './property-tree.ts';
import { rowsFromProperties, rowsFromView } from './row-maker.ts';
import { typeNamesOf } from './subject.ts';
import type { GroupBy, ShapeKind } from './view.ts';
import type { StoredView } from './view-store.ts';
import { wideFromProperties, wideFromView } from './wide-maker.ts';

/** Opens a document: the first object and the command decide the view, and with it the shape, for all that follow. */
export function openDocument(first: Value, formatting: Formatting, request?: FormatRequest): Generator {
  const typeNames = typeNamesOf(first);
  const view = chooseView(typeNames, formatting, request);
  const kind = view?.kind ?? request?.kind ?? kindByCount(first, formatting);
  return generator(first, kind, { formatting, reader: readerFor(formatting, request), view, request });
}

/** A document for one object that is shown alone: with its view, else as a list of its properties. */
export function openAlone(object: Value, formatting: Formatting, view: StoredView | undefined): Generator {
  return generator(object, view?.kind ?? 'list', { formatting, reader: readerFor(formatting), view, request: undefined });
}

function readerFor({ views: { settings } }: Formatting, request?: FormatRequest): CellReader {
  return new CellReader(request?.showError ?? settings.showError, request?.displayError ?? settings.displayError);
}

function generator(first: Value, kind: ShapeKind, making: Making): Generator {
  const { view, request, reader } = making;
  const maker = makerFor(first, kind, making);
  return {
    shape: maker.shape,
    autoSize: request?.autoSize ?? autoSized(view),
    grouping: groupingFor(making),
    applies: (typeNames) => view === undefined || fits(view.types, typeNames),
    entry: (object) => maker.entry(object),
    drainErrors: () => reader.drain(),
  };
}

function makerFor(first: Value, kind: ShapeKind, making: Making): ShapeMaker {
  const shapes = making.view?.shapes;
  switch (kind) {
    case 'table':
      return shapes?.table ? rowsFromView(first, shapes.table, making) : rowsFromProperties(first, making);
    case 'list':
      return shapes?.list ? listFromView(first, shapes.list, making) : listFromProperties(making);
    case 'wide':
      return shapes?.wide ? wideFromView(shapes.wide, making) : wideFromProperties(making);
    case 'custom':
      return shapes?.custom ? customFromView(shapes.custom, making) : treeFromProperties(making);
  }
}

function autoSized(view: StoredView | undefined): boolean {
  return (view?.kind === 'table' && view.shapes.table?.autoSize) || (view?.kind === 'wide' && view.shapes.wide?.autoSize) || false;
}

function groupingFor(making: Making): Grouping | undefined {
  const { request, view, formatting } = making;
  const parameter = request?.groupBy;
  if (parameter) return new Grouping(making, parameter.expression, parameter.label);
  const by = view?.shapes[view.kind]?.groupBy;
  if (by === undefined) return undefined;
  const group: GroupBy = typeof by === 'string' ? { from: by } : by;
  const plan = viewCell(group, formatting);
  return new Grouping(making, plan.expression, group.label ?? plan.label, group);
}

function kindByCount(first: Value, { views: { settings } }: Formatting): ShapeKind {
  const count = displaySet(first)?.length || allNames(first).length;
  return count <= settings.propertyCountForTable ? 'table' : 'list';
}

function chooseView(typeNames: readonly string[], formatting: Formatting, request?: FormatRequest): StoredView | undefined {
  if (!request) return formatting.views.choose(typeNames);
  if (request.properties.length > 0) return undefined;
  const found = formatting.views.choose(typeNames, request.kind, request.view);
  if (!found && request.view !== undefined) throw viewNotFound(request.view, request.kind, typeNames, formatting);
  return found;
}

/** The views that are offered are those that list the object's exact type. */
function viewNotFound(name: string, kind: ShapeKind, typeNames: readonly string[], formatting: Formatting): Raised {
  const type = typeNames[0] ?? '';
  const word = kind[0]!.toUpperCase() + kind.slice(1);
  const views = formatting.views
    .viewsFor(typeNames)
    .filter((view) => view.types.some((listed) => listed.toLowerCase() === type.toLowerCase()));
  const same = views.filter((view) => view.kind === kind);
  const others = views.filter((view) => view.kind !== kind && view.name.toLowerCase() === name.toLowerCase());
  let message = `The view name ${name} cannot be found. There are no existing ${word} views for ${type} objects.`;
  if (same.length > 0) {
    const names = same.map((view) => view.name).join(', ');
    message = `The view name ${name} cannot be found. Specify one of the following ${word} views and try again: ${names}.`;
  } else if (others.length > 0) {
    const commands = others.map((view) => `Format-${view.kind[0]!.toUpperCase()}${view.kind.slice(1)}`).join(', ');
    message = ` The view name ${name} cannot be found in the ${word} formatting. Try using one of these other format cmdlets: ${commands}`;
  }
  const exception = new NetException('System.Management.Automation.PipelineStoppedException', 'The pipeline has been stopped.');
  const record = new ErrorRecord(exception, 'FormatViewNotFound', 'ObjectNotFound', name);
  record.details = message;
  return new Raised(record);
}
