/** The short type names of PowerShell 7.6: full name, then the names; the first of several is the one that is printed. */
const table: readonly (readonly [string, ...string[]])[] = [
  ['System.Array', 'array'],
  ['System.Numerics.BigInteger', 'bigint'],
  ['System.Boolean', 'bool'],
  ['System.Byte', 'byte'],
  ['System.Char', 'char'],
  ['System.Globalization.CultureInfo', 'cultureinfo'],
  ['System.DateTime', 'datetime'],
  ['System.Decimal', 'decimal'],
  ['System.Double', 'double'],
  ['System.Single', 'float', 'single'],
  ['System.Guid', 'guid'],
  ['System.Collections.Hashtable', 'hashtable'],
  ['System.Int32', 'int', 'int32'],
  ['System.Int16', 'short', 'int16'],
  ['System.Int64', 'long', 'int64'],
  ['System.Net.IPAddress', 'ipaddress'],
  ['System.Net.IPEndPoint', 'IPEndpoint'],
  ['System.Net.Mail.MailAddress', 'mailaddress'],
  ['System.Security.AccessControl.ObjectSecurity', 'ObjectSecurity'],
  ['System.Collections.Specialized.OrderedDictionary', 'ordered'],
  ['System.Net.NetworkInformation.PhysicalAddress', 'PhysicalAddress'],
  ['System.Text.RegularExpressions.Regex', 'regex'],
  ['System.SByte', 'sbyte'],
  ['System.Security.SecureString', 'securestring'],
  ['System.String', 'string'],
  ['System.TimeSpan', 'timespan'],
  ['System.Type', 'type'],
  ['System.UInt32', 'uint', 'uint32'],
  ['System.UInt16', 'ushort', 'uint16'],
  ['System.UInt64', 'ulong', 'uint64'],
  ['System.Uri', 'uri'],
  ['System.Version', 'version'],
  ['System.Void', 'void'],
  ['System.Xml.XmlDocument', 'xml'],
  ['System.Security.Cryptography.X509Certificates.X500DistinguishedName', 'X500DistinguishedName'],
  ['System.Security.Cryptography.X509Certificates.X509Certificate', 'X509Certificate'],
  ['System.Management.Automation.PSObject', 'psobject', 'pscustomobject'],
  ['System.Management.Automation.PSReference', 'ref'],
  ['System.Management.Automation.ScriptBlock', 'scriptblock'],
  ['System.Management.Automation.SwitchParameter', 'switch'],
  ['System.Management.Automation.SemanticVersion', 'semver'],
  ['System.Management.Automation.PSCredential', 'pscredential'],
  ['System.Management.Automation.PowerShell', 'powershell'],
  ['System.Management.Automation.PSModuleInfo', 'psmoduleinfo'],
  ['System.Management.Automation.PSVariable', 'psvariable'],
  ['System.Management.Automation.PSAliasProperty', 'psaliasproperty'],
  ['System.Management.Automation.PSNoteProperty', 'psnoteproperty'],
  ['System.Management.Automation.PSScriptMethod', 'psscriptmethod'],
  ['System.Management.Automation.PSScriptProperty', 'psscriptproperty'],
  ['System.Management.Automation.PSVariableProperty', 'psvariableproperty'],
  ['System.Management.Automation.PSListModifier', 'pslistmodifier'],
  ['System.Management.Automation.PSPrimitiveDictionary', 'psprimitivedictionary'],
  ['Microsoft.PowerShell.Commands.PSPropertyExpression', 'pspropertyexpression'],
  ['System.Management.Automation.WildcardPattern', 'WildcardPattern'],
  ['System.Management.Automation.ExperimentAction', 'ExperimentAction'],
  ['System.Management.Automation.ExperimentalFeature', 'ExperimentalFeature'],
  ['System.Management.Automation.PSTypeNameAttribute', 'PSTypeNameAttribute'],
  ['System.Management.Automation.Language.NullString', 'NullString'],
  ['System.Management.Automation.Language.NoRunspaceAffinityAttribute', 'NoRunspaceAffinity'],
  ['System.Management.Automation.Runspaces.InitialSessionState', 'initialsessionstate'],
  ['System.Management.Automation.Runspaces.Runspace', 'runspace'],
  ['System.Management.Automation.Runspaces.RunspaceFactory', 'runspacefactory'],
  ['Microsoft.Management.Infrastructure.CimClass', 'cimclass'],
  ['Microsoft.Management.Infrastructure.CimConverter', 'cimconverter'],
  ['Microsoft.Management.Infrastructure.CimInstance', 'ciminstance'],
  ['Microsoft.Management.Infrastructure.CimSession', 'CimSession'],
  ['Microsoft.Management.Infrastructure.CimType', 'cimtype'],
];

/** Accelerators of attribute X stand for System.Management.Automation.XAttribute. */
const attributes = [
  'Alias',
  'AllowEmptyCollection',
  'AllowEmptyString',
  'AllowNull',
  'ArgumentCompleter',
  'ArgumentCompletions',
  'CmdletBinding',
  'DscLocalConfigurationManager',
  'DscProperty',
  'DscResource',
  'Experimental',
  'OutputType',
  'Parameter',
  'PSDefaultValue',
  'SupportsWildcards',
  'ValidateCount',
  'ValidateDrive',
  'ValidateLength',
  'ValidateNotNull',
  'ValidateNotNullOrEmpty',
  'ValidateNotNullOrWhiteSpace',
  'ValidatePattern',
  'ValidateRange',
  'ValidateScript',
  'ValidateSet',
  'ValidateTrustedData',
  'ValidateUserDrive',
];

const byShort = new Map<string, string>();
const byFull = new Map<string, string>();
for (const [full, ...short] of table) {
  for (const name of short) byShort.set(name.toLowerCase(), full);
  byFull.set(full, short[0]!);
}
for (const name of attributes) {
  const full = `System.Management.Automation.${name}Attribute`;
  byShort.set(name.toLowerCase(), full);
  byFull.set(full, name);
}

/** Full name behind `int`, `pscustomobject` …, any case. */
export function acceleratorTarget(name: string): string | undefined {
  return byShort.get(name.toLowerCase());
}

/** The short name that PowerShell prints for a full name. */
export function acceleratorOf(fullName: string): string | undefined {
  return byFull.get(fullName);
}

/** Adds one at run time: `[psobject].Assembly.GetType('…TypeAccelerators')::Add`. */
export function addAccelerator(name: string, fullName: string): void {
  byShort.set(name.toLowerCase(), fullName);
}

export function accelerators(): ReadonlyMap<string, string> {
  return new Map([...byFull].map(([full, short]) => [short, full]));
}
