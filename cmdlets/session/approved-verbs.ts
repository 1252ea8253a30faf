/** The verbs that PowerShell approves, by group (learn.microsoft.com/powershell/scripting/developer/cmdlet/approved-verbs-for-windows-powershell-commands). */
export const verbGroups: Readonly<Record<string, readonly string[]>> = {
  Common:
    'Add Clear Close Copy Enter Exit Find Format Get Hide Join Lock Move New Open Optimize Pop Push Redo Remove Rename Reset Resize Search Select Set Show Skip Split Step Switch Undo Unlock Watch'.split(
      ' ',
    ),
  Communications: 'Connect Disconnect Read Receive Send Write'.split(' '),
  Data: 'Backup Checkpoint Compare Compress Convert ConvertFrom ConvertTo Dismount Edit Expand Export Group Import Initialize Limit Merge Mount Out Publish Restore Save Sync Unpublish Update'.split(
    ' ',
  ),
  Diagnostic: 'Debug Measure Ping Repair Resolve Test Trace'.split(' '),
  Lifecycle:
    'Approve Assert Build Complete Confirm Deny Deploy Disable Enable Install Invoke Register Request Restart Resume Start Stop Submit Suspend Uninstall Unregister Wait'.split(
      ' ',
    ),
  Other: ['Use'],
  Security: 'Block Grant Protect Revoke Unblock Unprotect'.split(' '),
};

const all = new Set(Object.values(verbGroups).flatMap((verbs) => verbs.map((verb) => verb.toLowerCase())));
for (const verb of ['foreach', 'where', 'sort', 'tee']) all.add(verb);

export const isApprovedVerb = (verb: string): boolean => all.has(verb.toLowerCase());
