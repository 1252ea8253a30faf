/** Functions that every session has, as PowerShell has them (InitialSessionState.BuiltInFunctions): their text is read when one is first used. */
export const defaultFunctions: Readonly<Record<string, string>> = {
  prompt: `"PS $($executionContext.SessionState.Path.CurrentLocation)$('>' * ($nestedPromptLevel + 1)) "`,
  TabExpansion2: `
[CmdletBinding(DefaultParameterSetName = 'ScriptInputSet')]
[OutputType([System.Management.Automation.CommandCompletion])]
Param(
    [Parameter(ParameterSetName = 'ScriptInputSet', Mandatory = $true, Position = 0)]
    [AllowEmptyString()]
    [string] $inputScript,

    [Parameter(ParameterSetName = 'ScriptInputSet', Position = 1)]
    [int] $cursorColumn = $inputScript.Length,

    [Parameter(ParameterSetName = 'AstInputSet', Mandatory = $true, Position = 0)]
    $ast,

    [Parameter(ParameterSetName = 'AstInputSet', Mandatory = $true, Position = 1)]
    $tokens,

    [Parameter(ParameterSetName = 'AstInputSet', Mandatory = $true, Position = 2)]
    $positionOfCursor,

    [Parameter(ParameterSetName = 'ScriptInputSet', Position = 2)]
    [Parameter(ParameterSetName = 'AstInputSet', Position = 3)]
    [Hashtable] $options = $null
)
End
{
    if ($psCmdlet.ParameterSetName -eq 'AstInputSet') {
        return [System.Management.Automation.CommandCompletion]::CompleteInput($ast.Extent.Text, $positionOfCursor.Offset, $options)
    }
    [System.Management.Automation.CommandCompletion]::CompleteInput($inputScript, $cursorColumn, $options)
}
`,
  Pause: `$null = Read-Host 'Press Enter to continue...'`,
  'cd..': 'Set-Location ..',
  'cd\\': 'Set-Location \\',
  'cd~': 'Set-Location ~',
  oss: `
[CmdletBinding()]
param(
    [ValidateRange(2, 2147483647)]
    [int] \${Width},

    [Parameter(ValueFromPipeline = $true)]
    [psobject] \${InputObject})
begin { $pipeline = { Out-String -Stream @PSBoundParameters }.GetSteppablePipeline($myInvocation.CommandOrigin); $pipeline.Begin($PSCmdlet) }
process { $pipeline.Process($_) }
end { $pipeline.End() }
`,
  mkdir: `
[CmdletBinding(DefaultParameterSetName = 'pathSet', SupportsShouldProcess = $true)]
param(
    [Parameter(ParameterSetName = 'nameSet', Position = 0, ValueFromPipelineByPropertyName = $true)]
    [Parameter(ParameterSetName = 'pathSet', Mandatory = $true, Position = 0, ValueFromPipelineByPropertyName = $true)]
    [System.String[]] \${Path},
    [Parameter(ParameterSetName = 'nameSet', Mandatory = $true, ValueFromPipelineByPropertyName = $true)]
    [AllowNull()]
    [AllowEmptyString()]
    [System.String] \${Name},
    [Parameter(ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
    [System.Object] \${Value},
    [Switch] \${Force})
process { New-Item -ItemType Directory @PSBoundParameters }
`,
};
