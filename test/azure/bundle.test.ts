import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..', '..');

/** Packages of Azure are partly CommonJS; what works from sources may be missing in a bundle. */
const program = `
import { makeClients } from ${JSON.stringify(join(root, 'providers/azure/clients.ts'))};
import { credentialOf } from ${JSON.stringify(join(root, 'providers/azure/credentials.ts'))};
import { accountAccess } from ${JSON.stringify(join(root, 'providers/azure/blob-access.ts'))};
import { RenewingCredential } from ${JSON.stringify(join(root, 'providers/azure/renewing-credential.ts'))};
const environment = { Name: 'AzureCloud', ResourceManager: 'https://127.0.0.1:1', Authority: 'https://127.0.0.1:1', Graph: '', Blob: 'https://127.0.0.1:1/{account}', Scope: 's', StorageScope: 's', InstanceDiscovery: false };
const credential = await credentialOf({ method: 'ServicePrincipalSecret', tenantId: 't', clientId: 'c', secret: 's' }, { environment, secrets: {}, options: {}, now: () => new Date() });
const patience = { maxRetries: 0, retryDelayInMs: 1, maxRetryDelayInMs: 1, tryTimeout: 1000, pollInterval: 1 };
const clients = makeClients({ environment, key: 'k', credential: new RenewingCredential(async () => ({ getToken: async () => ({ token: 't', expiresOnTimestamp: Date.now() + 1e6 }) })) }, 's', patience, undefined);
const made = [credential, await clients.resources(), await clients.storage(), await clients.vaults(), await clients.importExport(), (await clients.pipeline()).pipeline];
const blob = await accountAccess(clients, 'a', () => {}).call('c', async (client) => client.url);
console.log(made.every((one) => typeof one === 'object'), blob);
`;

describe('the bundle of the cloud', () => {
  it('has every client that the sources have', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'offlineseed-bundle-'));
    try {
      const entry = join(folder, 'entry.ts');
      await writeFile(entry, program);
      await build({
        absWorkingDir: root,
        nodePaths: [join(root, 'node_modules')],
        entryPoints: [entry],
        outdir: folder,
        outExtension: { '.js': '.mjs' },
        bundle: true,
        splitting: true,
        platform: 'node',
        format: 'esm',
        target: 'node24',
        banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);" },
        logLevel: 'error',
      });
      const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'entry.mjs')], { encoding: 'utf8' });
      assert.equal(stdout.trim(), 'true https://127.0.0.1:1/a/c', stderr);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }).timeout(30_000);
});
