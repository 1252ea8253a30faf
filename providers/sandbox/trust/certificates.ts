import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

// This file is loaded only where a certificate is made: the package takes a tenth of a second.
x509.cryptoProvider.set(webcrypto);

const day = 86_400_000;
/** Apple's platforms refuse server certificates that last longer. */
const serverDays = 825;

const elliptic = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };

/** An authority and one certificate for this computer's own names, signed by it. All PEM. */
export async function makeAuthority(): Promise<{ authority: string; certificate: string; key: string }> {
  const [authorityKeys, keys] = await Promise.all([pair(elliptic), pair(elliptic)]);
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: 'CN=OfflineSeed practice cloud authority',
    ...validity(serverDays + 30),
    signingAlgorithm: elliptic,
    keys: authorityKeys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: 'CN=localhost',
    issuer: authority.subject,
    ...validity(serverDays),
    signingAlgorithm: elliptic,
    publicKey: keys.publicKey,
    signingKey: authorityKeys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
        { type: 'ip', value: '::1' },
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { authority: `${authority.toString('pem')}\n`, certificate: `${certificate.toString('pem')}\n`, key: await pem(keys.privateKey) };
}

/** A self-signed RSA certificate and its key in one PEM, as service principals sign in with. */
export async function makeClientCertificate(name: string): Promise<{ certificate: string; key: string }> {
  const keys = await pair(rsa);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: `CN=${name}`,
    ...validity(730),
    signingAlgorithm: rsa,
    keys,
    extensions: [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth])],
  });
  return { certificate: `${certificate.toString('pem')}\n`, key: await pem(keys.privateKey) };
}

const pair = (algorithm: typeof elliptic | typeof rsa) =>
  webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']) as Promise<webcrypto.CryptoKeyPair>;

/** Positive, 16 bytes. */
function serial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}

/** From an hour ago, for clocks that differ a little. */
const validity = (days: number) => ({ notBefore: new Date(Date.now() - 3_600_000), notAfter: new Date(Date.now() + days * day) });

async function pem(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${der.replace(/.{1,64}/g, '$&\n')}-----END PRIVATE KEY-----\n`;
}
