import assert from 'node:assert/strict';
import { outcome, type Row } from './scripted.ts';

const language = 'System.Management.Automation.Language';
const parsed = (text: string): string => `$t = $e = $null; $a = [${language}.Parser]::ParseInput('${text}', [ref]$t, [ref]$e)`;

const rows: readonly Row[] = [
  ['nodes have their class and its bases', `${parsed('1')}; $a.GetType().Name; $a -is [${language}.Ast]`, 'ScriptBlockAst', 'True'],
  [
    'nodes are found by a block',
    `${parsed('a; b | c')}; $a.FindAll({ $args[0] -is [${language}.CommandAst] }, $true) | % { $_.GetCommandName() }`,
    'a',
    'b',
    'c',
  ],
  ['nested blocks may be left out', `${parsed('a { b }')}; $a.FindAll({ $args[0] -is [${language}.CommandAst] }, $false).Count`, '1'],
  [
    'a node knows its parent and its place',
    `${parsed('  $x')}; $v = $a.Find({ $args[0] -is [${language}.VariableExpressionAst] }, $true); $v.Parent.GetType().Name; $v.Extent.StartColumnNumber`,
    'CommandExpressionAst',
    '3',
  ],
  ['the same node is the same object', `${parsed('1')}; [object]::ReferenceEquals($a.EndBlock, $a.EndBlock.Statements[0].Parent)`, 'True'],
  [
    'tokens have class, kind and flags',
    `${parsed('f $x')}; $t | % { "$($_.GetType().Name) $($_.Kind) $($_.TokenFlags)" }`,
    'Token Identifier CommandName',
    'VariableToken Variable None',
    'Token EndOfInput ParseModeInvariant',
  ],
  [
    'errors say where and whether more text helps',
    `${parsed('(1')}; "$($e[0].ErrorId) $($e[0].IncompleteInput)"`,
    'MissingEndParenthesisInExpression True',
  ],
  ['a class that names a missing type is an error', `${parsed('class A { [Nowhere] $x }')}; $e.ErrorId`, 'TypeNotFound'],
  [
    'a block gives its node within the text',
    '{ 1 }.Ast.Parent.GetType().Name; function f { 2 }; $function:f.Ast.GetType().Name',
    'ScriptBlockExpressionAst',
    'FunctionDefinitionAst',
  ],
  [
    'constants have a value, commands have none',
    `${parsed('@{ a = 1, 2 }')}; $a.Find({ $args[0] -is [${language}.HashtableAst] }, $true).SafeGetValue().a.Count; try { { f }.Ast.EndBlock.Statements[0].SafeGetValue() } catch { 'none' }`,
    '2',
    'none',
  ],
  [
    'a visitor skips and stops',
    `class V : ${language}.AstVisitor { $seen = @(); [${language}.AstVisitAction] VisitCommand([${language}.CommandAst]$c) { $this.seen += $c.GetCommandName(); return $(if ($c.GetCommandName() -eq 'b') { 'StopVisit' } else { 'SkipChildren' }) } }; ${parsed('a { x }; b; c')}; $v = [V]::new(); $a.Visit($v); $v.seen`,
    'a',
    'b',
  ],
  [
    'tokens of the first PowerShell',
    '$e = $null; [System.Management.Automation.PSParser]::Tokenize(\'f -x $y\', [ref]$e) | % { "$($_.Content) $($_.Type)" }',
    'f Command',
    '-x CommandParameter',
    'y Variable',
  ],
];

describe('Syntax trees in scripts', () => {
  for (const [says, script, ...lines] of rows) it(says, () => assert.deepEqual(outcome(script).lines, lines));
});
