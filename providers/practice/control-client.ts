import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { LocalFailure } from '../contracts/failure.ts';

/** What the process of a practice cloud publishes about itself in `cloud.json`. */
export interface Description {
  readonly ProcessId: number;
  readonly ResourceManager: string;
  readonly Authority: string;
  readonly Graph: string;
  readonly Blob: string;
  readonly CaFile: string;
  readonly TenantId: string;
  readonly SubscriptionId: string;
  readonly ClientId: string;
  readonly ClientSecretFile: string;
  readonly ClientCertificateFile: string;
}

/** The file in which a practice cloud publishes its addresses; it is there only while it runs (or after it was killed). */
export const descriptionFile = (home: string): string => join(home, 'sandbox', 'cloud.json');

export async function readDescription(home: string): Promise<Description | undefined> {
  try {
    return JSON.parse(await readFile(descriptionFile(home), 'utf8')) as Description;
  } catch {
    return undefined;
  }
}

const most = 1024 * 1024;

/**
 * Asks the practice cloud itself. The certificate proves that it is the one of this folder, the token that we may ask.
 * Throws LocalFailure with the cloud's own code, or the network's error as it is.
 */
export async function control(
  home: string,
  { ResourceManager, CaFile }: Description,
  method: string,
  path: string,
  body?: unknown,
  timeout = 600_000,
): Promise<Record<string, unknown>> {
  const [ca, token] = await Promise.all([readFile(CaFile, 'utf8'), readFile(join(home, 'sandbox', 'control-token'), 'utf8')]);
  const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const headers = { authorization: `Bearer ${token.trim()}`, 'content-type': 'application/json' };
    const asked = request(`${ResourceManager}/practice/${path}`, { method, ca, headers, agent: false, timeout }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        if (text.length > most) asked.destroy(new Error('The answer of the practice cloud is too long.'));
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', reject);
    });
    asked.on('timeout', () => asked.destroy(new Error('The practice cloud does not answer.')));
    asked.on('error', reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
  const answer = JSON.parse(text || '{}') as Record<string, unknown> & { error?: { code: string; message: string; target?: string } };
  if (status < 400) return answer;
  const { code = 'PracticeCloudFailed', message = `The practice cloud answered ${status}.`, target = path } = answer.error ?? {};
  throw new LocalFailure(code, status === 404 ? 'ObjectNotFound' : status === 409 ? 'InvalidOperation' : 'InvalidArgument', message, {
    target,
    advice: 'See what there is: Get-Sandbox, Get-SeedDisk.',
  });
}
