import type { Value } from '../objects/value.ts';
import { type CellPlan, plainCell, viewCell } from './cell-plan.ts';
import { entryCondition, selectEntry } from './entry-choice.ts';
import { propertyExpression, resolveProperty } from './expression.ts';
import type { FormatParameter } from './format-parameters.ts';
import type { Making, ShapeMaker } from './generator.ts';
import type { Entry } from './packets.ts';
import { allNames, displaySet, remoteComputer } from './property-names.ts';
import { hasMember } from './subject.ts';
import type { ListEntry, ListShape } from './view.ts';

/**
 * The properties that a list or a custom view shows of an object: those of -Property that it has, else its display set, else all.
 */
export function activeProperties(object: Value, parameters: readonly FormatParameter[]) {
  if (parameters.length > 0) {
    return parameters.flatMap((parameter) => {
      const found = parameter.name === undefined ? [parameter.expression] : resolveProperty(parameter.name, object);
      return found.map((expression) => ({ expression, parameter }));
    });
  }
  const chosen = displaySet(object)?.filter((name) => hasMember(object, name));
  const names = chosen && chosen.length > 0 ? [...chosen, ...remoteComputer(object)] : allNames(object);
  return names.map((name) => ({ expression: propertyExpression(name), parameter: undefined }));
}

/** Entries from the properties of each object. */
export function listFromProperties({ formatting, reader, request }: Making): ShapeMaker {
  return {
    shape: { kind: 'list' },
    entry(object): Entry {
      const plans = activeProperties(object, request?.properties ?? []).map(({ expression, parameter }) =>
        plainCell(expression, formatting, parameter?.label, parameter?.format),
      );
      return listEntry(plans, (plan) => reader.read(plan, object));
    },
  };
}

/** Entries of a list view. */
export function listFromView(first: Value, list: ListShape, { formatting, reader }: Making): ShapeMaker {
  const plansOf = ({ lines }: Pick<ListEntry, 'lines'>) =>
    [...lines, ...remoteComputer(first)].map((line) => viewCell(typeof line === 'string' ? { from: line } : line, formatting));
  const common = plansOf(list);
  const entries = (list.entries ?? []).map((entry) => ({
    types: entry.types,
    applies: entryCondition(entry.whenScript),
    plans: plansOf(entry),
  }));
  return {
    shape: { kind: 'list' },
    entry(object): Entry {
      const plans = entries.length === 0 ? common : (selectEntry(entries, object)?.plans ?? common);
      const shown = plans.filter((plan) => plan.shown?.(object) !== false);
      return listEntry(shown, (plan) => reader.read(plan, object));
    },
  };
}

function listEntry(plans: readonly CellPlan[], read: (plan: CellPlan) => string | undefined): Entry {
  return { kind: 'list', labels: plans.map(({ label }) => label), values: plans.map((plan) => read(plan) ?? '') };
}
