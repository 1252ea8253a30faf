import type { ForEachStatement, SwitchStatement, TypeName } from '../ast.ts';
import type { Extent } from '../position.ts';
import { omittedArgument, type SurfaceNode } from './node.ts';
import { parameterType, staticType } from './static-type.ts';
import { enumValue, listValue, nodeValue, pairValue, type SurfaceValue, typeNameValue } from './value.ts';

type Properties = Record<string, SurfaceValue>;
type Reader<K extends SurfaceNode['kind']> = (node: Extract<SurfaceNode, { kind: K }>) => Properties;

const extent = ({ start, end }: Extent): SurfaceValue => ({ form: 'extent', extent: { start, end } });
const type = (typeName: TypeName): SurfaceValue => ({ form: 'type', typeName });
const kind = (name: string): SurfaceValue => enumValue('TokenKind', name);

function flags(names: readonly (string | false)[]): string {
  return names.filter((name) => name !== false).join(', ') || 'None';
}

function switchFlags({ flags: { file, regex, wildcard, exact, caseSensitive, parallel } }: SwitchStatement): SurfaceValue {
  const isExact = exact && !regex && !wildcard;
  return enumValue(
    'SwitchFlags',
    flags([
      file && 'File',
      regex && 'Regex',
      wildcard && 'Wildcard',
      isExact && 'Exact',
      caseSensitive && 'CaseSensitive',
      parallel && 'Parallel',
    ]),
  );
}

const loop = (node: { label: string | null; condition: SurfaceNode | null }): Properties => ({
  Label: node.label,
  Condition: nodeValue(node.condition),
});

function memberFlags(node: { isStatic: boolean; isHidden: boolean }): Properties {
  return { IsPublic: true, IsPrivate: false, IsHidden: node.isHidden, IsStatic: node.isStatic };
}

function modifiers(enumType: string, node: { isStatic: boolean; isHidden: boolean }, literal = false): SurfaceValue {
  return enumValue(enumType, flags(['Public', node.isStatic && 'Static', literal && 'Literal', node.isHidden && 'Hidden']));
}

const label = (node: { label: SurfaceNode | null }): Properties => ({ Label: nodeValue(node.label) });
const pipeline = (node: { pipeline: SurfaceNode | null }): Properties => ({ Pipeline: nodeValue(node.pipeline) });
const nested = (node: { nested: readonly SurfaceNode[] }): Properties => ({ NestedAst: listValue('Ast', node.nested) });

/** The properties of each class of nodes beyond Extent and Parent, in the order in which PowerShell lists them. */
const readers: { [K in SurfaceNode['kind']]: Reader<K> } = {
  ScriptBlock: (node) => ({
    Attributes: listValue('AttributeAst', node.attributes),
    UsingStatements: listValue('UsingStatementAst', node.usings),
    ParamBlock: nodeValue(node.param),
    BeginBlock: nodeValue(node.begin),
    ProcessBlock: nodeValue(node.process),
    EndBlock: nodeValue(node.end_),
    CleanBlock: nodeValue(node.clean),
    DynamicParamBlock: nodeValue(node.dynamicParam),
    ScriptRequirements: node.requirements === null ? null : { form: 'requirements', requirements: node.requirements },
  }),
  ParamBlock: (node) => ({
    Attributes: listValue('AttributeAst', node.attributes),
    Parameters: listValue('ParameterAst', node.parameters),
  }),
  Parameter: (node) => ({
    Attributes: listValue('AttributeBaseAst', node.attributes),
    Name: nodeValue(node.name),
    DefaultValue: nodeValue(node.defaultValue),
    StaticType: type(parameterType(node.attributes)),
  }),
  NamedBlock: (node) => ({
    Unnamed: node.unnamed,
    BlockKind: kind(node.blockKind === 'dynamicparam' ? 'Dynamicparam' : node.blockKind[0]!.toUpperCase() + node.blockKind.slice(1)),
    Statements: listValue('StatementAst', node.statements),
    Traps: node.traps.length === 0 ? null : listValue('TrapStatementAst', node.traps),
  }),
  StatementBlock: (node) => ({
    Statements: listValue('StatementAst', node.statements),
    Traps: node.traps.length === 0 ? null : listValue('TrapStatementAst', node.traps),
  }),
  UsingStatement: (node) => ({
    UsingStatementKind: enumValue('UsingStatementKind', node.usingKind),
    Name: nodeValue(node.name),
    Alias: nodeValue(node.alias),
    ModuleSpecification: nodeValue(node.moduleSpecification),
  }),
  FunctionDefinition: (node) => ({
    IsFilter: node.isFilter,
    IsWorkflow: node.isWorkflow,
    Name: node.name,
    Parameters: node.parameters === null ? null : listValue('ParameterAst', node.parameters),
    Body: nodeValue(node.body),
  }),
  MethodFunction: ({ member }) => ({
    IsFilter: false,
    IsWorkflow: false,
    Name: member.name,
    Parameters: listValue('ParameterAst', member.parameters),
    Body: nodeValue(member.body),
  }),
  TypeDefinition: (node) => ({
    Name: node.name,
    Attributes: listValue('AttributeAst', node.attributes),
    BaseTypes: listValue('TypeConstraintAst', node.baseTypes),
    Members: listValue('MemberAst', node.members),
    TypeAttributes: enumValue('TypeAttributes', node.typeKind),
    IsEnum: node.typeKind === 'Enum',
    IsClass: node.typeKind === 'Class',
    IsInterface: node.typeKind === 'Interface',
  }),
  PropertyMember: (node) => ({
    Name: node.name,
    PropertyType: nodeValue(node.propertyType),
    Attributes: listValue('AttributeAst', node.attributes),
    PropertyAttributes: modifiers('PropertyAttributes', node),
    InitialValue: nodeValue(node.initialValue),
    ...memberFlags(node),
  }),
  FunctionMember: (node) => ({
    Name: node.name,
    Attributes: listValue('AttributeAst', node.attributes),
    ReturnType: nodeValue(node.returnType),
    Parameters: listValue('ParameterAst', node.parameters),
    Body: nodeValue(node.body),
    MethodAttributes: modifiers('MethodAttributes', node),
    ...memberFlags(node),
    IsConstructor: node.isConstructor,
  }),
  IfStatement: (node) => ({
    Clauses: {
      form: 'list',
      of: 'Tuple`2[PipelineBaseAst,StatementBlockAst]',
      items: node.clauses.map(({ condition, body }) => pairValue(['PipelineBaseAst', 'StatementBlockAst'], condition, body)),
    },
    ElseClause: nodeValue(node.elseClause),
  }),
  TryStatement: (node) => ({
    Body: nodeValue(node.body),
    CatchClauses: listValue('CatchClauseAst', node.catchClauses),
    Finally: nodeValue(node.finally_),
  }),
  CatchClause: (node) => ({
    CatchTypes: listValue('TypeConstraintAst', node.catchTypes),
    IsCatchAll: node.catchTypes.length === 0,
    Body: nodeValue(node.body),
  }),
  SwitchStatement: (node) => ({
    Flags: switchFlags(node),
    Clauses: {
      form: 'list',
      of: 'Tuple`2[ExpressionAst,StatementBlockAst]',
      items: node.clauses.map(({ condition, body }) => pairValue(['ExpressionAst', 'StatementBlockAst'], condition, body)),
    },
    Default: nodeValue(node.defaultClause),
    ...loop(node),
  }),
  ForEachStatement: (node: ForEachStatement) => ({
    Variable: nodeValue(node.variable),
    ThrottleLimit: nodeValue(node.throttleLimit),
    Flags: enumValue('ForEachFlags', node.parallel ? 'Parallel' : 'None'),
    Body: nodeValue(node.body),
    ...loop(node),
  }),
  ForStatement: (node) => ({
    Initializer: nodeValue(node.initializer),
    Iterator: nodeValue(node.iterator),
    Body: nodeValue(node.body),
    ...loop(node),
  }),
  WhileStatement: (node) => ({ Body: nodeValue(node.body), ...loop(node) }),
  DoWhileStatement: (node) => ({ Body: nodeValue(node.body), ...loop(node) }),
  DoUntilStatement: (node) => ({ Body: nodeValue(node.body), ...loop(node) }),
  BreakStatement: label,
  ContinueStatement: label,
  ReturnStatement: pipeline,
  ExitStatement: pipeline,
  ThrowStatement: (node) => ({ Pipeline: nodeValue(node.pipeline), IsRethrow: node.isRethrow }),
  TrapStatement: (node) => ({ TrapType: nodeValue(node.trapType), Body: nodeValue(node.body) }),
  DataStatement: (node) => ({
    Variable: node.variable,
    CommandsAllowed: listValue('ExpressionAst', node.commandsAllowed),
    Body: nodeValue(node.body),
  }),
  BlockStatement: (node) => ({ Body: nodeValue(node.body), Kind: node.keyword }),
  ErrorStatement: nested,
  AssignmentStatement: (node) => ({
    Left: nodeValue(node.left),
    Operator: kind(node.operator),
    Right: nodeValue(node.right),
    ErrorPosition: extent(node.operatorExtent),
  }),
  Pipeline: (node) => ({ PipelineElements: listValue('CommandBaseAst', node.elements), Background: node.background }),
  PipelineChain: (node) => ({
    LhsPipelineChain: nodeValue(node.left),
    RhsPipeline: nodeValue(node.right),
    Operator: kind(node.operator),
    Background: node.background,
  }),
  Command: (node) => ({
    CommandElements: listValue('CommandElementAst', node.elements),
    InvocationOperator: kind(node.invocationOperator),
    DefiningKeyword: null,
    Redirections: listValue('RedirectionAst', node.redirections),
  }),
  CommandExpression: (node) => ({ Expression: nodeValue(node.expression), Redirections: listValue('RedirectionAst', node.redirections) }),
  CommandParameter: (node) => ({
    ParameterName: node.parameterName,
    Argument: nodeValue(node.argument),
    ErrorPosition: extent(node.nameExtent),
  }),
  FileRedirection: (node) => ({
    Location: nodeValue(node.location),
    Append: node.append,
    FromStream: enumValue('RedirectionStream', node.from),
  }),
  MergingRedirection: (node) => ({
    ToStream: enumValue('RedirectionStream', node.to),
    FromStream: enumValue('RedirectionStream', node.from),
  }),
  BinaryExpression: (node) => ({
    Operator: kind(node.operator),
    Left: nodeValue(node.left),
    Right: nodeValue(node.right),
    ErrorPosition: extent(node.operatorExtent),
    StaticType: type(staticType(node)),
  }),
  UnaryExpression: (node) => ({ TokenKind: kind(node.operator), Child: nodeValue(node.child), StaticType: type(staticType(node)) }),
  TernaryExpression: (node) => ({
    Condition: nodeValue(node.condition),
    IfTrue: nodeValue(node.ifTrue),
    IfFalse: nodeValue(node.ifFalse),
    StaticType: type(staticType(node)),
  }),
  ConvertExpression: (node) => ({
    Type: nodeValue(node.type),
    StaticType: type(staticType(node)),
    Child: nodeValue(node.child),
    Attribute: nodeValue(node.type),
  }),
  AttributedExpression: (node) => ({
    Child: nodeValue(node.child),
    Attribute: nodeValue(node.attribute),
    StaticType: type(staticType(node)),
  }),
  MemberExpression: (node) => ({
    Expression: nodeValue(node.expression),
    Member: nodeValue(node.member),
    Static: node.isStatic,
    NullConditional: node.nullConditional,
    StaticType: type(staticType(node)),
  }),
  InvokeMemberExpression: (node) => ({
    GenericTypeArguments: {
      form: 'list',
      of: 'ITypeName',
      items: node.genericTypeArguments.map((argument) => typeNameValue(argument)),
    },
    Arguments: node.arguments.length === 0 ? null : listValue('ExpressionAst', node.arguments),
    Expression: nodeValue(node.expression),
    Member: nodeValue(node.member),
    Static: node.isStatic,
    NullConditional: node.nullConditional,
    StaticType: type(staticType(node)),
  }),
  BaseCtorInvokeMemberExpression: (node) => ({
    Arguments: node.arguments.length === 0 ? null : listValue('ExpressionAst', node.arguments),
    StaticType: type(staticType(node)),
  }),
  IndexExpression: (node) => ({
    Target: nodeValue(node.target),
    Index: nodeValue(node.index),
    NullConditional: node.nullConditional,
    StaticType: type(staticType(node)),
  }),
  ConstantExpression: (node) => ({ Value: { form: 'number', literal: node.literal }, StaticType: type(staticType(node)) }),
  OmittedArgument: (node) => ({ Value: true, StaticType: type(staticType(node)) }),
  StringConstantExpression: (node) => ({
    StringConstantType: enumValue('StringConstantType', node.stringType),
    Value: node.value,
    StaticType: type(staticType(node)),
  }),
  ExpandableStringExpression: (node) => ({
    Value: node.value,
    StringConstantType: enumValue('StringConstantType', node.stringType),
    NestedExpressions: listValue(
      'ExpressionAst',
      node.parts.filter((part) => typeof part !== 'string'),
    ),
    StaticType: type(staticType(node)),
  }),
  VariableExpression: (node) => ({
    VariablePath: { form: 'variablePath', path: node.path },
    Splatted: node.splatted,
    StaticType: type(staticType(node)),
  }),
  UsingExpression: (node) => ({ SubExpression: nodeValue(node.expression), StaticType: type(staticType(node)) }),
  TypeExpression: (node) => ({ TypeName: typeNameValue(node.typeName), StaticType: type(staticType(node)) }),
  ParenExpression: (node) => ({ Pipeline: nodeValue(node.pipeline), StaticType: type(staticType(node)) }),
  SubExpression: (node) => ({ SubExpression: nodeValue(node.body), StaticType: type(staticType(node)) }),
  ArrayExpression: (node) => ({ SubExpression: nodeValue(node.body), StaticType: type(staticType(node)) }),
  ArrayLiteral: (node) => ({ Elements: listValue('ExpressionAst', node.elements), StaticType: type(staticType(node)) }),
  HashtableExpression: (node) => ({
    KeyValuePairs: {
      form: 'list',
      of: 'Tuple`2[ExpressionAst,StatementAst]',
      items: node.pairs.map(({ key, value }) => pairValue(['ExpressionAst', 'StatementAst'], key, value)),
    },
    StaticType: type(staticType(node)),
  }),
  ScriptBlockExpression: (node) => ({ ScriptBlock: nodeValue(node.scriptBlock), StaticType: type(staticType(node)) }),
  ErrorExpression: (node) => ({ NestedAst: listValue('Ast', node.nested), StaticType: type(staticType(node)) }),
  TypeName: () => ({}),
  TypeConstraint: (node) => ({ TypeName: typeNameValue(node.typeName) }),
  Attribute: (node) => ({
    PositionalArguments: listValue('ExpressionAst', node.positional),
    NamedArguments: listValue('NamedAttributeArgumentAst', node.named),
    TypeName: typeNameValue(node.typeName, true),
  }),
  NamedAttributeArgument: (node) => ({
    ArgumentName: node.name,
    Argument: nodeValue(node.argument ?? omittedArgument(node)),
    ExpressionOmitted: node.argument === null,
  }),
};

/** The properties of a node beyond Extent and Parent, in PowerShell's order. */
export function nodeProperties(node: SurfaceNode): Readonly<Properties> {
  return (readers[node.kind] as (node: SurfaceNode) => Properties)(node);
}
