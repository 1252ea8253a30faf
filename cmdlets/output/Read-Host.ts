import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, object, Secret } from '../../shell/command/parameter.ts';
import { toText } from '../../shell/objects/text.ts';
