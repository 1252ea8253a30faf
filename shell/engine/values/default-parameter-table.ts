import { toText } from '../../objects/convert.ts';
import { NetException } from '../../objects/error.ts';
import { Hashtable } from '../../objects/hashtable.ts';
import type { Value } from '../../objects/value.ts';

/** `$PSDefaultParameterValues`: keys are `Command:Parameter`, or `Disabled`. */
export class DefaultParameterTable extends Hashtable {
  override set(key: Value, value: Value): void {
    const text = toText(key).trim();
    if (text.toLowerCase() !== 'disabled' && !/^.+:.+$/.test(text))
      throw new NetException(
        'System.Management.Automation.PSInvalidOperationException',
        `The key '${text}' does not have a valid format. For information about the correct format, see about_Parameters_Default_Values at https://go.microsoft.com/fwlink/?LinkId=228266.`,
      );
    super.set(key, value);
  }
}
