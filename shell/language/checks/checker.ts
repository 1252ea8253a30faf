import type { Ast, FunctionMember, PropertyMember, ScriptBlock } from '../ast.ts';
import type { ParseErrorId } from '../parse-errors.ts';
import type { Extent } from '../position.ts';
import type { Parser } from '../rules/parser.ts';
import type { KnownNames } from './known-names.ts';

/** What all checks share: where the walk stands, what it may ask, and where it reports. */
export class Checker {
  readonly known: KnownNames;
  /** The nodes above the one that is checked, the nearest last. */
  ancestors: readonly Ast[] = [];
  readonly #parser: Parser;

  constructor(parser: Parser, known: KnownNames) {
    this.#parser = parser;
    this.known = known;
  }

  get parent(): Ast | undefined {
    return this.ancestors.at(-1);
  }

  report(id: ParseErrorId, extent: Extent, ...args: string[]): void {
    this.#parser.report(id, extent, ...args);
  }

  textOf(extent: Extent): string {
    return this.#parser.textOf(extent);
  }

  /** The class member whose own code this is: not that of a script block or function within it. */
  get member(): FunctionMember | PropertyMember | null {
    for (let at = this.ancestors.length - 1; at >= 0; at--) {
      const node = this.ancestors[at]!;
      if (node.kind === 'FunctionMember' || node.kind === 'PropertyMember') return node;
      if (node.kind === 'ScriptBlock' && !isMethodBody(node, this.ancestors[at - 1])) return null;
    }
    return null;
  }
}

function isMethodBody(block: ScriptBlock, parent: Ast | undefined): boolean {
  return parent?.kind === 'FunctionMember' && parent.body === block;
}
