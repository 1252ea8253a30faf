/** The module that PowerShell itself gives a core cmdlet; what is in neither list and lies in a core folder belongs to Microsoft.PowerShell.Utility. */
const core =
  'Add-History Clear-Host Clear-History Export-ModuleMember ForEach-Object Get-Command Get-Help Get-History Get-Job Get-Module Import-Module Invoke-Command Invoke-History New-Module New-ModuleManifest Out-Default Out-Host Out-Null Receive-Job Register-ArgumentCompleter Remove-Job Remove-Module Set-PSDebug Set-StrictMode Start-Job Stop-Job TabExpansion2 Test-ModuleManifest Wait-Job Where-Object';
const management =
  'Add-Content Clear-Content Clear-Item Clear-ItemProperty Convert-Path Copy-Item Copy-ItemProperty Get-ChildItem Get-Content Get-Item Get-ItemProperty Get-ItemPropertyValue Get-Location Get-Process Get-PSDrive Get-PSProvider Get-TimeZone Invoke-Item Join-Path Move-Item Move-ItemProperty New-Item New-ItemProperty New-PSDrive Pop-Location Push-Location Remove-Item Remove-ItemProperty Remove-PSDrive Rename-Item Rename-ItemProperty Resolve-Path Set-Content Set-Item Set-ItemProperty Set-Location Split-Path Start-Process Stop-Process Test-Connection Test-Path Wait-Process';

const owners = new Map<string, string>([
  ...core.split(' ').map((name) => [name, 'Microsoft.PowerShell.Core'] as const),
  ...management.split(' ').map((name) => [name, 'Microsoft.PowerShell.Management'] as const),
]);
owners.set('Start-ThreadJob', 'ThreadJob');

const coreFolders = /^cmdlets\/(objects|items|output|session)\//;

/** Module of a cmdlet, from its name and the file that the manifest gives. */
export function moduleOf(name: string, file: string): string {
  if (!coreFolders.test(file)) return 'OfflineSeed';
  return owners.get(name) ?? 'Microsoft.PowerShell.Utility';
}
