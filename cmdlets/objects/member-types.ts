import { requireType } from '../../shell/objects/net-type.ts';

/** The enumerations by which Get-Member and Add-Member choose. */
export const memberTypes = 'System.Management.Automation.PSMemberTypes';
export const memberViews = 'System.Management.Automation.PSMemberViewTypes';

export const memberTypeFlags: Readonly<Record<string, number>> = requireType(memberTypes).enumTable.members;
export const memberViewFlags: Readonly<Record<string, number>> = requireType(memberViews).enumTable.members;
