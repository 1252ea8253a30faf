import type { FunctionDefinition, Parameter, ScriptBlock as ScriptBlockAst } from '../../language/ast.ts';
import type { Extent, SourceText } from '../../language/position.ts';
import { type ScriptSignature, signatureOf } from '../binding/signature.ts';
import type { ScriptClass } from '../classes/script-class.ts';
import type { Compiling, Run } from '../compile/shape.ts';
import { statementList } from '../compile/statement.ts';
import type { Frame } from '../scope/frame.ts';
import { Layout } from '../scope/layout.ts';
import type { ScriptTypes } from './script-types.ts';

/** The compiled parts of a script block. */
export interface Body {
  readonly begin: Run | null;
  readonly process: Run | null;
  readonly end: Run | null;
  readonly clean: Run | null;
  readonly dynamicParam: Run | null;
}

/** What the text of a script block becomes, once: shared by all script blocks made from it. Parts are compiled when they are first used. */
export class Code {
  readonly ast: ScriptBlockAst;
  readonly source: SourceText;
  readonly extent: Extent;
  /** Name of the function, or '' for a block; a script file has its path in `source.file`. */
  readonly name: string;
  readonly isFilter: boolean;
  readonly layout = new Layout();
  readonly usings: readonly string[];
  /** Classes and enums that the text can see. */
  readonly types: ScriptTypes;
  /** Lines to add to positions: text that was cut out of a larger one. */
  readonly lineShift = 0;
  readonly #parameters: readonly Parameter[] | null;
  #body: Body | undefined;
  #signature: ScriptSignature | undefined;

  /** The class whose method this is: then only `return` gives a value. */
  readonly method: ScriptClass | null;

  constructor(
    ast: ScriptBlockAst,
    source: SourceText,
    types: ScriptTypes,
    usings: readonly string[],
    from?: FunctionDefinition,
    method: ScriptClass | null = null,
  ) {
    this.method = method;
    this.ast = ast;
    this.source = source;
    this.extent = ast;
    this.types = types;
    this.usings = usings;
    this.name = from?.name ?? '';
    this.isFilter = from?.isFilter ?? false;
    this.#parameters = from?.parameters ?? null;
  }

  get compiling(): Compiling {
    return { code: this, layout: this.layout, source: this.source };
  }

  get parameters(): readonly Parameter[] {
    return this.#parameters ?? this.ast.param?.parameters ?? [];
  }

  /** What the block takes; worked out at its first call, in the frame that calls. */
  signatureIn(frame: Frame): ScriptSignature {
    this.#signature ??= signatureOf(this, frame);
    return this.#signature;
  }

  get body(): Body {
    this.#body ??= this.#compile();
    return this.#body;
  }

  #compile(): Body {
    const c = this.compiling;
    const { ast } = this;
    const part = (block: ScriptBlockAst['end_']): Run | null => (block ? statementList(block.statements, block.traps, c) : null);
    for (const parameter of this.parameters) this.layout.place(parameter.name.path);
    this.types.define(this);
    const body = {
      begin: part(ast.begin),
      process: part(ast.process),
      end: part(ast.end_),
      clean: part(ast.clean),
      dynamicParam: part(ast.dynamicParam),
    };
    if (this.isFilter && body.process === null && body.end !== null) return { ...body, process: body.end, end: null };
    return body;
  }

  /** Text between the braces of a block, or the whole text of a script. */
  get text(): string {
    const { source, ast } = this;
    const whole = source.text.slice(ast.start, ast.end);
    return whole.startsWith('{') && whole.endsWith('}') ? whole.slice(1, -1) : whole;
  }

  /** As stack traces name it. */
  get shownName(): string {
    return this.name || '<ScriptBlock>';
  }

  /** True for the text of a whole file or command line. */
  get isScript(): boolean {
    return this.ast.start === 0 && this.ast.end === this.source.text.length;
  }
}
