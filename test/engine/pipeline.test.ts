import assert from 'node:assert/strict';
import { outcome, type Row } from './scripted.ts';

const stages =
  'function A { param([Parameter(ValueFromPipeline)]$x) begin { "bA" } process { "pA$x" } end { "eA" } clean { Write-Host cA } }; function B { param([Parameter(ValueFromPipeline)]$x) process { "[$x]" } end { "eB" } clean { Write-Host cB } }; ';

const rows: readonly Row[] = [
  [
    'objects go through all stages before the next one',
    `${stages}1, 2 | A | B`,
    '[bA]',
    '[pA1]',
    '[pA2]',
    '[eA]',
    'eB',
    'information: cA',
    'information: cB',
  ],
  ['a stage that has enough stops those before it', `${stages}1..9 | A | Select-Object -First 2`, 'bA', 'pA1', 'information: cA'],
  ['an endless source ends with it', 'function E { while ($true) { 1 } }; E | Select-Object -First 2', '1', '1'],
  ['nothing in runs begin and end', 'function F { begin { "b" } process { "p" } end { "e" } }; @() | F', 'b', 'e'],
  ['no pipeline runs process once', 'function F { begin { "b" } process { "p" } end { "e" } }; F', 'b', 'p', 'e'],
  ['null is an object', '$null | % { "one" }', 'one'],
  ['no output is none', 'function n { }; $v = n; $v | % { "never" }; "end"', 'end'],
  ['a hashtable is one object, an array many', '@{ a = 1 } | % { "h" }; @(1, 2) | % { "a$_" }', 'h', 'a1', 'a2'],
  ['a comma protects an array', '(, (1, 2) | % { $_.Count })', '2'],
  [
    'continue leaves the pipeline for the loop around',
    'foreach ($q in 1, 2) { 1..3 | % { if ($_ -eq 2) { continue }; "$q$_" }; "never" }',
    '11',
    '21',
  ],
  ['return ends only the current object', '1..3 | % { if ($_ -eq 2) { return }; $_ }', '1', '3'],
  ['input goes over what was piped in', '1, 2 | & { "$(@($input).Count) $(@($input).Count)" }', '2 0'],
  ['blocks of ForEach-Object have roles', '1, 2 | % { "b" } { "p$_" } { "e" }', 'b', 'p1', 'p2', 'e'],
  ['pipeline variables last as long as their command', '1, 2 | % { $_ } -PipelineVariable a | % { "$a$_" }', '11', '22'],
  ['chains ask for success', 'Get-Variable nope -ErrorAction Ignore || "no"; "yes" && "and"', 'no', 'yes', 'and'],
  ['a range is counted, not stored', '1..4 | ? { $_ % 2 -eq 0 }', '2', '4'],
  ['streams merge in order', '$r = & { 1; Write-Warning w; 2 } 3>&1; $r.Count; "$($r[1])"', '3', 'w'],
  ['streams are dropped', '& { Write-Error e; Write-Warning w; "o" } 2>$null 3>$null', 'o'],
];

describe('pipelines', () => {
  for (const [says, script, ...lines] of rows) it(says, () => assert.deepEqual(outcome(script).lines, lines));
});
