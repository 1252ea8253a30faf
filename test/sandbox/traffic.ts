import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Exchange } from '../../providers/sandbox/wire/recorder.ts';

const specs = join(import.meta.dirname, 'data', 'specs');

/** The published API, by the address that asks for it: which file describes it, and the version that file has. */
const described: readonly { readonly asks: RegExp; readonly file: string; readonly version: string }[] = [
  {
    asks: /\/providers\/Microsoft\.ImportExport\/(jobs|locations|operations)/i,
    file: 'Microsoft.ImportExport/2021-01-01/storageimportexport.json',
    version: '2021-01-01',
  },
  { asks: /\/backupstorageconfig\//i, file: 'Microsoft.RecoveryServices.backup/2023-06-01/bms.json', version: '2023-06-01' },
  { asks: /\/providers\/Microsoft\.RecoveryServices\//i, file: 'Microsoft.RecoveryServices/2024-04-01/vaults.json', version: '2024-04-01' },
  { asks: /\/providers\/Microsoft\.Storage\//i, file: 'Microsoft.Storage/2023-05-01/storage.json', version: '2023-05-01' },
  {
    asks: /^\/subscriptions\/[^/]+\/(resourcegroups|resources|providers)\b|^\/providers(\/[^/]+)?$/i,
    file: 'Microsoft.Resources/2024-03-01/resources.json',
    version: '2024-03-01',
  },
];

/** Addresses that no published file of ours describes, and why. Whatever is neither here nor above is reported. */
const undescribed: readonly { readonly asks: RegExp; readonly why: string }[] = [
  { asks: /\/oauth2\/|\/\.well-known\/|\/discovery\//i, why: 'sign-in is OAuth, not ARM' },
  { asks: /^\/v1\.0\//, why: 'Microsoft Graph is described in OData' },
  { asks: /^\/subscriptions(\/[^/]+)?(\/locations)?$|^\/tenants$/i, why: 'the subscriptions API is not among the saved files' },
  { asks: /\/asyncoperations\/|\/operationresults\//i, why: 'addresses of operations are opaque to clients' },
  { asks: /^\/metadata\/endpoints$/i, why: 'the list of endpoints has no OpenAPI' },
];

interface Checked {
  readonly isSuccessful?: boolean;
  readonly errors?: readonly { readonly code: string; readonly message: string; readonly pathsInPayload?: readonly string[] }[];
  readonly runtimeException?: { readonly message?: string };
}

interface LiveValidator {
  initialize(): Promise<void>;
  validateLiveRequestResponse(pair: unknown): Promise<{ requestValidationResult: Checked; responseValidationResult: Checked }>;
}

export interface TrafficCheck {
  readonly checked: number;
  /** Exchanges with the import/export API among them. */
  readonly importExport: number;
  /** Each names the request and what is wrong. */
  readonly problems: readonly string[];
}

let validator: Promise<LiveValidator> | undefined;

/** One validator for all checks of a process: loading the files takes most of a second. */
function theValidator(): Promise<LiveValidator> {
  validator ??= (async () => {
    const require = createRequire(import.meta.url);
    const { LiveValidator } = require('oav') as { LiveValidator: new (options: unknown) => LiveValidator };
    const { log } = require('oav/dist/lib/util/logging.js') as { log: { consoleLogLevel: string } };
    log.consoleLogLevel = 'off';
    const made = new LiveValidator({
      directory: specs,
      swaggerPathsPattern: described.map(({ file }) => file),
      git: { shouldClone: false },
      isPathCaseSensitive: false,
    });
    await made.initialize();
    return made;
  })();
  return validator;
}

/** Holds recorded traffic (OFFLINESEED_SANDBOX_RECORD) against the published OpenAPI. */
export async function checkTraffic(file: string): Promise<TrafficCheck> {
  let checked = 0;
  let importExport = 0;
  const problems: string[] = [];
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line === '') continue;
    const exchange = JSON.parse(line) as Exchange;
    const found = await checkExchange(exchange);
    if (found === undefined) continue;
    checked += 1;
    if (/Microsoft\.ImportExport\//i.test(exchange.request.url)) importExport += 1;
    problems.push(...found);
  }
  return { checked, importExport, problems };
}

/** Undefined for blobs, and for what no file describes. */
async function checkExchange({ request, response }: Exchange): Promise<string[] | undefined> {
  const url = new URL(request.url);
  const path = url.pathname.replace(/\/$/, '');
  if (request.headers['x-ms-version'] || undescribed.some(({ asks }) => asks.test(path))) return undefined;
  const api = described.find(({ asks }) => asks.test(path));
  const name = `${request.method} ${path} → ${response.status}`;
  if (!api) return [`${name}: no published file describes this address`];
  // A refusal for a missing token or version is ARM's, before any provider is asked.
  const asked = url.searchParams.get('api-version');
  if (response.status === 401 || asked === null) return undefined;
  url.searchParams.set('api-version', api.version);
  // The validator looks for an operation by the provider in the address; those whose provider is a parameter it keeps under this name.
  if (api.file.includes('Microsoft.Resources')) url.pathname = url.pathname.replace(/\/providers\/[^/]+/i, '/providers/Microsoft.Unknown');
  const { requestValidationResult: asks, responseValidationResult: answers } = await (await theValidator()).validateLiveRequestResponse({
    liveRequest: { method: request.method, url: url.href, headers: { 'content-type': 'application/json' }, body: request.body },
    liveResponse: {
      statusCode: String(response.status),
      headers: response.body === undefined ? {} : { 'content-type': 'application/json' },
      body: response.body,
    },
  });
  // What was refused need not have been well asked.
  if (response.status >= 400) return saidOfRefusal(`${name}, answer`, answers, response.body);
  return [...said(`${name}, request`, asks), ...said(`${name}, answer`, answers)];
}

/** Storage's file describes no refusal at all; there the envelope that ARM prescribes is held instead. */
function saidOfRefusal(where: string, checked: Checked, body: unknown): string[] {
  if (checked.errors?.some(({ code }) => code !== 'INVALID_RESPONSE_CODE') || !checked.errors?.length) return said(where, checked);
  const { error } = body as { error?: { code?: unknown; message?: unknown } };
  return typeof error?.code === 'string' && typeof error.message === 'string' ? [] : [`${where}: no error envelope`];
}

/** Only `true` counts: an operation that is not found gives no verdict at all. */
function said(where: string, { isSuccessful, errors = [], runtimeException }: Checked): string[] {
  if (isSuccessful === true) return [];
  const why = errors.map(({ code, message, pathsInPayload }) => `${code} ${message} ${pathsInPayload?.join(' ') ?? ''}`);
  return [`${where}: ${why.join('; ') || runtimeException?.message || 'no verdict'}`];
}
