import assert from 'node:assert/strict';
import { outcome, type Row } from './scripted.ts';

const caught = (call: string): string => `try { ${call} } catch { $_.FullyQualifiedErrorId }`;

const rows: readonly Row[] = [
  ['names and positions mix', 'function f($a, $b) { "$a-$b" }; f 1 2; f -b 2 1; f 1 -b 2', '1-2', '1-2', '1-2'],
  ['names may be shortened', 'function f($Alpha, $Beta) { "$Alpha$Beta" }; f -al 1 -b 2', '12'],
  ['an ambiguous name is an error', `function f($Foo, $Food) { }; ${caught('f -Fo 1')}`, 'AmbiguousParameter,f'],
  ['a switch takes no value after a blank', 'function f([switch]$s, $v) { "$s $v" }; f -s x; f -s:$false x', 'True x', 'False x'],
  ['what is left goes to args', 'function f($a) { "$args" }; f 1 2 -x 3', '2 -x 3'],
  ['args keep names for splatting', 'function g($p, [switch]$s) { "$p $s" }; function f { g @args }; f -s -p 5', '5 True'],
  ['a splatted table gives way to what is written', 'function f($a) { $a }; $h = @{ a = 1 }; f -a 2 @h', '2'],
  ['two dashes end names', 'function f($a, $b) { "$a $b" }; f -- -b x', '-b x'],
  ['arguments are converted', 'function f([int]$n) { $n + 1 }; f "41"', '42'],
  ['a bad argument names the parameter', `function f([int]$n) { }; ${caught('f x')}`, 'ParameterArgumentTransformationError,f'],
  ['defaults are evaluated at each call, in order', 'function f($a = 1, $b = $a + 1) { "$a $b" }; f; f 5', '1 2', '5 6'],
  [
    'mandatory parameters that nobody gives are named',
    'function f { param([Parameter(Mandatory)]$A, [Parameter(Mandatory)]$B) }; try { f } catch { "$_" }',
    'Cannot process command because of one or more missing mandatory parameters: A B.',
  ],
  [
    'sets exclude each other',
    `function f { [CmdletBinding()] param([Parameter(ParameterSetName = "A")]$A, [Parameter(ParameterSetName = "B")]$B) $PSCmdlet.ParameterSetName }; f -B 1; ${caught('f -A 1 -B 2')}`,
    'B',
    'AmbiguousParameterSet,f',
  ],
  [
    'the type of a value may choose the set',
    'function f { [CmdletBinding(DefaultParameterSetName = "T")] param([Parameter(ParameterSetName = "N", Position = 0)][int]$N, [Parameter(ParameterSetName = "T", Position = 0)][string]$T) $PSCmdlet.ParameterSetName }; f 5; f a',
    'N',
    'T',
  ],
  [
    'objects bind by value and by property',
    'function f { param([Parameter(ValueFromPipeline)]$W, [Parameter(ValueFromPipelineByPropertyName)]$Length) process { "$W $Length" } }; "abc" | f',
    'abc 3',
  ],
  [
    'values of one object do not stay for the next',
    'function f { param([Parameter(ValueFromPipelineByPropertyName)]$A = "d") process { $A } }; [pscustomobject]@{ A = 1 }, [pscustomobject]@{ A = 2 } | f',
    '1',
    '2',
  ],
  [
    'a block for a pipeline parameter is asked for each object',
    'function f { param([Parameter(ValueFromPipeline)]$X, [Parameter(ValueFromPipelineByPropertyName)][string]$N) process { $N } }; 1, 2 | f -N { "n$_" }',
    'n1',
    'n2',
  ],
  [
    'an object that fits nowhere is an error and the next comes',
    'function f { param([Parameter(ValueFromPipeline)][int]$N) process { $N } }; 1, "x", 3 | f',
    '1',
    'error: InputObjectNotBound,f',
    '3',
  ],
  ['validators refuse', `function f([ValidateRange(1, 3)]$n) { }; ${caught('f 9')}`, 'ParameterArgumentValidationError,f'],
  ['validators stay on the variable', `function f([ValidateSet("a")]$x) { ${caught('$x = "b"')} }; f a`, 'ValidateSetFailure'],
  [
    'common parameters become preferences',
    'function f { [CmdletBinding()] param() $VerbosePreference; Write-Verbose v }; f -Verbose',
    'Continue',
    'verbose: v',
  ],
  ['OutVariable keeps and passes on', 'function f { [CmdletBinding()] param() 1; 2 }; f -OutVariable o; $o.Count', '1', '2', '2'],
  ['PSDefaultParameterValues fill in', '$PSDefaultParameterValues["f:x"] = 7; function f { [CmdletBinding()] param($x) $x }; f', '7'],
  ['PSBoundParameters holds what was given', 'function f($a, $b = 2) { $PSBoundParameters.Keys -join "," }; f 1', 'a'],
  ['remaining arguments are gathered', 'function f { param($a, [Parameter(ValueFromRemainingArguments)]$r) $r -join "|" }; f 1 2 3', '2|3'],
  [
    'dynamic parameters appear on their condition',
    'function f { [CmdletBinding()] param($k) dynamicparam { if ($k -eq 1) { $d = [System.Management.Automation.RuntimeDefinedParameterDictionary]::new(); $d.Add("Ext", [System.Management.Automation.RuntimeDefinedParameter]::new("Ext", [string], [System.Collections.ObjectModel.Collection[System.Attribute]]@([System.Management.Automation.ParameterAttribute]::new()))); $d } } process { $PSBoundParameters["Ext"] } }; f -k 1 -Ext x',
    'x',
  ],
  ['a reference changes the variable of the caller', 'function f([ref]$r) { $r.Value = 9 }; $n = 1; f ([ref]$n); $n', '9'],
  [
    'WhatIf asks nothing and does nothing',
    'function f { [CmdletBinding(SupportsShouldProcess)] param() if ($PSCmdlet.ShouldProcess("t", "a")) { "done" } }; f -WhatIf; f',
    'host: What if: Performing the operation "a" on target "t".',
    'done',
  ],
];

describe('binding', () => {
  for (const [says, script, ...lines] of rows) it(says, () => assert.deepEqual(outcome(script).lines, lines));
});
