import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from './private-file.ts';

export interface ServerIdentity {
  readonly certificate: string; //       PEM, with the authority behind it
  readonly key: string;
  readonly authorityFile: string; //     what clients trust
  readonly certificateFile: string;
  readonly keyFile: string;
}

const day = 86_400_000;

/**
 * The certificate the practice cloud answers with. It is made at the first start, with an authority of its own whose private key is thrown
 * away at once: whoever trusts the authority trusts this one certificate and no other. Renewed when less than a month is left.
 */
export async function serverIdentity(folder: string): Promise<ServerIdentity> {
  const files = {
    authorityFile: join(folder, 'authority.pem'),
    certificateFile: join(folder, 'server.pem'),
    keyFile: join(folder, 'server.key'),
  };
  if (!usable(files)) {
    const { makeAuthority } = await import('./certificates.ts');
    const made = await makeAuthority();
    writePrivateFile(files.keyFile, made.key);
    writePrivateFile(files.authorityFile, made.authority, 0o644);
    writePrivateFile(files.certificateFile, made.certificate + made.authority);
  }
  return { ...files, certificate: readFileSync(files.certificateFile, 'utf8'), key: readFileSync(files.keyFile, 'utf8') };
}

/** The certificate is written last, so a start that was cut off in between is seen here: key or authority then belong to another one. */
function usable({
  authorityFile,
  certificateFile,
  keyFile,
}: Pick<ServerIdentity, 'authorityFile' | 'certificateFile' | 'keyFile'>): boolean {
  if (![authorityFile, certificateFile, keyFile].every((file) => existsSync(file))) return false;
  try {
    const certificate = new X509Certificate(readFileSync(certificateFile));
    const authority = new X509Certificate(readFileSync(authorityFile));
    return (
      certificate.verify(authority.publicKey) &&
      certificate.checkPrivateKey(createPrivateKey(readFileSync(keyFile))) &&
      Date.parse(certificate.validTo) - Date.now() > 30 * day &&
      Date.parse(certificate.validFrom) < Date.now()
    );
  } catch {
    return false;
  }
}
