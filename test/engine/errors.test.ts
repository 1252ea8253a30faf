import assert from 'node:assert/strict';
import { outcome, type Row } from './scripted.ts';

const rows: readonly Row[] = [
  ['an error of a statement lets the next one run', '1 / 0; "next"', 'error: RuntimeException', 'next'],
  ['inside try it goes to catch', 'try { 1 / 0; "never" } catch { "caught" }', 'caught'],
  ['also when it happens in a function that was called', 'function f { 1 / 0; "never" }; try { f } catch { "caught" }', 'caught'],
  ['finally runs on every way out', 'foreach ($i in 1, 2) { try { if ($i -eq 1) { continue }; "b" } finally { "f$i" } }', 'f1', 'b', 'f2'],
  [
    'catch goes by type, what is wrapped first',
    'try { [int]::Parse("x") } catch [System.Management.Automation.MethodInvocationException] { "outer" } catch [FormatException] { "inner" }',
    'inner',
  ],
  [
    'throw keeps records and exceptions',
    'try { throw [System.IO.IOException]::new("io") } catch [System.IO.IOException] { $_.FullyQualifiedErrorId }',
    'io',
  ],
  ['a bare throw hands the error on', 'try { try { throw "a" } catch { throw } } catch { "again $_" }', 'again a'],
  ['a trap that continues goes on', 'trap { "t"; continue }; 1 / 0; "next"', 't', 'next'],
  ['a trap that breaks passes the error on', 'function f { trap { break }; 1 / 0; "never" }; try { f } catch { "out" }', 'out'],
  [
    'ErrorAction Stop makes terminating',
    'try { Get-Variable nope -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }',
    'VariableNotFound,Microsoft.PowerShell.Commands.GetVariableCommand',
  ],
  ['ErrorVariable collects', 'Get-Variable nope -ErrorAction SilentlyContinue -ErrorVariable e; $e.Count', '1'],
  ['Ignore leaves no trace', '$Error.Clear(); Get-Variable nope -ErrorAction Ignore; $Error.Count', '0'],
  [
    'the error list is newest first',
    '$Error.Clear(); try { throw "a" } catch { }; try { throw "b" } catch { }; "$($Error[0]) $($Error[1])"',
    'b a',
  ],
  ['success is told by $?', 'Get-Variable nope -ErrorAction Ignore; $?; 1 | Out-Null; $?', 'False', 'True'],
  [
    'ThrowTerminatingError speaks for its function',
    'function f { [CmdletBinding()] param() $PSCmdlet.ThrowTerminatingError([System.Management.Automation.ErrorRecord]::new([Exception]::new("m"), "Id", "InvalidData", 1)) }; try { f } catch { $_.FullyQualifiedErrorId }',
    'Id,f',
  ],
  [
    'SilentlyContinue lets a function go on after throw',
    '$ErrorActionPreference = "SilentlyContinue"; function f { throw "x"; "after" }; f',
    'after',
  ],
  ['an unknown command says its name', 'try { Get-Nothing } catch { $_.Exception.CommandName }', 'Get-Nothing'],
  [
    'the stack trace names functions',
    'function f { throw "x" }; try { f } catch { ($_.ScriptStackTrace -split "`n")[0] }',
    'at f, <No file>: line 1',
  ],
];

describe('errors', () => {
  for (const [says, script, ...lines] of rows) it(says, () => assert.deepEqual(outcome(script).lines, lines));

  it('an uncaught throw ends the script and is told to the host', () => {
    const { lines, failure } = outcome('"a"; throw "b"; "never"');
    assert.deepEqual(lines, ['a', 'error: b']);
    assert.equal(failure?.exception.message, 'b');
  });

  it('exit hands its number on', () => assert.equal(outcome('function f { exit 7 }; f; "never"').exit, 7));

  it('a text with a parse error runs nothing', () => {
    const { lines, failure } = outcome('"a"; if (');
    assert.equal(lines.length, 1);
    assert.equal(failure?.category, 'ParserError');
  });
});
