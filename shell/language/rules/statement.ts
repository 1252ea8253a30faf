import type { AttributeBase, Statement } from '../ast.ts';
import type { Token } from '../token.ts';
import { kindText, TokenFlag } from '../token-table.ts';
import { attributeListRule } from './attribute.ts';
import { classRule } from './class.ts';
import { configurationRule } from './configuration.ts';
import { dataRule } from './data.ts';
import { enumRule } from './enum.ts';
import { breakRule, exitRule, returnRule, throwRule } from './flow.ts';
import { functionRule } from './function.ts';
import { blockRule, ifRule } from './if.ts';
import { doRule, foreachRule, forRule, whileRule } from './loop.ts';
import type { Parser } from './parser.ts';
import { pipelineChainRule } from './pipeline.ts';
import { switchRule } from './switch.ts';
import { trapRule, tryRule } from './try.ts';
import { fullTypeName } from './unary.ts';
import { usingRule } from './using.ts';

/** Reads one statement; null when none starts here. */
export function statementRule(p: Parser): Statement | null {
  let token = p.next();
  let attributes: AttributeBase[] = [];
  const restore = token.start;
  if (token.kind === 'Generic' && p.scanner.source.text[token.start] === '[') {
    attributes = statementAttributes(p, token);
    token = p.next();
  }
  const statement = keywordStatement(p, token, attributes);
  if (statement !== undefined) return statement;
  if (attributes.length > 0) p.resync(restore);
  else p.unget(token);
  return pipelineChainRule(p);
}

/** Reads attributes before a keyword; none when what follows is an expression (then the text is read again as one). */
function statementAttributes(p: Parser, first: Token): AttributeBase[] {
  const key = `statement ${first.start}`;
  p.resync(first.start);
  if (p.plainBrackets.has(key)) return [];
  const attributes = attributeListRule(p, false);
  const { flags } = p.peek();
  if (attributes.length === 0) return attributes;
  const type = attributes.find(({ kind }) => kind === 'TypeConstraint');
  if ((flags & TokenFlag.NoAttributes) !== 0) {
    if (type === undefined) {
      p.report('UnexpectedAttribute', attributes[0]!, fullTypeName(p, attributes[0]!));
      return attributes;
    }
  } else if ((flags & TokenFlag.Keyword) !== 0) {
    if (type !== undefined) p.report('TypeNotAllowedBeforeStatement', type, fullTypeName(p, type));
    return attributes;
  }
  p.plainBrackets.add(key);
  p.resync(first.start);
  return [];
}

/** The statement a keyword starts; undefined when the token starts a pipeline, null when it starts nothing. */
function keywordStatement(p: Parser, token: Token, attributes: AttributeBase[]): Statement | null | undefined {
  switch (token.kind) {
    case 'If':
      return ifRule(p, token);
    case 'Function':
    case 'Filter':
    case 'Workflow':
      return functionRule(p, token);
    case 'Return':
      return returnRule(p, token);
    case 'Throw':
      return throwRule(p, token);
    case 'Exit':
      return exitRule(p, token);
    case 'Break':
    case 'Continue':
      return breakRule(p, token);
    case 'Trap':
      return trapRule(p, token);
    case 'Try':
      return tryRule(p, token);
    case 'Data':
      return dataRule(p, token);
    case 'Parallel':
    case 'Sequence':
      return blockRule(p, token);
    case 'Configuration':
      return configurationRule(p, token);
    case 'From':
    case 'Define':
    case 'Var':
      p.report('ReservedKeywordNotAllowed', token, kindText(token.kind));
      return { kind: 'ErrorStatement', start: token.start, end: token.end, nested: [] };
    case 'Label':
      return labeledRule(p, token);
    case 'Class':
      return classRule(p, attributes, token);
    case 'Enum':
      return enumRule(p, attributes, token);
    case 'Using': {
      const statement = usingRule(p, token);
      p.report('UsingMustBeAtStartOfScript', statement);
      return statement;
    }
    case 'Else':
    case 'ElseIf':
    case 'Catch':
    case 'Until':
      // Behind an error these belong to a statement that was not understood: no command of that name is meant.
      if (p.errors.length === 0) return undefined;
      p.skipNewlines();
      return statementRule(p);
    case 'EndOfInput':
      if (attributes.length > 0) return undefined;
      p.unget(token);
      return null;
    default:
      return loopStatement(p, null, token);
  }
}

function loopStatement(p: Parser, label: Token | null, token: Token): Statement | undefined {
  switch (token.kind) {
    case 'Switch':
      return switchRule(p, label, token);
    case 'Foreach':
      return foreachRule(p, label, token);
    case 'For':
      return forRule(p, label, token);
    case 'While':
      return whileRule(p, label, token);
    case 'Do':
      return doRule(p, label, token);
    default:
      return undefined;
  }
}

/** A label that no loop follows is the name of a command. */
function labeledRule(p: Parser, label: Token): Statement | null {
  p.skipNewlines();
  const statement = loopStatement(p, label, p.next());
  if (statement !== undefined) return statement;
  p.resync(label.start);
  return pipelineChainRule(p);
}
