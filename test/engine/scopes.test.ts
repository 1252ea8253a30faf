import assert from 'node:assert/strict';
import { outcome, type Row } from './scripted.ts';

const rows: readonly Row[] = [
  ['a function sees the variables of its caller', 'function g { "v=$v" }; function f { $v = 1; g }; f', 'v=1'],
  ['assigning in a function makes a variable of its own', '$v = 1; function f { $v = 2; $v }; f; $v', '2', '1'],
  ['a dot-sourced block writes into the scope around it', '$v = 1; . { $v = 2 }; $v', '2'],
  ['a block for ForEach-Object runs in the scope around it', '$v = 1; 5 | % { $v = $_ }; $v', '5'],
  ['private variables are hidden from called functions', 'function g { "[$p]" }; function f { $private:p = 1; $p; g }; f', '1', '[]'],
  ['script and global reach out of a function', 'function f { $script:a = 1; $global:b = 2 }; f; "$a $b"', '1 2'],
  ['compound assignment reads outside and writes inside', '$n = 5; function f { $n += 1; $n }; f; $n', '6', '5'],
  ['Set-Variable reaches the scope of the caller', 'function s { Set-Variable x 7 -Scope 1 }; function f { $x = 1; s; $x }; f', '7'],
  ['Invoke-Expression assigns in the current scope', 'function f { iex "`$q = 3"; $q }; f; "[$q]"', '3', '[]'],
  ['a removed variable is gone also for code that knew it', '$x = 1; $x; Remove-Variable x; "[$x]"', '1', '[]'],
  ['GetNewClosure keeps values', '$n = 1; $c = { $n }.GetNewClosure(); $n = 2; & $c', '1'],
  ['a typed variable converts for good', '[int]$n = "5"; $n = "6"; $n + 1', '7'],
  [
    'a constant refuses a new value',
    'New-Variable c 1 -Option Constant; try { $c = 2 } catch { $_.FullyQualifiedErrorId }',
    'VariableNotWritable',
  ],
  ['braces name any variable', '${a b} = 1; ${a b}', '1'],
  ['the environment is a drive', '$env:ENGINE_TEST = "x"; $env:ENGINE_TEST; $env:ENGINE_TEST = $null; "[$env:ENGINE_TEST]"', 'x', '[]'],
  ['underscore comes from the nearest block around', '1 | % { function f { "u$_" }; f }', 'u1'],
  ['catch hides the underscore only while it runs', '1 | % { try { throw "e" } catch { "$_" }; $_ }', 'e', '1'],
  ['several targets share out a list', '$a, $b = 1, 2, 3; "$a|$b"', '1|2 3'],
];

describe('scopes and variables', () => {
  for (const [says, script, ...lines] of rows) it(says, () => assert.deepEqual(outcome(script).lines, lines));
});
