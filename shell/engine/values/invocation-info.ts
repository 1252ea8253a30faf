import { dirname } from 'node:path';
import type { Extent } from '../../language/position.ts';
import type { Value } from '../../objects/value.ts';
import type { Frame } from '../scope/frame.ts';

/** System.Management.Automation.InvocationInfo: what was called, and where. */
export class InvocationInfo {
  readonly command: Value;
  readonly name: string;
  readonly frame: Frame | null;
  readonly at: Extent | null;
  readonly bound: () => Value;
  readonly unbound: () => Value;
  readonly expectsInput: boolean;
  readonly pipelineLength: number;
  readonly pipelinePosition: number;

  constructor(of: {
    command: Value;
    name: string;
    frame: Frame | null;
    at: Extent | null;
    bound?: () => Value;
    unbound?: () => Value;
    expectsInput?: boolean;
    pipelineLength?: number;
    pipelinePosition?: number;
  }) {
    this.command = of.command;
    this.name = of.name;
    this.frame = of.frame;
    this.at = of.at;
    this.bound = of.bound ?? (() => null);
    this.unbound = of.unbound ?? (() => []);
    this.expectsInput = of.expectsInput ?? false;
    this.pipelineLength = of.pipelineLength ?? 0;
    this.pipelinePosition = of.pipelinePosition ?? 0;
  }

  /** For an error in an expression or a `throw`: no command, just a place. */
  static ofStatement(frame: Frame, at: Extent): InvocationInfo {
    return new InvocationInfo({ command: null, name: '', frame, at });
  }

  get scriptName(): string {
    return this.frame?.code.source.file ?? '';
  }
  get line(): number {
    if (!this.frame || !this.at) return 0;
    return this.frame.code.source.place(this.at.start).line + this.frame.code.lineShift;
  }
  get column(): number {
    return this.frame && this.at ? this.frame.code.source.place(this.at.start).column : 0;
  }
  /** The whole line, as `Line` gives it. */
  get lineText(): string {
    if (!this.frame || !this.at) return '';
    const { source } = this.frame.code;
    const { line } = source.place(this.at.start);
    const start = source.lineStarts[line - 1] ?? 0;
    return source.text.slice(start, source.lineStarts[line] ?? source.text.length);
  }
  /** The text of the call itself. */
  get statement(): string {
    return this.frame && this.at ? this.frame.code.source.slice(this.at) : '';
  }
  get scriptRoot(): string {
    return this.scriptName ? dirname(this.scriptName) : '';
  }
  /** `At file:line char:column` with the line and tildes under the place. */
  get positionMessage(): string {
    if (!this.frame || !this.at) return '';
    const place = this.scriptName ? `${this.scriptName}:${this.line}` : `line:${this.line}`;
    const { text, from, length } = this.excerpt();
    return `At ${place} char:${this.column}\n+ ${text}\n+ ${' '.repeat(from)}${'~'.repeat(Math.max(length, 1))}`;
  }
  /** The line cut to about 69 columns around the place, and where the place is in it. */
  excerpt(): { text: string; from: number; length: number } {
    const whole = this.lineText.replace(/[\r\n]+$/, '');
    const start = this.column - 1;
    const end = this.at && this.frame ? Math.min(whole.length, start + (this.at.end - this.at.start)) : whole.length;
    const limit = 69;
    if (whole.length <= limit) return { text: whole, from: start, length: end - start };
    let left = Math.max(0, start - 20);
    if (whole.length - left < limit) left = Math.max(0, whole.length - limit);
    const cut = whole.slice(left, left + limit);
    const before = left > 0 ? '… ' : '';
    const after = left + limit < whole.length ? ' …' : '';
    return { text: before + cut + after, from: start - left + before.length, length: Math.min(end - start, limit - (start - left)) };
  }
}

const made = new WeakMap<Frame, InvocationInfo>();

/** `$MyInvocation` of a frame. */
export function invocationInfo(frame: Frame): InvocationInfo {
  let info = made.get(frame);
  if (!info) {
    const { call } = frame;
    info = new InvocationInfo({
      command: call?.command ?? null,
      name: call?.name ?? '',
      frame: call?.from ?? null,
      at: call?.at ?? null,
      bound: call?.bound,
      unbound: () => frame.args,
      expectsInput: call?.expectsInput,
      pipelineLength: call?.pipelineLength,
      pipelinePosition: call?.pipelinePosition,
    });
    made.set(frame, info);
  }
  return info;
}
