const smma = 'System.Management.Automation';

/** Exception types under their base: what catch clauses, -is and BaseType look at. System.Exception and RuntimeException are declared beside. */
const families: Readonly<Record<string, string>> = {
  'System.Exception':
    'System.SystemException System.ApplicationException System.AggregateException System.Net.Http.HttpRequestException System.Threading.BarrierPostPhaseException',
  'System.SystemException':
    'System.Management.Automation.ParentContainsErrorRecordException System.ArgumentException System.ArithmeticException System.ArrayTypeMismatchException System.BadImageFormatException System.FormatException System.IndexOutOfRangeException System.InvalidCastException System.InvalidOperationException System.InvalidProgramException System.MemberAccessException System.NotImplementedException System.NotSupportedException System.NullReferenceException System.OperationCanceledException System.OutOfMemoryException System.RankException System.StackOverflowException System.TimeoutException System.TypeInitializationException System.TypeLoadException System.UnauthorizedAccessException System.AccessViolationException System.Collections.Generic.KeyNotFoundException System.IO.IOException System.IO.InvalidDataException System.IO.InternalBufferOverflowException System.Runtime.InteropServices.ExternalException System.Runtime.Serialization.SerializationException System.Security.SecurityException System.Security.VerificationException System.Security.Authentication.AuthenticationException System.Threading.SynchronizationLockException System.Threading.ThreadAbortException System.Threading.ThreadInterruptedException System.Threading.ThreadStateException System.Xml.XmlException System.Xml.XPath.XPathException System.Xml.Schema.XmlSchemaException System.AppDomainUnloadedException System.Data.DataException Microsoft.PowerShell.Commands.ServiceCommandException Microsoft.PowerShell.Commands.ProcessCommandException Microsoft.PowerShell.Commands.HelpNotFoundException Microsoft.PowerShell.Commands.WriteErrorException',
  'System.ArgumentException': `System.ArgumentNullException System.ArgumentOutOfRangeException System.DuplicateWaitObjectException System.Globalization.CultureNotFoundException System.Text.DecoderFallbackException System.Text.EncoderFallbackException System.Text.RegularExpressions.RegexParseException System.ComponentModel.InvalidEnumArgumentException ${smma}.PSArgumentException`,
  'System.ArgumentNullException': `${smma}.PSArgumentNullException`,
  'System.ArgumentOutOfRangeException': `${smma}.PSArgumentOutOfRangeException`,
  'System.ArithmeticException': 'System.DivideByZeroException System.OverflowException System.NotFiniteNumberException',
  'System.FormatException': 'System.UriFormatException System.Net.CookieException',
  'System.InvalidCastException': `${smma}.PSInvalidCastException`,
  'System.InvalidOperationException': `System.ObjectDisposedException System.Net.WebException System.Net.NetworkInformation.PingException ${smma}.PSInvalidOperationException System.Threading.SemaphoreFullException`,
  'System.ObjectDisposedException': `${smma}.PSObjectDisposedException`,
  'System.MemberAccessException': 'System.FieldAccessException System.MethodAccessException System.MissingMemberException',
  'System.MissingMemberException': 'System.MissingFieldException System.MissingMethodException',
  'System.NotImplementedException': `${smma}.PSNotImplementedException`,
  'System.NotSupportedException': `System.PlatformNotSupportedException ${smma}.PSNotSupportedException`,
  'System.OperationCanceledException': 'System.Threading.Tasks.TaskCanceledException',
  'System.TypeLoadException': 'System.DllNotFoundException System.EntryPointNotFoundException',
  'System.IO.IOException':
    'System.IO.DirectoryNotFoundException System.IO.DriveNotFoundException System.IO.EndOfStreamException System.IO.FileLoadException System.IO.FileNotFoundException System.IO.PathTooLongException System.IO.FileFormatException',
  'System.Runtime.InteropServices.ExternalException':
    'System.ComponentModel.Win32Exception System.Runtime.InteropServices.COMException System.Runtime.InteropServices.SEHException',
  'System.ComponentModel.Win32Exception': 'System.Net.Sockets.SocketException System.Net.WebSockets.WebSocketException',
  'System.Security.Authentication.AuthenticationException': 'System.Security.Authentication.InvalidCredentialException',
  'System.Net.Http.HttpRequestException': 'Microsoft.PowerShell.Commands.HttpResponseException',
  [`${smma}.RuntimeException`]: `${smma}.ActionPreferenceStopException ${smma}.ApplicationFailedException ${smma}.CmdletInvocationException ${smma}.CommandNotFoundException ${smma}.ExtendedTypeSystemException ${smma}.HaltCommandException ${smma}.JobFailedException ${smma}.MetadataException ${smma}.ParameterBindingException ${smma}.ParseException ${smma}.PipelineStoppedException ${smma}.PSSecurityException ${smma}.ProviderInvocationException ${smma}.RemoteException ${smma}.RunspaceConfigurationTypeException ${smma}.ScriptCallDepthException ${smma}.ScriptRequiresException ${smma}.SessionStateException ${smma}.WildcardPatternException ${smma}.PSJobStartException`,
  [`${smma}.ApplicationFailedException`]: `${smma}.NativeCommandExitException`,
  [`${smma}.CmdletInvocationException`]: `${smma}.CmdletProviderInvocationException`,
  [`${smma}.ExtendedTypeSystemException`]: `${smma}.GetValueException ${smma}.MethodException ${smma}.SetValueException`,
  [`${smma}.GetValueException`]: `${smma}.GetValueInvocationException`,
  [`${smma}.SetValueException`]: `${smma}.SetValueInvocationException`,
  [`${smma}.MethodException`]: `${smma}.MethodInvocationException`,
  [`${smma}.MetadataException`]: `${smma}.ParsingMetadataException ${smma}.ValidationMetadataException ${smma}.ArgumentTransformationMetadataException`,
  [`${smma}.ParameterBindingException`]: `${smma}.ParameterBindingValidationException ${smma}.ParameterBindingArgumentTransformationException`,
  [`${smma}.ParseException`]: `${smma}.IncompleteParseException`,
  [`${smma}.SessionStateException`]: `${smma}.DriveNotFoundException ${smma}.ItemNotFoundException ${smma}.ProviderNotFoundException ${smma}.PSVariableNotFoundException ${smma}.SessionStateOverflowException ${smma}.SessionStateUnauthorizedAccessException`,
  [`${smma}.ProviderNotFoundException`]: `${smma}.ProviderNameAmbiguousException`,
};

/** Each exception type with its base. */
export const hierarchy: readonly (readonly [name: string, base: string])[] = Object.entries(families).flatMap(([base, names]) =>
  names.split(' ').map((name) => [name, base] as const),
);
