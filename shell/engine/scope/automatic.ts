import { dirname } from 'node:path';
import type { Value } from '../../objects/value.ts';
import { invocationInfo } from '../values/invocation-info.ts';
import { PipelineInput } from '../values/pipeline-input.ts';
import type { Frame } from './frame.ts';
import { unset } from './variable.ts';

/** `$_` as seen from a frame: its own, or that of the nearest frame around it that has one. */
export function underscoreOf(frame: Frame): Value {
  for (let at: Frame | null = frame; at !== null; at = at.parent) if (at.underscore !== unset) return at.underscore;
  return null;
}

export function selfOf(frame: Frame): Value {
  for (let at: Frame | null = frame; at !== null; at = at.parent) if (at.self !== unset) return at.self;
  return null;
}

/** The nearest frame that something was called into. */
export function calledFrame(frame: Frame): Frame {
  let at = frame;
  while (at.call === null && at.parent !== null) at = at.parent;
  return at;
}

const fileOf = (frame: Frame): string => frame.code.source.file;

/** Variables that each frame has without anybody having set them. */
const automatic: Readonly<Record<string, (frame: Frame) => Value | typeof unset>> = {
  _: underscoreOf,
  psitem: underscoreOf,
  this: (frame) => {
    for (let at: Frame | null = frame; at !== null; at = at.parent) if (at.self !== unset) return at.self;
    return unset;
  },
  true: () => true,
  false: () => false,
  null: () => null,
  '?': (frame) => frame.engine.success,
  args: (frame) => frame.args,
  input: (frame) => PipelineInput.of(frame),
  psboundparameters: (frame) => calledFrame(frame).call?.bound() ?? unset,
  myinvocation: (frame) => invocationInfo(calledFrame(frame)),
  psscriptroot: (frame) => (fileOf(frame) ? dirname(fileOf(frame)) : ''),
  pscommandpath: fileOf,
  pscmdlet: (frame) => {
    for (let at: Frame | null = frame; at !== null; at = at.parent) if (at.call?.cmdlet) return at.call.cmdlet;
    return unset;
  },
};

export function automaticValue(frame: Frame, lower: string): Value | typeof unset {
  const get = Object.hasOwn(automatic, lower) ? automatic[lower] : undefined;
  return get === undefined ? unset : get(frame);
}

export const isAutomatic = (lower: string): boolean => Object.hasOwn(automatic, lower);
