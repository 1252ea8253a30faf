import { readFile } from 'node:fs/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { CloudFailure } from '../contracts/failure.ts';

const trusted = new Set<string>();

/** Trusts the CA of a cloud that brings its own, beside the system's, in this process: the ARM clients, the sign-in and the blob client all go by it. */
export async function trustAuthority(file: string | undefined): Promise<void> {
  if (!file) return;
  let pem: string;
  try {
    pem = await readFile(file, 'utf8');
  } catch (cause) {
    throw new CloudFailure('AuthorityFileUnreadable', `The certificate of the cloud's authority cannot be read: ${file}`, {
      category: 'ReadError',
      target: file,
      advice: 'Start the practice cloud again: Connect-OfflineSeedAccount -Environment Sandbox',
      cause,
    });
  }
  if (trusted.has(pem)) return;
  trusted.add(pem);
  setDefaultCACertificates([...getCACertificates('default'), pem]);
}
