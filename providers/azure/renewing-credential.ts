import type { AccessToken, GetTokenOptions, TokenCredential } from '@azure/identity';

/**
 * A credential that can be told that a token is no longer taken: a service may refuse one before its time (revoked, clocks apart).
 * `make` gives a credential that has no such token in its memory.
 */
export class RenewingCredential implements TokenCredential {
  readonly #make: () => Promise<TokenCredential>;
  #inner: Promise<TokenCredential> | undefined;
  readonly #refused = new Set<string>();

  constructor(make: () => Promise<TokenCredential>) {
    this.#make = make;
  }

  async getToken(scopes: string | string[], options?: GetTokenOptions): Promise<AccessToken | null> {
    this.#inner ??= this.#make();
    return (await this.#inner).getToken(scopes, options);
  }

  isRefused(token: string): boolean {
    return this.#refused.has(token);
  }

  /** Gives another token than the refused one, or undefined when there is no other. Calls at the same time share the work. */
  async renew(refused: string, scopes: string | string[], options?: GetTokenOptions): Promise<AccessToken | undefined> {
    if (!this.#refused.has(refused)) {
      this.#refused.add(refused);
      this.#inner = undefined;
    }
    const token = await this.getToken(scopes, options);
    return token && !this.#refused.has(token.token) ? token : undefined;
  }
}
