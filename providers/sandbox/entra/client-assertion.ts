import { constants, createHash, type KeyObject, verify, X509Certificate } from 'node:crypto';
import type { KeyCredential } from './directory.ts';
import { SignInError } from './sign-in-error.ts';

const algorithms: Readonly<Record<string, (data: Buffer, key: KeyObject, signature: Buffer) => boolean>> = {
  PS256: (data, key, signature) =>
    verify('sha256', data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }, signature),
  RS256: (data, key, signature) => verify('sha256', data, key, signature),
};

/** Entra lets clocks differ by five minutes. */
const skew = 300;

interface Assertion {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly signed: Buffer;
  readonly signature: Buffer;
}

/**
 * Checks a client assertion (RFC 7523) against the certificates uploaded to the application: thumbprint, signature, audience, issuer, subject,
 * times. Throws the errors of Entra: AADSTS700027 (unknown or expired certificate, wrong signature), AADSTS700023 (audience), AADSTS700024 (time),
 * AADSTS50012 (no token).
 */
export function checkAssertion(text: string, clientId: string, certificates: readonly KeyCredential[], audiences: readonly string[]): void {
  const { header, claims, signed, signature } = parse(text);
  const check = algorithms[String(header.alg)];
  if (!check)
    throw new SignInError('invalid_client', 5002738, `Invalid JWT token. '${String(header.alg)}' is not a supported signature algorithm.`);
  const certificate = certificates.map((one) => new X509Certificate(Buffer.from(one.key, 'base64'))).find((one) => isNamed(one, header));
  if (!certificate)
    throw new SignInError(
      'invalid_client',
      700027,
      'The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found.]',
    );
  if (Date.parse(certificate.validTo) < Date.now())
    throw new SignInError('invalid_client', 700027, 'Client assertion contains an invalid signature. [Reason - The key used is expired.]');
  if (!check(signed, certificate.publicKey, signature))
    throw new SignInError(
      'invalid_client',
      700027,
      'Client assertion contains an invalid signature. [Reason - The key was found, but use of the key to verify the signature failed.]',
    );
  if (claims.iss !== clientId || claims.sub !== clientId)
    throw new SignInError('invalid_client', 700021, "Client assertion application identifier doesn't match 'client_id' parameter.");
  if (!audiences.includes(String(claims.aud)))
    throw new SignInError(
      'invalid_client',
      700023,
      `Client assertion audience claim does not match Realm issuer. Review the documentation for accepted audiences.`,
    );
  const now = Date.now() / 1000;
  if (typeof claims.exp !== 'number' || claims.exp + skew < now || (typeof claims.nbf === 'number' && claims.nbf - skew > now))
    throw new SignInError('invalid_client', 700024, 'Client assertion is not within its valid time range.');
}

/** Compared with `x5t#S256` (SHA-256) or `x5t` (SHA-1), whichever the header has. */
function isNamed(certificate: X509Certificate, header: Readonly<Record<string, unknown>>): boolean {
  const hash = (name: string) => createHash(name).update(certificate.raw).digest('base64url');
  return header['x5t#S256'] !== undefined ? header['x5t#S256'] === hash('sha256') : header.x5t === hash('sha1');
}

function parse(text: string): Assertion {
  try {
    const [header, claims, signature] = text.split('.') as [string, string, string];
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
    return {
      header: read(header),
      claims: read(claims),
      signed: Buffer.from(`${header}.${claims}`),
      signature: Buffer.from(signature, 'base64url'),
    };
  } catch {
    throw new SignInError('invalid_client', 50027, 'JWT token is invalid or malformed.');
  }
}
