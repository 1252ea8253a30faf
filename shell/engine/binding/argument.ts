import type { Value } from '../../objects/value.ts';

/** One piece of a command line, evaluated. */
export type Argument =
  /** `-name`, or `-name:value` when `attached`. */
  | {
      readonly kind: 'name';
      readonly name: string;
      readonly text: string;
      readonly attached: boolean;
      readonly value: Value;
      readonly splatted: boolean;
    }
  | { readonly kind: 'value'; readonly value: Value }
  /** `--`: nothing after it is a name. */
  | { readonly kind: 'end' };

export const valueArgument = (value: Value): Argument => ({ kind: 'value', value });

export function nameArgument(name: string, text = `-${name}`): Argument {
  return { kind: 'name', name, text, attached: false, value: undefined, splatted: false };
}

export function attachedArgument(name: string, value: Value, splatted = false, text = `-${name}:`): Argument {
  return { kind: 'name', name, text, attached: true, value, splatted };
}
