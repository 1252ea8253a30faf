import type { DataStatement, ErrorStatement, Expression } from '../ast.ts';
import type { Extent } from '../position.ts';
import type { Token } from '../token.ts';
import { singleArgumentRule } from './argument.ts';
import { isParameter } from './foreach-flags.ts';
import { simpleNameRule } from './name.ts';
import { after, type Parser, span } from './parser.ts';
import { statementBlockRule } from './statement-list.ts';

export function dataRule(p: Parser, keyword: Token): DataStatement | ErrorStatement {
  p.skipNewlines();
  const name = simpleNameRule(p);
  p.skipNewlines();
  const commands: Expression[] = [];
  const errorEnd = p.peek().kind === 'Parameter' ? supportedCommands(p, p.next(), commands) : null;
  if (errorEnd !== null) return { kind: 'ErrorStatement', ...span(keyword, errorEnd), nested: commands };
  const body = statementBlockRule(p);
  if (body !== null) {
    return { kind: 'DataStatement', ...span(keyword, body), variable: name?.value ?? null, commandsAllowed: commands, body };
  }
  const last = commands.at(-1) ?? name ?? keyword;
  p.reportIncomplete('MissingStatementBlockForDataSection', after(last));
  return { kind: 'ErrorStatement', ...span(keyword, last), nested: commands };
}

/** Reads the commands behind `-SupportedCommand`; what it returns is where an error ended the statement. */
function supportedCommands(p: Parser, parameter: Token, commands: Expression[]): Extent | null {
  let errorEnd: Extent | null = null;
  if (!isParameter(parameter, 'supportedcommand')) {
    errorEnd = parameter;
    p.report('InvalidParameterForDataSectionStatement', parameter, parameter.value);
  }
  let comma: Token | null = null;
  for (;;) {
    p.skipNewlines();
    const command = singleArgumentRule(p, 'name');
    if (command === null) {
      if (errorEnd === null) p.reportIncomplete('MissingValueForSupportedCommandInDataSectionStatement', after(comma ?? parameter));
      return comma ?? parameter;
    }
    commands.push(command);
    if (p.peek().kind !== 'Comma') return errorEnd;
    comma = p.next();
  }
}
