import type { Extent } from './position.ts';
import type { TokenKind } from './token.ts';

/**
 * The tree of PowerShell 7.6, node for node (System.Management.Automation.Language, without the suffix "Ast").
 * `kind` tells the nodes apart; every node has `start` and `end` (see Extent). Parents are not stored: `walk.ts` hands them out.
 * Margin notes show the source a field stands for.
 */
interface Node<K extends string> extends Extent {
  readonly kind: K;
}

export interface ScriptBlock extends Node<'ScriptBlock'> {
  attributes: AttributeBase[];
  usings: UsingStatement[];
  param: ParamBlock | null;
  dynamicParam: NamedBlock | null;
  begin: NamedBlock | null;
  process: NamedBlock | null;
  end_: NamedBlock | null; //            end { } or the unnamed body of a script, function or { }
  clean: NamedBlock | null;
  requirements: ScriptRequirements | null; // #Requires lines, only on the whole script
}

export interface ScriptRequirements {
  version?: string;
  editions: string[];
  modules: ModuleRequirement[];
  assemblies: string[];
  elevation: boolean;
}

export interface ModuleRequirement {
  name: string;
  guid?: string;
  version?: string; //                   ModuleVersion, the least
  maximumVersion?: string;
  requiredVersion?: string;
}

export interface ParamBlock extends Node<'ParamBlock'> {
  attributes: AttributeBase[];
  parameters: Parameter[];
}

export interface Parameter extends Node<'Parameter'> {
  attributes: AttributeBase[]; //        [Parameter(Mandatory)][int]
  name: VariableExpression;
  defaultValue: Expression | null;
}

export interface NamedBlock extends Node<'NamedBlock'> {
  blockKind: 'begin' | 'process' | 'end' | 'clean' | 'dynamicparam';
  unnamed: boolean;
  statements: Statement[];
  traps: TrapStatement[];
}

export interface StatementBlock extends Node<'StatementBlock'> {
  statements: Statement[];
  traps: TrapStatement[];
}

// ---- statements

export interface UsingStatement extends Node<'UsingStatement'> {
  usingKind: 'Namespace' | 'Module' | 'Assembly' | 'Command' | 'Type';
  name: StringConstantExpression | null;
  alias: StringConstantExpression | null;
  moduleSpecification: HashtableExpression | null;
}

export interface FunctionDefinition extends Node<'FunctionDefinition'> {
  name: string;
  isFilter: boolean;
  isWorkflow: boolean;
  parameters: Parameter[] | null; //     function f($a) { }
  body: ScriptBlock;
}

export interface TypeDefinition extends Node<'TypeDefinition'> {
  name: string;
  attributes: Attribute[];
  baseTypes: TypeConstraint[];
  members: (PropertyMember | FunctionMember)[];
  typeKind: 'Class' | 'Enum' | 'Interface';
}

export interface PropertyMember extends Node<'PropertyMember'> {
  name: string;
  propertyType: TypeConstraint | null;
  attributes: Attribute[];
  initialValue: Expression | null;
  isStatic: boolean;
  isHidden: boolean;
}

export interface FunctionMember extends Node<'FunctionMember'> {
  name: string;
  nameExtent: Extent;
  returnType: TypeConstraint | null;
  attributes: Attribute[];
  parameters: Parameter[];
  body: ScriptBlock;
  baseCall: BaseCtorInvokeMemberExpression | null; // A() : base(1) { }
  isStatic: boolean;
  isHidden: boolean;
  isConstructor: boolean;
}

export interface IfStatement extends Node<'IfStatement'> {
  clauses: { condition: PipelineBase; body: StatementBlock }[];
  elseClause: StatementBlock | null;
}

export interface TryStatement extends Node<'TryStatement'> {
  body: StatementBlock;
  catchClauses: CatchClause[];
  finally_: StatementBlock | null;
}

export interface CatchClause extends Node<'CatchClause'> {
  catchTypes: TypeConstraint[]; //       none: catches all
  body: StatementBlock;
}

export interface SwitchStatement extends Node<'SwitchStatement'> {
  label: string | null;
  flags: { regex: boolean; wildcard: boolean; exact: boolean; caseSensitive: boolean; file: boolean; parallel: boolean };
  condition: PipelineBase;
  clauses: { condition: Expression; body: StatementBlock }[];
  defaultClause: StatementBlock | null;
}

export interface ForEachStatement extends Node<'ForEachStatement'> {
  label: string | null;
  variable: VariableExpression;
  condition: PipelineBase;
  throttleLimit: Expression | null;
  parallel: boolean; //                  read, but an error: kept for later
  body: StatementBlock;
}

export interface ForStatement extends Node<'ForStatement'> {
  label: string | null;
  initializer: PipelineBase | null;
  condition: PipelineBase | null;
  iterator: PipelineBase | null;
  body: StatementBlock;
}

export interface WhileStatement extends Node<'WhileStatement'> {
  label: string | null;
  condition: PipelineBase;
  body: StatementBlock;
}

export interface DoWhileStatement extends Node<'DoWhileStatement'> {
  label: string | null;
  condition: PipelineBase;
  body: StatementBlock;
}

export interface DoUntilStatement extends Node<'DoUntilStatement'> {
  label: string | null;
  condition: PipelineBase;
  body: StatementBlock;
}

export interface BreakStatement extends Node<'BreakStatement'> {
  label: Expression | null;
}

export interface ContinueStatement extends Node<'ContinueStatement'> {
  label: Expression | null;
}

export interface ReturnStatement extends Node<'ReturnStatement'> {
  pipeline: PipelineBase | null;
}

export interface ThrowStatement extends Node<'ThrowStatement'> {
  pipeline: PipelineBase | null;
  isRethrow: boolean; //                 bare throw inside a catch
}

export interface ExitStatement extends Node<'ExitStatement'> {
  pipeline: PipelineBase | null;
}

export interface TrapStatement extends Node<'TrapStatement'> {
  trapType: TypeConstraint | null;
  body: StatementBlock;
}

export interface DataStatement extends Node<'DataStatement'> {
  variable: string | null;
  commandsAllowed: Expression[];
  body: StatementBlock;
}

export interface BlockStatement extends Node<'BlockStatement'> {
  keyword: 'parallel' | 'sequence';
  keywordExtent: Extent;
  body: StatementBlock;
}

export interface ErrorStatement extends Node<'ErrorStatement'> {
  nested: Ast[]; //                      what could be understood of a statement with a parse error
}

/** `left operator right`; the right side is a whole statement. */
export interface AssignmentStatement extends Node<'AssignmentStatement'> {
  left: Expression;
  operator: TokenKind; //                Equals PlusEquals … QuestionQuestionEquals
  right: Statement;
  operatorExtent: Extent;
}

export interface Pipeline extends Node<'Pipeline'> {
  elements: (Command | CommandExpression)[];
  background: boolean;
}

export interface PipelineChain extends Node<'PipelineChain'> {
  left: Pipeline | PipelineChain;
  right: Pipeline;
  operator: 'AndAnd' | 'OrOr';
  background: boolean;
}

/** An expression that stands as a statement or as the first element of a pipeline. */
export interface CommandExpression extends Node<'CommandExpression'> {
  expression: Expression;
  redirections: Redirection[];
}

export interface Command extends Node<'Command'> {
  elements: (Expression | CommandParameter)[]; // the name comes first
  invocationOperator: 'Unknown' | 'Ampersand' | 'Dot';
  redirections: Redirection[];
}

export interface CommandParameter extends Node<'CommandParameter'> {
  parameterName: string; //              without the dash
  argument: Expression | null; //        only for -name:value
  nameExtent: Extent;
}

export type RedirectionStream = 'All' | 'Output' | 'Error' | 'Warning' | 'Verbose' | 'Debug' | 'Information';

export interface FileRedirection extends Node<'FileRedirection'> {
  from: RedirectionStream;
  location: Expression;
  append: boolean;
}

export interface MergingRedirection extends Node<'MergingRedirection'> {
  from: RedirectionStream;
  to: RedirectionStream;
}

// ---- expressions

export interface BinaryExpression extends Node<'BinaryExpression'> {
  operator: TokenKind; //                Plus Ieq Imatch And DotDot Format … ("-eq" is Ieq, "-ceq" Ceq)
  left: Expression;
  right: Expression;
  operatorExtent: Extent;
}

export interface UnaryExpression extends Node<'UnaryExpression'> {
  operator: TokenKind; //                Not Exclaim Minus Plus Bnot PlusPlus MinusMinus PostfixPlusPlus PostfixMinusMinus Join Isplit Csplit Comma
  child: Expression;
}

export interface TernaryExpression extends Node<'TernaryExpression'> {
  condition: Expression;
  ifTrue: Expression;
  ifFalse: Expression;
}

export interface ConvertExpression extends Node<'ConvertExpression'> {
  type: TypeConstraint; //               [int]$x
  child: Expression;
}

export interface AttributedExpression extends Node<'AttributedExpression'> {
  attribute: Attribute; //               [ValidateRange(1,3)]$x
  child: Expression;
}

export interface MemberExpression extends Node<'MemberExpression'> {
  expression: Expression;
  member: Expression; //                 StringConstant for .name, any expression for .$name .(x)
  isStatic: boolean; //                  ::
  nullConditional: boolean; //           ?.
}

export interface InvokeMemberExpression extends Node<'InvokeMemberExpression'> {
  expression: Expression;
  member: Expression;
  arguments: Expression[];
  hasParentheses: boolean; //            false for .method{ }
  genericTypeArguments: TypeName[];
  isStatic: boolean;
  nullConditional: boolean;
}

export interface BaseCtorInvokeMemberExpression extends Node<'BaseCtorInvokeMemberExpression'> {
  arguments: Expression[];
}

export interface IndexExpression extends Node<'IndexExpression'> {
  target: Expression;
  index: Expression;
  nullConditional: boolean; //           ?[
}

/** The type that PowerShell gives a number literal and its value: number for Int32, Double and smaller, bigint for 64 bits and more, digits for Decimal. */
export interface NumberLiteral {
  type: 'SByte' | 'Byte' | 'Int16' | 'UInt16' | 'Int32' | 'UInt32' | 'Int64' | 'UInt64' | 'Double' | 'Decimal' | 'BigInteger';
  value: number | bigint | string;
}

export interface ConstantExpression extends Node<'ConstantExpression'> {
  literal: NumberLiteral;
  text: string; //                       as typed: native programs receive it
}

export type StringConstantType = 'SingleQuoted' | 'SingleQuotedHereString' | 'DoubleQuoted' | 'DoubleQuotedHereString' | 'BareWord';

export interface StringConstantExpression extends Node<'StringConstantExpression'> {
  value: string;
  stringType: StringConstantType;
}

/** `parts` in order: literal text with escapes resolved, or a nested expression (Variable or SubExpression). */
export interface ExpandableStringExpression extends Node<'ExpandableStringExpression'> {
  value: string; //                      $… kept, escapes resolved
  stringType: StringConstantType;
  parts: (string | Expression)[];
}

/** `path` is what stands after `$`, braces taken away: `env:HOME`, `script:x`, `_`. */
export interface VariableExpression extends Node<'VariableExpression'> {
  path: string;
  splatted: boolean;
}

export interface UsingExpression extends Node<'UsingExpression'> {
  expression: Expression; //             $using:x
}

export interface TypeExpression extends Node<'TypeExpression'> {
  typeName: TypeName;
}

export interface ParenExpression extends Node<'ParenExpression'> {
  pipeline: PipelineBase;
}

export interface SubExpression extends Node<'SubExpression'> {
  body: StatementBlock; //               $( )
}

export interface ArrayExpression extends Node<'ArrayExpression'> {
  body: StatementBlock; //               @( )
}

export interface ArrayLiteral extends Node<'ArrayLiteral'> {
  elements: Expression[];
}

export interface HashtableExpression extends Node<'HashtableExpression'> {
  pairs: { key: Expression; value: Statement }[];
}

export interface ScriptBlockExpression extends Node<'ScriptBlockExpression'> {
  scriptBlock: ScriptBlock;
}

export interface ErrorExpression extends Node<'ErrorExpression'> {
  nested: Ast[];
}

// ---- types and attributes

export interface TypeName extends Node<'TypeName'> {
  name: string; //                       System.Int32, int, List; without [] and generic arguments
  genericArguments: TypeName[];
  arrayRanks: number[]; //               [int[]] → [1], [int[,]] → [2]
  assembly: string | null;
}

export interface TypeConstraint extends Node<'TypeConstraint'> {
  typeName: TypeName;
}

export interface Attribute extends Node<'Attribute'> {
  typeName: TypeName;
  positional: Expression[];
  named: NamedAttributeArgument[];
}

export interface NamedAttributeArgument extends Node<'NamedAttributeArgument'> {
  name: string;
  argument: Expression | null; //        null when only the name was given: true
}

export type AttributeBase = Attribute | TypeConstraint;
export type Redirection = FileRedirection | MergingRedirection;
export type PipelineBase = Pipeline | PipelineChain | AssignmentStatement | ErrorStatement;
export type LoopStatement = ForEachStatement | ForStatement | WhileStatement | DoWhileStatement | DoUntilStatement;

export type Statement =
  | PipelineBase
  | CommandExpression //                 only as the right side of an assignment
  | UsingStatement
  | FunctionDefinition
  | TypeDefinition
  | IfStatement
  | TryStatement
  | SwitchStatement
  | LoopStatement
  | BreakStatement
  | ContinueStatement
  | ReturnStatement
  | ThrowStatement
  | ExitStatement
  | TrapStatement
  | DataStatement
  | BlockStatement;

export type Expression =
  | BinaryExpression
  | UnaryExpression
  | TernaryExpression
  | ConvertExpression
  | AttributedExpression
  | MemberExpression
  | InvokeMemberExpression
  | BaseCtorInvokeMemberExpression
  | IndexExpression
  | ConstantExpression
  | StringConstantExpression
  | ExpandableStringExpression
  | VariableExpression
  | UsingExpression
  | TypeExpression
  | ParenExpression
  | SubExpression
  | ArrayExpression
  | ArrayLiteral
  | HashtableExpression
  | ScriptBlockExpression
  | ErrorExpression;

export type Ast =
  | ScriptBlock
  | ParamBlock
  | Parameter
  | NamedBlock
  | StatementBlock
  | Statement
  | PropertyMember
  | FunctionMember
  | CatchClause
  | Command
  | CommandParameter
  | Redirection
  | Expression
  | AttributeBase
  | NamedAttributeArgument
  | TypeName;

export interface ParseError extends Extent {
  readonly id: string; //                PowerShell's error id: MissingEndCurlyBrace
  readonly message: string;
  readonly incomplete: boolean; //       more text could mend it: a prompt goes on reading
}
