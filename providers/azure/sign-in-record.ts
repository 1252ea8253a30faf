import { createHash } from 'node:crypto';
import type { CloudContext, SignIn } from '../contracts/cloud.ts';
import { CloudFailure } from '../contracts/failure.ts';
import type { State } from '../contracts/state.ts';

/** How somebody signed in, kept among the secrets so that a second shell goes on without asking. A user's record names the account; the tokens lie in the token cache. */
export type SignInRecord =
  | { method: 'User'; tenantId?: string; authenticationRecord: string; tokens: string | undefined }
  | Exclude<SignIn, { method: 'Browser' | 'DeviceCode' }>;

type Whose = Pick<CloudContext, 'Environment' | 'TenantId' | 'Account'>;

/** A name that is a file name on every system and says nothing about the account. */
export function signInName({ Environment, TenantId, Account }: Whose): string {
  return `sign-in-${createHash('sha256').update([Environment, TenantId, Account].join('\n')).digest('hex').slice(0, 24)}`;
}

export async function readSignIn(secrets: State['secrets'], whose: Whose): Promise<SignInRecord> {
  const text = await secrets.get(signInName(whose));
  try {
    if (text !== undefined) return JSON.parse(text) as SignInRecord;
  } catch {
    // A damaged record is treated as a missing one: signing in again writes it anew.
  }
  throw new CloudFailure('SignInRequired', `The sign-in of ${whose.Account} is not kept here any more.`, {
    category: 'AuthenticationError',
    target: whose.Account,
    advice: `Connect-OfflineSeedAccount -Environment ${whose.Environment} -Tenant ${whose.TenantId}`,
  });
}

export const keepSignIn = (secrets: State['secrets'], whose: Whose, record: SignInRecord) =>
  secrets.put(signInName(whose), JSON.stringify(record));
