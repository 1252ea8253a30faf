import type { Stage } from '../../shell/command/cmdlet.ts';
import type { EngineContext } from '../../shell/command/context.ts';
import { flag, object, oneOf, text, typed } from '../../shell/command/parameter.ts';
import { parseParameter, parseParameters, refusal } from '../../shell/formatting/format-parameters.ts';
import { formattingOf } from '../../shell/formatting/formatting.ts';
import type { FormatRequest } from '../../shell/formatting/generator.ts';
import { ObjectFormatter } from '../../shell/formatting/object-formatter.ts';
import type { ShapeKind } from '../../shell/formatting/view.ts';
import type { Value } from '../../shell/objects/value.ts';

export const psObject = typed<Value>('System.Management.Automation.PSObject');
export const psObjects = typed<readonly Value[]>('System.Management.Automation.PSObject[]');

/** What every Format-* command takes besides its own. */
export const formatParameters = {
  GroupBy: object({
    help: 'Starts a new group with a heading where this property, or what this script gives, changes.',
    completes: 'property',
  }),
  View: text({ help: 'Name of the view to use.' }),
  ShowError: flag({ help: 'Shows after the object what went wrong while it was shown.' }),
  DisplayError: flag({ help: 'Shows #ERR in place of a value whose script fails.' }),
  Force: flag({ help: 'Formats texts, errors and other objects that are otherwise shown as they are.' }),
  Expand: oneOf(['CoreOnly', 'EnumOnly', 'Both'], { help: 'What is shown of a collection: itself, its elements (default), or both.' }),
  InputObject: psObject({ help: 'The objects to format.', fromPipeline: 'value', allowNull: true }),
} as const;

interface CommonArguments {
  readonly GroupBy?: Value;
  readonly View?: string;
  readonly ShowError: boolean;
  readonly DisplayError: boolean;
  readonly Force: boolean;
  readonly Expand?: 'CoreOnly' | 'EnumOnly' | 'Both';
  readonly InputObject?: Value;
}

/** The stage of a Format-* command: objects in, packets out. `own` is what the command adds to the request. */
export function formatStage(
  kind: ShapeKind,
  given: CommonArguments,
  properties: () => readonly Value[],
  own: () => Partial<FormatRequest>,
  context: EngineContext,
): Stage {
  let formatter: ObjectFormatter;
  return {
    begin() {
      const request: FormatRequest = {
        kind,
        properties: parseParameters(properties(), kind),
        ...(given.GroupBy !== undefined && given.GroupBy !== null && { groupBy: parseParameter(given.GroupBy, 'groupBy') }),
        ...(given.View && { view: given.View }),
        ...(context.isBound('ShowError') && { showError: given.ShowError }),
        ...(context.isBound('DisplayError') && { displayError: given.DisplayError }),
        force: given.Force,
        expand: given.Expand,
        ...own(),
      };
      if (request.view !== undefined && request.properties.length > 0)
        throw refusal(
          'FormatCannotSpecifyViewAndProperty',
          'Cmdlet parameters View and Property are mutually exclusive.',
          'System.IO.InvalidDataException',
        );
      formatter = new ObjectFormatter(formattingOf(context.session), (packet) => context.write(packet), request);
    },
    process() {
      formatter.write(given.InputObject);
    },
    end() {
      formatter.end();
    },
  };
}
