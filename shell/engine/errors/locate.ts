import type { Extent } from '../../language/position.ts';
import type { ErrorRecord } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import type { Frame } from '../scope/frame.ts';
import { InvocationInfo } from '../values/invocation-info.ts';

/** Says where an error happened, unless that is known already. */
export function locate(record: ErrorRecord, frame: Frame, at: Extent): void {
  if (record.invocation === null) record.invocation = InvocationInfo.ofStatement(frame, at);
  if (record.scriptStackTrace === '') record.scriptStackTrace = stackTrace(frame, at);
}

/** `at Get-Thing, /srv/x.ps1: line 3`, innermost first. */
export function stackTrace(frame: Frame, at: Extent = frame.at): string {
  const lines: string[] = [];
  let extent = at;
  for (let each: Frame | null = frame; each !== null && each.caller !== null; each = each.caller) {
    const { source } = each.code;
    lines.push(`at ${each.code.shownName}, ${source.file || '<No file>'}: line ${source.place(extent.start).line + each.code.lineShift}`);
    extent = each.caller?.at ?? extent;
  }
  return lines.join('\n');
}

/** The same for an error of a command: the place is the whole command, and binding errors carry its name. */
export function locateCommand(record: ErrorRecord, frame: Frame, at: Extent, command: Value, typed: string): void {
  if (record.invocation !== null) return;
  const name = (command as { name?: string } | null)?.name ?? typed;
  const isBinding = /ParameterBinding\w*Exception$/.test(record.exception.type);
  if (isBinding && name && !record.id.includes(',')) record.id = `${record.id},${name}`;
  if (isBinding) record.activity ??= name;
  record.invocation = new InvocationInfo({ command: command ?? null, name: typed, frame, at });
  if (record.scriptStackTrace === '') record.scriptStackTrace = stackTrace(frame, at);
}
