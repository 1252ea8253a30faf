import type { SignIn } from '../../providers/contracts/cloud.ts';
import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { credential, flag, oneOf, secret, text } from '../../shell/command/parameter.ts';

export default cmdlet({
  verb: 'Connect',
  noun: 'OfflineSeedAccount',
  synopsis: 'Signs in to Azure, or to the practice cloud.',
  description:
    'Signs in in the browser, with a device code, as a service principal (secret or certificate), as a managed identity, or with the sign-in of the Azure CLI. ' +
    'The sign-in is kept for the next shell; Disconnect-OfflineSeedAccount forgets it. With -Environment Sandbox and nothing else the practice cloud is started and its practice service principal signs in.',
  aliases: ['Connect-AzAccount', 'Login-AzAccount'],
  output: ['OfflineSeed.Context'],
  defaultSet: 'User',
  parameters: {
    Environment: oneOf(['AzureCloud', 'AzureUSGovernment', 'AzureChinaCloud', 'Sandbox'], {
      default: 'AzureCloud',
      aliases: ['EnvironmentName'],
      help: 'The cloud to sign in to.',
    }),
    Tenant: text({
      aliases: ['TenantId', 'Domain'],
      sets: { User: {}, AzureCli: {}, ServicePrincipal: { mandatory: true }, ServicePrincipalCertificate: { mandatory: true } },
      help: 'Id or domain name of the directory.',
    }),
    Subscription: text({
      aliases: ['SubscriptionId', 'SubscriptionName'],
      help: 'Id or name of the subscription to work in; by default the first one that is enabled.',
    }),
    UseDeviceAuthentication: flag({
      aliases: ['DeviceCode', 'DeviceAuth', 'Device'],
      sets: ['User'],
      help: 'Shows a code to enter in a browser on any other machine.',
    }),
    ServicePrincipal: flag({
      sets: { ServicePrincipal: { mandatory: true }, ServicePrincipalCertificate: {} },
      help: 'Signs in as an application.',
    }),
    Credential: credential({
      sets: { ServicePrincipal: { mandatory: true } },
      help: 'The application: its id as the user name, its client secret as the password.',
    }),
    ApplicationId: text({
      aliases: ['ClientId'],
      sets: { ServicePrincipalCertificate: { mandatory: true } },
      help: 'Id of the application whose certificate it is.',
    }),
    CertificatePath: text({
      sets: { ServicePrincipalCertificate: { mandatory: true } },
      completes: 'path',
      help: 'A PEM or PFX file with the certificate and its private key.',
    }),
    CertificatePassword: secret({ sets: ['ServicePrincipalCertificate'], help: 'What unlocks the file.' }),
    Identity: flag({
      aliases: ['MSI', 'ManagedService'],
      sets: { ManagedIdentity: { mandatory: true } },
      help: 'Signs in as the managed identity of this Azure machine.',
    }),
    AccountId: text({ sets: ['ManagedIdentity'], help: 'Client id of a user-assigned identity.' }),
    UseAzureCli: flag({ sets: { AzureCli: { mandatory: true } }, help: 'Goes on with "az login".' }),
  },
  examples: [
    { says: 'Starts the practice cloud and signs in to it.', run: 'Connect-OfflineSeedAccount -Environment Sandbox' },
    {
      says: 'Signs in to the practice cloud and chooses the subscription.',
      run: 'Connect-OfflineSeedAccount -Environment Sandbox | Set-OfflineSeedContext',
    },
  ],
  links: [{ title: 'Connect-AzAccount', address: 'https://learn.microsoft.com/powershell/module/az.accounts/connect-azaccount' }],
  async process(given, { world, signal, warn, resolve, bound }: HostContext<World>) {
    const show: Extract<SignIn, { method: 'DeviceCode' }>['show'] = ({ message }) => warn(message);
    const how = async (): Promise<SignIn> => {
      const tenantId = given.Tenant;
      if (given.Identity) return { method: 'ManagedIdentity', clientId: given.AccountId };
      if (given.UseAzureCli) return { method: 'AzureCli', tenantId };
      if (given.Credential && tenantId !== undefined)
        return {
          method: 'ServicePrincipalSecret',
          tenantId,
          clientId: given.Credential.UserName,
          secret: given.Credential.Password.reveal(),
        };
      if (given.CertificatePath !== undefined && given.ApplicationId !== undefined && tenantId !== undefined)
        return {
          method: 'ServicePrincipalCertificate',
          tenantId,
          clientId: given.ApplicationId,
          certificatePath: resolve(given.CertificatePath),
          password: given.CertificatePassword?.reveal(),
        };
      if (given.UseDeviceAuthentication) return { method: 'DeviceCode', tenantId, show };
      if (given.ServicePrincipal)
        throw new Failure(
          'ServicePrincipalWithoutCredential',
          'InvalidArgument',
          'A service principal signs in with a secret or a certificate.',
          {
            advice: 'Give -Credential, or -ApplicationId with -CertificatePath.',
          },
        );
      return { method: 'Browser', tenantId };
    };
    if (given.Environment !== 'Sandbox') return world.cloud.signIn(given.Environment, await how(), given.Subscription, signal);
    const practice = await world.sandbox.start(signal);
    const own = ['identity', 'useazurecli', 'credential', 'certificatepath', 'usedeviceauthentication'].some((name) => bound.has(name));
    const asPractice: SignIn = {
      method: 'ServicePrincipalCertificate',
      tenantId: practice.TenantId,
      clientId: practice.ClientId,
      certificatePath: practice.ClientCertificateFile,
    };
    return world.cloud.signIn('Sandbox', own ? await how() : asPractice, given.Subscription, signal);
  },
});
