import { createHash, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from '../trust/private-file.ts';
import type { StateDatabase } from './database.ts';
import { Documents } from './documents.ts';

/** Who and what there is in this practice cloud from its first start on. */
export interface Identity {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly subscriptionId: string;
  readonly subscriptionName: string;
  readonly principal: {
    readonly clientId: string;
    readonly objectId: string; //        of the application
    readonly principalId: string; //     of its service principal
    readonly secretHash: string; //      SHA-256, hex
    readonly certificate: string; //     PEM, without the key
  };
  readonly user: { readonly objectId: string; readonly userName: string; readonly displayName: string };
  readonly signingKey: string; //        PEM, PKCS#8
  readonly signingKeyId: string;
  readonly controlToken: string;
}

export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export const clientSecretFile = 'client-secret.txt';
export const clientCertificateFile = 'client-certificate.pem';
export const controlTokenFile = 'control-token';

/** Reads the identity, or makes one: its secrets go into files of mode 0600, which are written before the identity is. */
export async function identityOf(database: StateDatabase, folder: string): Promise<Identity> {
  const kept = new Documents<Identity>(database, 'identity');
  const known = kept.get('identity');
  if (known && [clientSecretFile, clientCertificateFile, controlTokenFile].every((name) => existsSync(join(folder, name)))) {
    // The token is the file's: somebody who lost it deletes the file and gets a new one at the next start.
    const controlToken = readFileSync(join(folder, controlTokenFile), 'utf8').trim();
    return controlToken === known.controlToken ? known : kept.put('identity', { ...known, controlToken });
  }
  const { makeClientCertificate } = await import('../trust/certificates.ts');
  const { certificate, key } = await makeClientCertificate('OfflineSeed practice principal');
  const secret = randomBytes(30).toString('base64url');
  const controlToken = randomBytes(32).toString('base64url');
  writePrivateFile(join(folder, clientSecretFile), secret);
  writePrivateFile(join(folder, clientCertificateFile), key + certificate);
  writePrivateFile(join(folder, controlTokenFile), controlToken);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return kept.put('identity', {
    tenantId: known?.tenantId ?? randomUUID(),
    tenantName: 'OfflineSeed practice directory',
    subscriptionId: known?.subscriptionId ?? randomUUID(),
    subscriptionName: 'Practice subscription',
    principal: {
      clientId: known?.principal.clientId ?? randomUUID(),
      objectId: known?.principal.objectId ?? randomUUID(),
      principalId: known?.principal.principalId ?? randomUUID(),
      secretHash: secretHash(secret),
      certificate,
    },
    user: known?.user ?? { objectId: randomUUID(), userName: 'backup.admin@practice.example', displayName: 'Backup Admin (practice)' },
    signingKey: known?.signingKey ?? (privateKey.export({ type: 'pkcs8', format: 'pem' }) as string),
    signingKeyId: known?.signingKeyId ?? randomBytes(16).toString('base64url'),
    controlToken,
  });
}
