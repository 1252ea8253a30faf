const proxies = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy', 'HTTP_PROXY', 'http_proxy'];
const loopback = ['127.0.0.1', 'localhost', '::1'];

/**
 * Keeps addresses of this computer out of the proxy that the SDKs take from the environment: a proxy elsewhere cannot reach them. Call before
 * the first client is made, for the SDKs read the list once.
 */
export function keepLoopbackDirect(environment: Record<string, string | undefined>): void {
  if (!proxies.some((name) => environment[name])) return;
  const name = environment.NO_PROXY === undefined && environment.no_proxy !== undefined ? 'no_proxy' : 'NO_PROXY';
  const known = (environment[name] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  environment[name] = [...known, ...loopback.filter((one) => !known.includes(one))].join(',');
}
