import { readFile } from 'node:fs/promises';
import type { CloudEnvironment } from '../contracts/cloud.ts';
import { CloudFailure } from '../contracts/failure.ts';

type Public = Exclude<CloudEnvironment['Name'], 'Sandbox'>;

/** The public clouds. Source: the `metadata/endpoints` document that each Resource Manager publishes. */
const publicClouds: Readonly<Record<Public, CloudEnvironment>> = {
  AzureCloud: {
    Name: 'AzureCloud',
    ResourceManager: 'https://management.azure.com',
    Authority: 'https://login.microsoftonline.com',
    Graph: 'https://graph.microsoft.com',
    Blob: 'https://{account}.blob.core.windows.net',
    Scope: 'https://management.azure.com/.default',
    StorageScope: 'https://storage.azure.com/.default',
    InstanceDiscovery: true,
  },
  AzureUSGovernment: {
    Name: 'AzureUSGovernment',
    ResourceManager: 'https://management.usgovcloudapi.net',
    Authority: 'https://login.microsoftonline.us',
    Graph: 'https://graph.microsoft.us',
    Blob: 'https://{account}.blob.core.usgovcloudapi.net',
    Scope: 'https://management.usgovcloudapi.net/.default',
    StorageScope: 'https://storage.azure.com/.default',
    InstanceDiscovery: true,
  },
  AzureChinaCloud: {
    Name: 'AzureChinaCloud',
    ResourceManager: 'https://management.chinacloudapi.cn',
    Authority: 'https://login.chinacloudapi.cn',
    Graph: 'https://microsoftgraph.chinacloudapi.cn',
    Blob: 'https://{account}.blob.core.chinacloudapi.cn',
    Scope: 'https://management.chinacloudapi.cn/.default',
    StorageScope: 'https://storage.azure.com/.default',
    InstanceDiscovery: true,
  },
};

export type Environments = (name: CloudEnvironment['Name']) => Promise<CloudEnvironment>;

/**
 * The table of clouds. `description` is the file in which a practice cloud publishes its addresses; it is read anew at each call,
 * for a practice cloud that was restarted has other ports.
 */
export function environmentTable(description: string): Environments {
  return async (name) => (name === 'Sandbox' ? practiceCloud(description) : publicClouds[name]);
}

/** Reads `{ ResourceManager, Authority, Graph, Blob, CaFile }`; every address must be https, for the SDKs send tokens to nothing else. */
async function practiceCloud(file: string): Promise<CloudEnvironment> {
  let given: unknown;
  try {
    given = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new CloudFailure(
      missing ? 'PracticeCloudNotRunning' : 'PracticeCloudUnreadable',
      missing ? 'The practice cloud is not running.' : `What the practice cloud says about itself cannot be read: ${file}`,
      { category: 'ResourceUnavailable', target: file, advice: 'Start it: Connect-OfflineSeedAccount -Environment Sandbox', cause },
    );
  }
  const text = (key: string) => String((given as Readonly<Record<string, unknown>> | null)?.[key] ?? '');
  for (const key of ['ResourceManager', 'Authority', 'Graph', 'Blob'])
    if (!text(key).startsWith('https://'))
      throw new CloudFailure('PracticeCloudUnreadable', `${file} does not give an https address for ${key}.`, {
        category: 'InvalidData',
        target: file,
        advice: 'Start it again: Stop-Sandbox; Connect-OfflineSeedAccount -Environment Sandbox',
      });
  return {
    Name: 'Sandbox',
    ResourceManager: text('ResourceManager').replace(/\/$/, ''),
    Authority: text('Authority').replace(/\/$/, ''),
    Graph: text('Graph').replace(/\/$/, ''),
    Blob: text('Blob').replace(/\/$/, ''),
    Scope: publicClouds.AzureCloud.Scope,
    StorageScope: publicClouds.AzureCloud.StorageScope,
    CaFile: text('CaFile'),
    InstanceDiscovery: false,
  };
}
