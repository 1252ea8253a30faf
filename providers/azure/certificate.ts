import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { CloudFailure } from '../contracts/failure.ts';
import { inTurn } from './in-turn.ts';

/**
 * A client certificate with its key as the SDK takes it: one PEM text, key first, then the leaf, then its chain.
 * Takes PEM (also with an encrypted key) and PFX. Throws CertificateUnreadable, CertificatePasswordWrong, CertificateWithoutKey, CertificateExpired.
 */
export async function clientCertificate(path: string, password: string | undefined, now: Date): Promise<string> {
  const raw = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(path, cause.code === 'ENOENT' ? 'there is no such file' : cause.message, cause);
  });
  const { key, certificates } = raw.includes('-----BEGIN ')
    ? fromPem(path, raw.toString('utf8'), password)
    : await fromPfx(path, raw, password);
  const chain = certificates.map((one) => new X509Certificate(one));
  const leaf = chain.find((one) => one.checkPrivateKey(key));
  if (!leaf)
    throw new CloudFailure('CertificateWithoutKey', `${path} holds no certificate that belongs to its private key.`, {
      category: 'InvalidData',
      target: path,
      advice: 'Export the certificate again, with its private key.',
    });
  const end = new Date(leaf.validTo);
  if (end < now)
    throw new CloudFailure('CertificateExpired', `The certificate in ${path} ended on ${end.toISOString().slice(0, 10)}.`, {
      category: 'SecurityError',
      target: path,
      advice: 'Upload a new certificate to the application and sign in with it.',
    });
  return [key.export({ type: 'pkcs8', format: 'pem' }), leaf, ...chain.filter((one) => one !== leaf)]
    .map((one) => one.toString().trim())
    .join('\n');
}

interface Parts {
  key: KeyObject;
  certificates: string[];
}

function fromPem(path: string, text: string, password: string | undefined): Parts {
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const key = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----[\s\S]+?-----END \1-----/.exec(text)?.[0];
  if (!key || certificates.length === 0) throw unreadable(path, 'a PEM file for a sign-in holds a certificate and its private key');
  try {
    return { key: createPrivateKey({ key, passphrase: password }), certificates };
  } catch (cause) {
    const locked = key.includes('ENCRYPTED');
    throw locked ? wrongPassword(path, password, cause) : unreadable(path, 'its private key is damaged', cause);
  }
}

async function fromPfx(path: string, raw: Buffer, password: string | undefined): Promise<Parts> {
  const { default: forge } = await inTurn(() => import('node-forge'));
  let asn1: ReturnType<typeof forge.asn1.fromDer>;
  try {
    asn1 = forge.asn1.fromDer(raw.toString('binary'));
  } catch (cause) {
    throw unreadable(path, 'it is neither PEM nor PFX', cause);
  }
  let pfx: ReturnType<typeof forge.pkcs12.pkcs12FromAsn1>;
  try {
    pfx = forge.pkcs12.pkcs12FromAsn1(asn1, password ?? '');
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : '';
    throw /password|MAC|decrypt/i.test(message)
      ? wrongPassword(path, password, cause)
      : unreadable(path, 'it is neither PEM nor PFX', cause);
  }
  const bags = (type: string) => pfx.getBags({ bagType: type })[type] ?? [];
  const { pkcs8ShroudedKeyBag, keyBag, certBag } = forge.pki.oids;
  const key = [...bags(pkcs8ShroudedKeyBag!), ...bags(keyBag!)].find((bag) => bag.key)?.key;
  const certificates = bags(certBag!).flatMap((bag) => (bag.cert ? [forge.pki.certificateToPem(bag.cert)] : []));
  if (!key || certificates.length === 0) throw unreadable(path, 'it holds no RSA key with a certificate');
  const text = forge.pki.privateKeyInfoToPem(forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key)));
  return { key: createPrivateKey(text), certificates };
}

const unreadable = (path: string, why: string, cause?: unknown) =>
  new CloudFailure('CertificateUnreadable', `The certificate ${path} cannot be used: ${why}.`, {
    category: 'InvalidData',
    target: path,
    advice: 'Give a PEM file with certificate and key, or a PFX file and its password (-CertificatePassword).',
    cause,
  });

const wrongPassword = (path: string, password: string | undefined, cause: unknown) =>
  new CloudFailure(
    'CertificatePasswordWrong',
    `${path} is locked, and ${password === undefined ? 'no password was given' : 'the password does not open it'}.`,
    {
      category: 'SecurityError',
      target: path,
      advice: 'Give the password: -CertificatePassword (Read-Host -AsSecureString)',
      cause,
    },
  );
