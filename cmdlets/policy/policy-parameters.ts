import { integer, someOf, text, texts } from '../../shell/command/parameter.ts';
import { daysOfWeek } from '../rules/backup-schedule.ts';

const longest = 9999;

/** What can be changed at any time. The aliases are the names that New-OBFileSpec, New-OBSchedule and New-OBRetentionPolicy have. */
export const whatAndWhen = {
  Path: texts({ aliases: ['Source', 'FileSpec'], completes: 'path', help: 'Folders and files to back up.' }),
  Exclude: texts({
    allowEmpty: true,
    help: 'Patterns of what is left out: *.tmp, /var/cache, **/node_modules; !keep.txt takes back what an earlier one left out.',
  }),
  DayOfWeek: someOf(daysOfWeek, { aliases: ['DaysOfWeek'], help: 'Days on which backups run.' }),
  TimeOfDay: texts({ aliases: ['TimesOfDay'], help: 'Times at which they run, at most three a day: 21:00.' }),
  RetentionDays: integer({ range: [1, longest], help: 'Days for which each recovery point is kept.' }),
  RetentionWeeks: integer({ range: [0, longest], help: 'Weeks for which one point of each week is kept.' }),
  RetentionMonths: integer({ range: [0, longest], help: 'Months for which one point of each month is kept.' }),
  RetentionYears: integer({ range: [0, longest], help: 'Years for which one point of each year is kept.' }),
} as const;

/** The names that tie the road together: fixed once data is staged. The aliases are those of Set-OBInitialBackupCreationMethod. */
export const whereAndNames = {
  StagingLocation: text({
    aliases: ['Staging'],
    completes: 'path',
    help: 'Folder with room for the first backup, on a disk other than the source.',
  }),
  ImportJobName: text({
    aliases: ['AzureImportJobName'],
    help: 'Name that the import job will have: 3 to 24 lower-case letters, digits and hyphens.',
  }),
  ResourceGroupName: text({ aliases: ['ResourceGroup'], help: 'Resource group of storage account and vault.' }),
  StorageAccountName: text({
    aliases: ['StorageAccount', 'AzureStorageAccount'],
    help: 'General-purpose account into which the datacenter copies.',
  }),
  ContainerName: text({ aliases: ['Container', 'AzureStorageContainer'], help: 'Container into which the datacenter copies.' }),
  VaultName: text({ aliases: ['Vault'], completes: 'vault', help: 'Recovery Services vault of the backup.' }),
  VaultContainerName: text({
    aliases: ['VaultContainer'],
    help: "Container of the vault's data; by default vault- and the import job's name.",
  }),
  SubscriptionId: text({
    aliases: ['AzureSubscriptionID'],
    help: 'Subscription of account and vault; by default the one that is selected.',
  }),
  Location: text({ completes: 'region', help: 'Region whose datacenter imports; by default that of the storage account.' }),
} as const;

/** `Name` of an existing policy. */
export const whichPolicy = text({
  position: 0,
  mandatory: true,
  aliases: ['PolicyName'],
  fromPipeline: 'property',
  completes: 'policy',
  help: 'Name of the policy.',
});
