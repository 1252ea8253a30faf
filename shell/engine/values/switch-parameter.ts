/** [switch] as a parameter holds it. */
export class SwitchParameter {
  readonly isPresent: boolean;
  constructor(isPresent: boolean) {
    this.isPresent = isPresent;
  }
}

export const switchOn = new SwitchParameter(true);
export const switchOff = new SwitchParameter(false);
export const switchOf = (on: boolean): SwitchParameter => (on ? switchOn : switchOff);
