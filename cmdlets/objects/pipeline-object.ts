import { typed } from '../../shell/command/parameter.ts';
import type { Value } from '../../shell/objects/value.ts';

/** A PSObject parameter as the engine hands it over: any value, wrapped where members were added to it. */
export const pipelineObject = typed<Value>('System.Management.Automation.PSObject');
export const pipelineObjects = typed<readonly Value[]>('System.Management.Automation.PSObject[]');
