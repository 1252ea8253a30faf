import type { State } from '../contracts/state.ts';
import { inTurn } from './in-turn.ts';

/** MSAL's view of a cache while it looks something up or has changed it. */
interface CacheAccess {
  readonly cacheHasChanged: boolean;
  readonly tokenCache: { serialize(): string; deserialize(text: string): void };
}

interface CachePlugin {
  beforeCacheAccess(access: CacheAccess): Promise<void>;
  afterCacheAccess(access: CacheAccess): Promise<void>;
}

/** What `useIdentityPlugin` hands to a plugin; @azure/identity-cache-persistence uses the same door, with a native key store behind it. */
interface PluginDoor {
  readonly cachePluginControl?: { setPersistence?(make: (options?: { name?: string }) => Promise<CachePlugin>): void };
}

const stores = new Map<string, State['secrets']>();
let opened: Promise<boolean> | undefined;

/**
 * Keeps the tokens of a user's sign-in in the secrets of the state, so that it survives to the next shell. Gives the options for a
 * credential, or undefined when this version of the SDK has no door for it: then the sign-in lasts as long as the shell.
 */
export async function keptTokens(name: string, secrets: State['secrets']): Promise<{ enabled: true; name: string } | undefined> {
  opened ??= openDoor();
  if (!(await opened)) return undefined;
  stores.set(name, secrets);
  return { enabled: true, name };
}

/** Drops access tokens that are no longer taken and keeps the refresh token, which brings new ones. */
export async function forgetAccessTokens(name: string, secrets: State['secrets']): Promise<void> {
  for (const part of cacheParts(name)) {
    const text = await secrets.get(part);
    if (text !== undefined) await secrets.put(part, JSON.stringify({ ...JSON.parse(text), AccessToken: {} }));
  }
}

export async function removeTokens(name: string, secrets: State['secrets']): Promise<void> {
  for (const part of cacheParts(name)) await secrets.remove(part);
}

/** The SDK may keep tokens for clients that understand claims challenges apart from others, by an ending. */
const cacheParts = (name: string) => [name, `${name}.cae`, `${name}.nocae`];

async function openDoor(): Promise<boolean> {
  const { useIdentityPlugin: plugIn } = await inTurn(() => import('@azure/identity'));
  let found = false;
  plugIn((door: unknown) => {
    const control = (door as PluginDoor).cachePluginControl;
    if (typeof control?.setPersistence !== 'function') return;
    control.setPersistence(async (options) => pluginFor(options?.name ?? ''));
    found = true;
  });
  return found;
}

function pluginFor(part: string): CachePlugin {
  const secrets = stores.get(part.replace(/\.(cae|nocae)$/, ''));
  return {
    async beforeCacheAccess({ tokenCache }) {
      const text = await secrets?.get(part);
      if (text !== undefined) tokenCache.deserialize(text);
    },
    async afterCacheAccess({ cacheHasChanged, tokenCache }) {
      if (cacheHasChanged) await secrets?.put(part, tokenCache.serialize());
    },
  };
}
