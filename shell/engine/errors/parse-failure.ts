import type { ParseError } from '../../language/ast.ts';
import type { SourceText } from '../../language/position.ts';
import type { Code } from '../block/code.ts';
import type { Frame } from '../scope/frame.ts';
import { InvocationInfo } from '../values/invocation-info.ts';

/** System.Management.Automation.Language.ParseError: one error in a text. */
export class ParseFailure {
  readonly error: ParseError;
  readonly source: SourceText;
  constructor(error: ParseError, source: SourceText) {
    this.error = error;
    this.source = source;
  }
  get id(): string {
    return this.error.id;
  }
  get message(): string {
    return this.error.message;
  }
  get incomplete(): boolean {
    return this.error.incomplete;
  }

  /** The place of an error in a text that never ran. */
  static place(error: ParseError, source: SourceText): InvocationInfo {
    const at = { start: error.start, end: Math.max(error.end, error.start + 1) };
    return new InvocationInfo({
      command: null,
      name: '',
      frame: { code: { source, lineShift: 0 } as unknown as Code } as unknown as Frame,
      at,
    });
  }
}
