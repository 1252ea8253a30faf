/** What an access token says about its holder, unverified: only to be shown. An opaque token gives nothing. */
export function tokenClaims(token: string): { account?: string; tenantId?: string } {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    if (typeof claims !== 'object' || claims === null) return {};
    const text = (key: string) => {
      const value = (claims as Readonly<Record<string, unknown>>)[key];
      return typeof value === 'string' && value !== '' ? value : undefined;
    };
    return {
      account: text('preferred_username') ?? text('upn') ?? text('unique_name') ?? text('appid') ?? text('azp') ?? text('oid'),
      tenantId: text('tid'),
    };
  } catch {
    return {};
  }
}
