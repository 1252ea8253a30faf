import { PSObject } from '../../objects/ps-object.ts';

/** A parameter name among `$args`: text that `@args` turns back into a name. */
export class ArgumentName extends PSObject {
  readonly text: string;
  constructor(text: string) {
    super(text);
    this.text = text;
  }
}
