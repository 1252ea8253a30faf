#!/usr/bin/env seedsh
<#
.SYNOPSIS
Seeds a server's first backup on its own disks, end to end, in the practice cloud.

.DESCRIPTION
Walks the whole road on real data: a folder is backed up into staging, travels on two prepared drives to a datacenter that
really reads them, reaches the vault, goes incremental, and is restored and compared byte by byte. Nothing outside the state
folder is touched. With another -Environment the same commands run against Azure; there, somebody has to carry the parcel.

.PARAMETER Path
What is backed up.

.PARAMETER State
Where everything is kept; a new temporary folder when it is not given.

.PARAMETER DriveSize
Size of each practice drive in bytes; by default so that the data needs two drives.

.PARAMETER Keep
Leaves the state folder and the practice cloud as they are at the end, to look at.

.EXAMPLE
npm run demo

.EXAMPLE
npm run demo -- -Path /srv/data -Keep
#>
[CmdletBinding()]
param(
    [string]$Path = (Join-Path $PSScriptRoot '..' 'node_modules'),
    [string]$State = (Join-Path ([System.IO.Path]::GetTempPath()) "offlineseed-demo-$([guid]::NewGuid().ToString('n').Substring(0, 8))"),
    [long]$DriveSize = 0,
    [switch]$Keep
)

$ErrorActionPreference = 'Stop'
$Path = (Resolve-Path $Path).Path
$null = New-Item -ItemType Directory -Path $State -Force
$env:OFFLINESEED_HOME = Join-Path $State 'home'
$times = [ordered]@{}

function Step {
    param([string]$Name, [scriptblock]$Do)
    Write-Host "`n== $Name" -ForegroundColor Cyan
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    & $Do
    $times[$Name] = $watch.Elapsed
}

# What a restore must give back: relative name, length and SHA-256 of every file, targets of links.
function Get-TreeFingerprint([string]$Root) {
    Get-ChildItem -LiteralPath $Root -Recurse -Force -File |
        Sort-Object FullName -CaseSensitive |
        ForEach-Object {
            $name = $_.FullName.Substring($Root.Length)
            if ($_.LinkType) { "$name -> $($_.Target)" } else { "$name $($_.Length) $((Get-FileHash -LiteralPath $_.FullName).Hash)" }
        }
}

try {
    Step 'Practice cloud and sign-in' {
        Connect-OfflineSeedAccount -Environment Sandbox | Format-List
        Get-DPMCloudConnection -Detailed | Format-Table
        Register-ImportExportProvider | Format-Table
        $null = New-OfflineSeedResourceGroup -Name seed-rg -Location westus
        $null = New-OfflineSeedStorageAccount -ResourceGroupName seed-rg -Name seedaccount -Location westus
        $null = New-RecoveryServicesVault -ResourceGroupName seed-rg -Name seed-vault -Location westus
    }

    $passphrase = ConvertTo-SecureString -AsPlainText -Force ('practice-' + [guid]::NewGuid())
    $policy = @{
        Name            = 'demo'
        Path            = $Path
        Exclude         = '*.tmp'
        DayOfWeek       = 'Sunday'
        TimeOfDay       = '21:00'
        RetentionDays   = 30
        StagingLocation = Join-Path $State 'staging'
        ResourceGroup   = 'seed-rg'
        StorageAccount  = 'seedaccount'
        Container       = 'landing'
        ImportJobName   = 'demo-seed-01'
        Vault           = 'seed-vault'
    }

    Step 'Policy' {
        New-OfflineSeedPolicy @policy | Format-List
        Test-OfflineSeedPolicy -Name demo | Format-Table
    }

    Step 'First backup, into staging' {
        $script:first = Start-OBBackup -Name demo -Passphrase $passphrase
        $first | Format-List
    }

    Step 'Drives' {
        $staged = (Get-ChildItem -LiteralPath (Join-Path $State 'staging' 'repository') -Recurse -File | Measure-Object Length -Sum).Sum
        if (-not $DriveSize) { $DriveSize = [long][math]::Max(64MB, [math]::Ceiling($staged * 0.7)) }
        $disks = New-SandboxDisk -Count 2 -Size $DriveSize
        Get-SeedDisk | Where-Object Kind -eq 'Sandbox' | Format-Table
        $script:drives = $disks | Start-OfflineBackupDiskPrep -PolicyName demo -Confirm:$false
        $drives | Format-Table
    }

    $address = @{
        ReturnAddressRecipientName   = 'Backup team'
        ReturnAddressStreetAddress1  = '1 Microsoft Way'
        ReturnAddressCity            = 'Redmond'
        ReturnAddressStateOrProvince = 'WA'
        ReturnAddressPostalCode      = '98052'
        ReturnAddressCountryOrRegion = 'USA'
        ReturnAddressPhone           = '4255550100'
        ReturnAddressEmail           = 'backup@contoso.com'
        ReturnShippingCarrierName    = 'FedEx'
        ReturnShippingCarrierAccountNumber = '123456789'
    }

    Step 'Import job and parcel' {
        $drives | New-ImportJob -PolicyName demo @address -ValidateOnly | Format-Table
        $drives | New-ImportJob -PolicyName demo @address | Format-List
        Update-ImportJobShipping -Name demo-seed-01 -ResourceGroupName seed-rg -CarrierName FedEx -TrackingNumber 7489-0001 | Format-Table
        Get-ShipmentDeadline -Name demo-seed-01 -ResourceGroupName seed-rg | Format-Table
        Send-SandboxPackage -CarrierName FedEx -TrackingNumber 7489-0001 -DriveId $drives.DriveId | Format-Table
        # A scheduled run in the meantime says that it waits, and changes nothing.
        $null = Start-OBBackup -Name demo -Passphrase $passphrase
    }

    Step 'Datacenter' {
        $null = Step-SandboxClock -Days 5
        Wait-ImportJob -Name demo-seed-01 -ResourceGroupName seed-rg -State Packaging, Completed | Format-Table
        $null = Step-SandboxClock -Days 5
        $script:job = Wait-ImportJob -Name demo-seed-01 -ResourceGroupName seed-rg
        $script:log = Get-ImportJobLog -Name demo-seed-01 -ResourceGroupName seed-rg -LogLevel Verbose
        $log | Group-Object Status | Format-Table Count, Name
    }

    Step 'Vault' {
        Start-OBBackup -Name demo -Passphrase $passphrase | Format-List
    }

    Step 'Incremental' {
        $script:second = Start-OBBackup -Name demo -Passphrase $passphrase
        $second | Format-List
    }

    Step 'Verify and restore' {
        $script:verified = Test-RecoveryPoint -Name demo -Passphrase $passphrase -From Vault
        $verified | Format-List
        $target = Join-Path $State 'restored'
        $script:restored = Start-OBRecovery -Name demo -Passphrase $passphrase -From Vault -DestinationPath $target
        $restored | Format-List
        $before = @(Get-TreeFingerprint $Path)
        $after = @(Get-TreeFingerprint (Join-Path $target $Path))
        $difference = @(Compare-Object $before $after)
        if ($difference) { $difference | Select-Object -First 20 | Out-String | Write-Host; throw "$($difference.Count) files differ after the restore." }
        $script:compared = $after.Count
    }

    Step 'Completion' {
        Complete-OfflineSeed -Name demo -Confirm:$false | Format-Table
        Get-OfflineSeedStatus -Name demo | Format-Table
        Clear-OfflineSeedResource -Name demo -Confirm:$false | Format-Table
    }

    Write-Host "`n== What was done" -ForegroundColor Green
    [pscustomobject]@{
        BytesRead               = $first.BytesProcessed
        BytesStaged             = $first.BytesStored
        Drives                  = @($drives).Count
        FilesVerifiedAtArrival  = @($log | Where-Object Status -eq 'Completed').Count
        RecoveryPointRestored   = $restored.SnapshotId
        FilesRestoredAndCompared = $compared
        SentByTheIncremental    = $second.BytesSent
    } | Format-List
    $times.GetEnumerator() | ForEach-Object { [pscustomobject]@{ Step = $_.Key; Seconds = [math]::Round($_.Value.TotalSeconds, 1) } } | Format-Table
}
finally {
    if (-not $Keep) {
        Stop-Sandbox -ErrorAction SilentlyContinue
        Remove-Item -LiteralPath $State -Recurse -Force -ErrorAction SilentlyContinue
    }
    else { Write-Host "State folder: $State" }
}
