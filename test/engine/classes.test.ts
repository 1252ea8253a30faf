import assert from 'node:assert/strict';
import { outcome, type Row } from './scripted.ts';

const rows: readonly Row[] = [
  ['properties have types and defaults', 'class C { [int]$N = "5"; [string]$S }; $c = [C]::new(); $c.N; $null -eq $c.S', '5', 'True'],
  ['only return gives a value', 'class C { [int] M() { 1; "x"; return 2 } }; [C]::new().M()', '2'],
  [
    'overrides are found, base calls reach the base',
    'class A { [string] M() { return "a" } }; class B : A { [string] M() { return "b" + ([A]$this).M() } }; [B]::new().M()',
    'ba',
  ],
  ['constructors chain', 'class A { $x; A($x) { $this.x = $x } }; class B : A { B() : base(7) { } }; [B]::new().x', '7'],
  [
    'overloads go by type',
    'class C { [string] M([int]$i) { return "i" } [string] M([string]$s) { return "s" } }; $c = [C]::new(); $c.M(1) + $c.M("x")',
    'is',
  ],
  ['static members are shared', 'class C { static [int]$N = 1; static [int] Up() { return ++[C]::N } }; [C]::Up(); [C]::N', '2', '2'],
  [
    'ToString and CompareTo are used',
    'class C : IComparable { [int]$v; C($v) { $this.v = $v } [int] CompareTo($o) { return $this.v - $o.v } [string] ToString() { return "c$($this.v)" } }; "$([C]::new(3))"; [C]::new(1) -lt [C]::new(2)',
    'c3',
    'True',
  ],
  [
    'an exception may be a class',
    'class E : Exception { [int]$Code = 4; E($m) : base($m) { } }; try { throw [E]::new("m") } catch [E] { "$($_.Exception.Code) $($_.Exception.Message)" }',
    '4 m',
  ],
  ['enums count on and combine', 'enum N { A; B = 5; C }; [int][N]::C; [Flags()] enum F { R = 1; W = 2 }; "$([F]3)"', '6', 'R, W'],
  ['a table makes an object', 'class C { [int]$A; [string]$B }; $c = [C]@{ A = "3"; B = 4 }; "$($c.A) $($c.B)"', '3 4'],
  ['classes may be used before they stand', '[Late]::new().M(); class Late { [string] M() { return "l" } }', 'l'],
  ['errors in a method end it', 'class C { [int] M() { try { 1 / 0 } catch { return 9 }; return 1 } }; [C]::new().M()', '9'],
];

describe('classes', () => {
  for (const [says, script, ...lines] of rows) it(says, () => assert.deepEqual(outcome(script).lines, lines));
});
