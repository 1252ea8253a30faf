import type { Redirection, RedirectionStream } from '../ast.ts';
import type { Extent } from '../position.ts';
import type { Token } from '../token.ts';
import { singleArgumentRule } from './argument.ts';
import { after, type Parser, span } from './parser.ts';

const streamNames: Record<RedirectionStream, string> = {
  All: '* stream',
  Output: 'output stream',
  Error: 'error stream',
  Warning: 'warning stream',
  Verbose: 'verbose stream',
  Debug: 'debug stream',
  Information: 'information stream',
};

/** Reads a redirection whose operator has been read, adds it to those of the command and returns how far it reaches. */
export function redirectionRule(p: Parser, token: Token, redirections: Redirection[]): Extent {
  const { detail } = token;
  let redirection: Redirection;
  if (detail?.form === 'merge') {
    if (detail.to !== 'Output' || detail.from === detail.to) p.report('RedirectionNotSupported', token, p.textOf(token));
    redirection = { kind: 'MergingRedirection', start: token.start, end: token.end, from: detail.from, to: 'Output' };
  } else {
    let location = singleArgumentRule(p, 'file');
    if (location === null) {
      p.report('MissingFileSpecification', after(token));
      location = { kind: 'ErrorExpression', start: token.start, end: token.end, nested: [] };
    }
    if (detail?.form !== 'file') {
      p.report('RedirectionNotSupported', token, p.textOf(token));
      return span(token, location);
    }
    redirection = { kind: 'FileRedirection', ...span(token, location), from: detail.from, location, append: detail.append };
  }
  if (redirections.some(({ from }) => from === redirection.from)) {
    p.report('StreamAlreadyRedirected', redirection, streamNames[redirection.from]);
  } else {
    redirections.push(redirection);
  }
  return redirection;
}

export function isRedirection(token: Token): boolean {
  return token.kind === 'Redirection' || token.kind === 'RedirectInStd';
}
