import assert from 'node:assert/strict';
import { parse } from '../../shell/language/parse.ts';
import {
  findNodes,
  nodeBaseTypes,
  nodeProperties,
  nodeTypeName,
  psTokens,
  surfaceParents,
  tokenProperties,
  tokenTypeName,
} from '../../shell/language/surface.ts';

function names(source: string, nested = true): string[] {
  return findNodes(parse(source).ast, () => true, nested).map(nodeTypeName);
}

describe('what scripts see of the parser', () => {
  it('puts a function into a method and a value into an argument without one', () => {
    const all = names('class A { [x(B)] M($a) { } }');
    assert.deepEqual(all.slice(2), [
      'TypeDefinitionAst',
      'FunctionMemberAst',
      'AttributeAst',
      'NamedAttributeArgumentAst',
      'ConstantExpressionAst',
      'FunctionDefinitionAst',
      'ParameterAst',
      'VariableExpressionAst',
      'ScriptBlockAst',
      'NamedBlockAst',
    ]);
  });

  it('stays out of nested script blocks when asked to', () => {
    assert.ok(!names('f { $a }', false).includes('VariableExpressionAst'));
    assert.ok(names('f { $a }').includes('VariableExpressionAst'));
  });

  it('knows bases and parents', () => {
    const { ast } = parse('[int]$a');
    const convert = findNodes(ast, ({ kind }) => kind === 'ConvertExpression', true)[0]!;
    assert.deepEqual(nodeBaseTypes(convert), ['AttributedExpressionAst', 'ExpressionAst', 'CommandElementAst', 'Ast']);
    assert.equal(nodeTypeName(surfaceParents(ast).get(convert)!), 'CommandExpressionAst');
  });

  it('every node can be asked for its properties', () => {
    const source =
      'using namespace a; class A : B { [int]$x = 1; M() { } }; if (1) { 2 | f -a:1 > x } else { $a[0].b(1) ? "$c" : @{ d = 1 } }';
    for (const node of findNodes(parse(source).ast, () => true, true)) assert.ok(Object.keys(nodeProperties(node)).length > 0);
    const [binary] = findNodes(parse('1 -eq 2').ast, ({ kind }) => kind === 'BinaryExpression', true);
    assert.deepEqual(nodeProperties(binary!).Operator, { form: 'enum', type: 'TokenKind', name: 'Ieq' });
    assert.deepEqual(nodeProperties(binary!).ErrorPosition, { form: 'extent', extent: { start: 2, end: 5 } });
  });

  it('tells the classes of tokens and what they hold', () => {
    const { tokens } = parse('f $a -b: 1 "x$y" 2>&1');
    assert.deepEqual(
      tokens.map(tokenTypeName),
      [
        'StringLiteralToken',
        'VariableToken',
        'ParameterToken',
        'NumberToken',
        'StringExpandableToken',
        'MergingRedirectionToken',
        'Token',
      ].map((name, at) => (at === 0 ? 'Token' : name)),
    );
    assert.deepEqual(tokenProperties(tokens[2]!), { ParameterName: 'b', UsedColon: true });
    assert.deepEqual(tokens[4]!.detail?.form === 'expandable' && tokens[4]!.detail.tokens.map(({ kind, value }) => `${kind} ${value}`), [
      'Variable y',
    ]);
  });

  it('cuts a script into the tokens of the first PowerShell', () => {
    const tokens = psTokens(parse("[int]$a = @{ b = 'c' } # d\nf -x"));
    assert.deepEqual(
      tokens.map(({ type, content }) => `${type} ${content}`),
      [
        'Type [int]',
        'Variable a',
        'Operator =',
        'GroupStart @{',
        'Member b',
        'Operator =',
        'String c',
        'GroupEnd }',
        'Comment # d',
        'NewLine \n',
        'Command f',
        'CommandParameter -x',
      ],
    );
    const { start, length, startLine, startColumn, endLine, endColumn } = tokens.at(-1)!;
    assert.deepEqual([start, length, startLine, startColumn, endLine, endColumn], [29, 2, 2, 3, 2, 5]);
  });
});
