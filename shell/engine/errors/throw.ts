import type { ThrowStatement } from '../../language/ast.ts';
import { toText } from '../../objects/convert.ts';
import { ErrorRecord, NetException } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import type { Frame } from '../scope/frame.ts';
import { locate } from './locate.ts';
import { Thrown } from './raised.ts';

/** What `throw` throws: a record and an exception as they are, everything else as the text of a RuntimeException. */
export function thrownRecord(frame: Frame, value: Value, node: ThrowStatement): Thrown {
  const current = node.isRethrow ? frame.engine.catching.at(-1) : undefined;
  if (current) return new Thrown(current, true);
  if (value instanceof ErrorRecord) {
    if (value.invocation === null) locate(value, frame, node);
    return new Thrown(value, true);
  }
  const record = recordOf(value);
  record.exception.data.set('WasThrownFromThrowStatement', true);
  locate(record, frame, node);
  return new Thrown(record, true);
}

function recordOf(value: Value): ErrorRecord {
  if (value instanceof NetException) return new ErrorRecord(value, value.message, 'OperationStopped', null);
  if (value === null || value === undefined) {
    const exception = new NetException('System.Management.Automation.RuntimeException', 'ScriptHalted');
    return new ErrorRecord(exception, 'ScriptHalted', 'OperationStopped', null);
  }
  const text = toText(value);
  return new ErrorRecord(new NetException('System.Management.Automation.RuntimeException', text), text, 'OperationStopped', value);
}
