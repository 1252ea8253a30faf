import type { Value } from '../objects/value.ts';
import { kindAlignment } from './cell-kinds.ts';
import { type CellPlan, viewCell } from './cell-plan.ts';
import { entryCondition, selectEntry } from './entry-choice.ts';
import { missing, propertyExpression, resolveProperty } from './expression.ts';
import type { FormatParameter } from './format-parameters.ts';
import type { Making, ShapeMaker } from './generator.ts';
import type { ColumnHeader, Entry } from './packets.ts';
import { allNames, displaySet, remoteComputer } from './property-names.ts';
import { isScalar } from './scalar-types.ts';
import { failureOf } from './script.ts';
import { hasMember, typeNamesOf } from './subject.ts';
import { columnText } from './value-text.ts';
import type { Alignment, Column, Row, TableShape } from './view.ts';

/** An object without a view and a display set shows at most so many properties in a table. */
const mostColumns = 10;

/** Rows from the properties of the first object, or from -Property. */
export function rowsFromProperties(first: Value, making: Making): ShapeMaker {
  const { formatting, reader, request } = making;
  const columns = propertyColumns(first, request?.properties ?? []).map(({ expression, parameter }) => {
    const plan: CellPlan = {
      label: parameter?.label ?? expression.text,
      expression,
      format: parameter?.format,
      text: (value) => columnText(value, formatting.enumerationLimit),
    };
    const header: ColumnHeader = {
      label: plan.label,
      width: parameter?.width ?? 0,
      align: parameter?.align ?? alignmentOf(plan, first),
      ownProperty: true,
    };
    return { plan, header };
  });
  const wrap = request?.wrap ?? formatting.views.settings.wrapTables;
  const plans = columns.map(({ plan }) => plan);
  return {
    shape: tableShape(
      columns.map(({ header }) => header),
      making,
      false,
    ),
    entry: (object): Entry => ({ kind: 'row', cells: plans.map((plan) => reader.read(plan, object) ?? ''), wrap }),
  };
}

function propertyColumns(first: Value, parameters: readonly FormatParameter[]) {
  if (parameters.length > 0) {
    return parameters.flatMap((parameter) => {
      if (parameter.name === undefined) return [{ expression: parameter.expression, parameter }];
      const found = resolveProperty(parameter.name, first);
      if (found.length === 0 && !parameter.pattern) return [{ expression: parameter.expression, parameter }];
      return found.map((expression) => ({ expression, parameter }));
    });
  }
  const chosen = displaySet(first);
  const names = chosen ? [...chosen, ...remoteComputer(first)] : allNames(first).slice(0, mostColumns);
  return names.map((name) => ({ expression: propertyExpression(name), parameter: undefined }));
}

/** By the first object's value: texts and everything that is no scalar at the left, other scalars at the right. */
function alignmentOf(plan: CellPlan, first: Value): Alignment {
  let value: Value;
  try {
    value = plan.expression.read(first);
  } catch (thrown) {
    failureOf(thrown);
    return 'left';
  }
  if (value === missing || value === null || value === undefined || typeof value === 'string') return 'left';
  return isScalar(typeNamesOf(value)) ? 'right' : 'left';
}

function tableShape(columns: readonly ColumnHeader[], { request }: Making, hidden: boolean) {
  return {
    kind: 'table' as const,
    columns,
    hideHeaders: request?.hideHeaders ?? hidden,
    repeatHeader: request?.repeatHeader ?? false,
  };
}

interface RowPlan {
  readonly cells: readonly CellPlan[];
  readonly align: readonly (Alignment | undefined)[] | undefined;
  readonly wrap: boolean;
}

/** Rows of a table view. */
export function rowsFromView(first: Value, table: TableShape, making: Making): ShapeMaker {
  const { formatting, reader, request } = making;
  const columns = [...table.columns, ...remoteComputer(first)].map(
    (column): Column => (typeof column === 'string' ? { from: column } : column),
  );
  const planOf = (row?: Row): RowPlan => {
    const cells = columns.map((column, at): Column => {
      const own = row?.cells[at];
      return own === undefined ? column : typeof own === 'string' ? { from: own } : own;
    });
    const align = cells.map((cell) => cell.cellAlign);
    return {
      cells: cells.map((cell) => viewCell(cell, formatting)),
      align: align.some((side) => side !== undefined) ? align : undefined,
      wrap: request?.wrap ?? row?.wrap ?? table.wrap ?? false,
    };
  };
  const common = planOf();
  const rows = (table.rows ?? []).map((row) => ({ types: row.types, applies: entryCondition(row.whenScript), plan: planOf(row) }));
  const headers = columns.map((column, at): ColumnHeader => {
    const { label } = common.cells[at]!;
    return {
      label,
      width: column.width ?? 0,
      align: column.align ?? column.cellAlign ?? kindAlignment(column.kind),
      ownProperty: hasMember(first, label),
    };
  });
  return {
    shape: tableShape(headers, making, table.hideHeaders ?? false),
    entry(object): Entry {
      const plan = rows.length === 0 ? common : (selectEntry(rows, object)?.plan ?? common);
      const cells = plan.cells.map((cell) => (cell.shown?.(object) === false ? '' : (reader.read(cell, object) ?? '')));
      return { kind: 'row', cells, wrap: plan.wrap, align: plan.align };
    },
  };
}
