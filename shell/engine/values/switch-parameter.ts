import { SwitchParameter } from '../../objects/net/powershell.ts';

export { SwitchParameter };

/** The two values of a switch; one object each, since nothing changes them. */
export const switchOn = new SwitchParameter(true);
export const switchOff = new SwitchParameter(false);
export const switchOf = (on: boolean): SwitchParameter => (on ? switchOn : switchOff);
