import { Dictionary } from '../../objects/dictionary.ts';
import { unwrap } from '../../objects/ps-object.ts';
import type { Value } from '../../objects/value.ts';
import type { Code } from '../block/code.ts';
import { runPart } from '../call/run-part.ts';
import { Capture } from '../output.ts';
import type { Frame } from '../scope/frame.ts';
import { RuntimeDefinedParameter } from '../values/runtime-parameter.ts';
import { type Parameter, parameterFrom } from './parameter.ts';
import { Signature } from './signature.ts';

/** Runs `dynamicparam { }` and gives the signature with the parameters it offers; undefined when it offers none. */
export function dynamicParameters(code: Code, frame: Frame, known: Signature): Signature | undefined {
  const out = new Capture();
  runPart(code.body.dynamicParam!, frame, out);
  const offered = out
    .list()
    .map(unwrap)
    .filter((value) => value instanceof Dictionary);
  const added: Parameter[] = [];
  for (const dictionary of offered)
    for (const { value } of dictionary.entries()) {
      const parameter = fromRuntime(unwrap(value));
      if (parameter) added.push(parameter);
    }
  if (added.length === 0) return undefined;
  return new Signature([...known.own, ...added], {
    advanced: known.advanced,
    defaultSet: known.defaultSet,
    supportsShouldProcess: known.supportsShouldProcess,
    supportsPaging: known.supportsPaging,
    impact: known.impact,
    outputTypes: known.outputTypes,
    attributes: known.attributes,
  });
}

function fromRuntime(value: Value): Parameter | undefined {
  if (!(value instanceof RuntimeDefinedParameter)) return undefined;
  return parameterFrom(value.name, value.type, value.attributeList(), { isDynamic: true, coerces: true });
}
