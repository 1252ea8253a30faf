import { randomBytes, randomInt } from 'node:crypto';
import type { Documents } from '../state/documents.ts';
import { SignInError } from './sign-in-error.ts';

export interface DeviceCode {
  readonly clientId: string;
  readonly scope: string;
  readonly userCode: string;
  readonly expiresAt: number; //         milliseconds, the computer's time
  readonly state: 'Pending' | 'Approved' | 'Declined';
}

/** Letters that cannot be mistaken for one another. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const lifetime = 900_000;

/** Codes that were handed out and wait for a person. */
export class DeviceCodes {
  readonly #codes: Documents<DeviceCode>;

  constructor(codes: Documents<DeviceCode>) {
    this.#codes = codes;
  }

  start(clientId: string, scope: string): { deviceCode: string; userCode: string; expiresIn: number } {
    for (const [key, { expiresAt }] of [...this.#codes.entries()]) if (expiresAt < Date.now()) this.#codes.delete(key);
    const deviceCode = randomBytes(32).toString('base64url');
    const userCode = Array.from({ length: 9 }, () => letters[randomInt(letters.length)]).join('');
    this.#codes.put(deviceCode, { clientId, scope, userCode, expiresAt: Date.now() + lifetime, state: 'Pending' });
    return { deviceCode, userCode, expiresIn: lifetime / 1000 };
  }

  /** What a person answered; false when there is no such code any more. */
  answer(userCode: string, state: 'Approved' | 'Declined'): boolean {
    const wanted = userCode.trim().toUpperCase();
    for (const [key, code] of this.#codes.entries())
      if (code.userCode === wanted && code.expiresAt > Date.now()) {
        this.#codes.put(key, { ...code, state });
        return true;
      }
    return false;
  }

  /** The approved code, which is then used up. Throws authorization_pending, authorization_declined, expired_token, bad_verification_code. */
  redeem(deviceCode: string, clientId: string, approveAll: boolean): DeviceCode {
    const code = this.#codes.get(deviceCode);
    if (!code || code.clientId !== clientId)
      throw new SignInError('bad_verification_code', 70019, 'Verification code expired or not known.');
    if (code.expiresAt < Date.now()) throw new SignInError('expired_token', 70020, 'The device code has expired.');
    if (code.state === 'Declined') throw new SignInError('authorization_declined', 70017, 'The end user denied the authorization request.');
    if (code.state === 'Pending' && !approveAll)
      throw new SignInError('authorization_pending', 70016, 'OAuth 2.0 device flow error. Authorization is pending. Continue polling.');
    this.#codes.delete(deviceCode);
    return code;
  }
}
