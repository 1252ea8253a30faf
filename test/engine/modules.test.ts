import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outcome } from './scripted.ts';

describe('modules', () => {
  let folder: string;
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const run = (script: string): readonly string[] => outcome(script, { folder }).lines;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'engine-modules-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('exports functions, keeps variables', () => {
    write('m.psm1', '$state = 1; function Get-M { $script:state++; $state }; function Get-N { "n" }');
    assert.deepEqual(run('Import-Module ./m.psm1; Get-M; Get-M; "[$state]"'), ['2', '3', '[]']);
  });

  it('shows only what Export-ModuleMember names', () => {
    write('m.psm1', 'function Get-A { Get-B }; function Get-B { "b" }; Export-ModuleMember -Function Get-A');
    assert.deepEqual(run('Import-Module ./m.psm1; Get-A; try { Get-B } catch { "hidden" }'), ['b', 'hidden']);
  });

  it('does not see the variables of its caller', () => {
    write('m.psm1', 'function Get-M { "[$v]" }');
    assert.deepEqual(run('Import-Module ./m.psm1; function f { $v = 1; Get-M }; f'), ['[]']);
  });

  it('runs blocks of the caller in the caller', () => {
    write('m.psm1', 'function Invoke-M($b) { & $b }');
    assert.deepEqual(run('Import-Module ./m.psm1; function f { $v = 1; Invoke-M { $v } }; f'), ['1']);
  });

  it('puts a prefix before nouns', () => {
    write('m.psm1', 'function Get-M { "m" }');
    assert.deepEqual(run('Import-Module ./m.psm1 -Prefix X; Get-XM; m\\Get-XM'), ['m', 'm']);
  });

  it('reads a manifest', () => {
    write('m.psm1', 'function Get-M { "m" }; function Get-N { "n" }');
    write('m.psd1', "@{ RootModule = 'm.psm1'; ModuleVersion = '1.2'; FunctionsToExport = 'Get-M' }");
    assert.deepEqual(run('Import-Module ./m.psd1; Get-M; "$((Get-Module m).Version)"; try { Get-N } catch { "no" }'), ['m', '1.2', 'no']);
  });

  it('refuses a manifest that runs code', () => {
    write('m.psd1', '@{ ModuleVersion = (Get-Variable x) }');
    assert.match(run('Import-Module ./m.psd1')[0] ?? '', /^error: /);
  });

  it('takes a module away again', () => {
    write('m.psm1', 'function Get-M { "m" }; $ExecutionContext.SessionState.Module.OnRemove = { Write-Host "bye" }');
    assert.deepEqual(run('Import-Module ./m.psm1; Remove-Module m; try { Get-M } catch { "gone" }'), ['information: bye', 'gone']);
  });

  it('brings classes by using module', () => {
    write('m.psm1', 'class C { [int]$X = 3 }');
    write('s.ps1', 'using module ./m.psm1\n[C]::new().X');
    assert.deepEqual(run('./s.ps1'), ['3']);
  });

  it('runs script files in a scope of their own, dot-sourced ones here', () => {
    write('s.ps1', 'param($p) $v = $p; "in $v"');
    assert.deepEqual(run('./s.ps1 1; "[$v]"; . ./s.ps1 2; "[$v]"'), ['in 1', '[]', 'in 2', '[2]']);
  });

  it('ends only the file at exit', () => {
    write('s.ps1', '"a"; exit 3; "never"');
    assert.deepEqual(run('./s.ps1; $LASTEXITCODE'), ['a', '3']);
  });

  it('says what is not found', () =>
    assert.deepEqual(run('Import-Module ./no.psm1'), ['error: Modules_ModuleNotFound,Microsoft.PowerShell.Commands.ImportModuleCommand']));
});
