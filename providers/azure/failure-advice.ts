/** What a user does next, by the code of the failure; the sign-in numbers are those of Microsoft's list of AADSTS errors. */
const byCode: Readonly<Record<string, string>> = {
  AADSTS50034: 'The account is not known in this directory: look at -Tenant and -Environment.',
  AADSTS50076: 'Multi-factor sign-in is needed: Connect-OfflineSeedAccount -UseDeviceAuthentication',
  AADSTS50126: 'User name or password is wrong.',
  AADSTS50173: 'The sign-in was revoked: Connect-OfflineSeedAccount again.',
  AADSTS53003: 'A conditional access policy forbids it: ask the administrator of the directory.',
  AADSTS65001: 'An administrator of the directory has to consent to this application first.',
  AADSTS70008: 'The sign-in is too old: Connect-OfflineSeedAccount again.',
  AADSTS700016: 'The application is not known in this directory: look at -ApplicationId and -Tenant.',
  AADSTS700027: 'The certificate is not the one that was uploaded to the application, or it has expired.',
  AADSTS700082: 'The sign-in has ended: Connect-OfflineSeedAccount again.',
  AADSTS7000215: 'Give the value of the client secret, not its id; a new one is made under "Certificates & secrets" of the application.',
  AADSTS7000222: 'The client secret has expired: make a new one under "Certificates & secrets" of the application.',
  AADSTS90002: 'The directory is not known: look at -Tenant and -Environment.',
  SignInRequired: 'Connect-OfflineSeedAccount',
  CredentialUnavailable: 'Sign in another way: Get-Help Connect-OfflineSeedAccount',
  AuthorityUnreachable: 'See which step fails: Get-DPMCloudConnection -Detailed',
  CloudUnreachable: 'See which step fails: Get-DPMCloudConnection -Detailed',
  CertificateNotTrusted:
    'Somebody may be reading along. Compare the certificate with what your proxy uses, and set NODE_EXTRA_CA_CERTS to its authority.',
  OperationFailed: 'Try again; the activity log of the resource group in the portal may say more.',
  AuthorizationFailed: 'Ask for a role on the subscription or resource group: Contributor, or Owner for the whole road.',
  AuthorizationPermissionMismatch: 'Ask for the role "Storage Blob Data Contributor" on the storage account.',
  KeyBasedAuthenticationNotPermitted: 'Ask for the role "Storage Blob Data Contributor" on the storage account.',
  MissingSubscriptionRegistration: 'Register-ImportExportProvider',
  SubscriptionNotFound: 'See which subscriptions there are: Get-OfflineSeedContext -ListAvailable',
  ResourceGroupNotFound: 'New-OfflineSeedResourceGroup makes it.',
  StorageAccountAlreadyTaken: 'Names of storage accounts are unique in all of Azure: take another one.',
};

const byStatus: Readonly<Record<number, string>> = {
  401: 'Sign in again: Connect-OfflineSeedAccount',
  403: 'Ask for a role that allows it, or choose another subscription: Set-OfflineSeedContext',
  429: 'Azure asks to wait; it was tried several times. Try again in some minutes.',
  503: 'Azure is busy; it was tried several times. Try again in some minutes.',
};

export const adviceFor = (code: string, status?: number): string | undefined =>
  byCode[code] ?? (status === undefined ? undefined : byStatus[status]);
