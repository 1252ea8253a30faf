import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCloud } from '../../providers/azure/cloud.ts';
import { environmentTable } from '../../providers/azure/environments.ts';
import type { Patience } from '../../providers/azure/pipeline-policies.ts';
import type { SandboxInfo } from '../../providers/contracts/sandbox.ts';
import { sandboxControl } from '../../providers/practice/sandbox-control.ts';
import { createState } from '../../providers/state/state.ts';

const quick: Patience = { maxRetries: 4, retryDelayInMs: 20, maxRetryDelayInMs: 500, tryTimeout: 10_000, pollInterval: 20 };

/** A practice cloud of its own, in a temporary home, and shells that are signed in to it with its service principal. */
export async function practiceCloud(patience: Partial<Patience> = {}) {
  const home = await mkdtemp(join(tmpdir(), 'offlineseed-azure-'));
  const control = sandboxControl(home);
  const info = await control.start();
  const warnings: string[] = [];
  const state = createState(home);
  const shell = () =>
    makeCloud({
      state,
      environments: environmentTable(join(home, 'sandbox', 'cloud.json')),
      clock: { now: () => new Date() },
      warn: (text) => warnings.push(text),
      patience: { ...quick, ...patience },
    });
  const asPractice = ({ TenantId, ClientId, ClientCertificateFile }: SandboxInfo) =>
    ({ method: 'ServicePrincipalCertificate', tenantId: TenantId, clientId: ClientId, certificatePath: ClientCertificateFile }) as const;
  const cloud = shell();
  await cloud.signIn('Sandbox', asPractice(info), undefined);
  return {
    cloud,
    shell,
    control,
    info,
    state,
    home,
    warnings,
    async close() {
      await control.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
