import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupPolicy } from '../contracts/agents.ts';
import type { CloudContext } from '../contracts/cloud.ts';
import { LocalFailure } from '../contracts/failure.ts';
import { withLock } from './lock.ts';

/** What the settings file holds. Dates are ISO texts in it. */
export interface Settings {
  context?: CloudContext;
  policies: Record<string, Stored<BackupPolicy>>;
}

export type Stored<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] };

/** Version of the file's layout, for `migrations`. */
const layout = '1.0.0';

const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;
const count = { type: 'integer', minimum: 0 } as const;
const record = <K extends string>(properties: Record<K, object>, optional: readonly NoInfer<K>[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name as K)),
});

const contextSchema = record<keyof CloudContext>({
  Environment: { enum: ['AzureCloud', 'AzureUSGovernment', 'AzureChinaCloud', 'Sandbox'] },
  Account: text,
  AccountType: { enum: ['User', 'ServicePrincipal', 'ManagedIdentity', 'AzureCli'] },
  TenantId: text,
  SubscriptionId: text,
  SubscriptionName: text,
});

const policySchema = record<keyof BackupPolicy>({
  Name: text,
  Source: texts,
  Exclude: texts,
  Schedule: record({ DaysOfWeek: texts, TimesOfDay: texts }),
  Retention: record({ Days: count, Weeks: count, Months: count, Years: count }, ['Weeks', 'Months', 'Years']),
  StagingLocation: text,
  SubscriptionId: text,
  ResourceGroup: text,
  StorageAccount: text,
  Container: text,
  ImportJobName: text,
  Vault: text,
  VaultContainer: text,
  Location: text,
  State: { enum: ['Staging', 'Staged', 'Prepared', 'AwaitingShipment', 'Importing', 'Imported', 'Online'] },
  CreatedAt: { type: 'string', format: 'date-time' },
});

/**
 * Reads the settings, lets `change` alter them and writes them when it says so (returns true first). One process at a time; every write
 * is checked against the schema and atomic. Throws LocalFailure SettingsDamaged, StateBusy.
 */
export async function withSettings<T>(home: string, change: (settings: Settings) => { write: boolean; answer: T }): Promise<T> {
  const path = join(home, 'settings.json');
  // Loaded here because it brings a schema compiler that most commands never need.
  const { default: Conf } = await import('conf');
  return withLock(`${path}.lock`, async () => {
    try {
      const fresh = !existsSync(path);
      const file = new Conf<{ context: CloudContext | null; policies: Settings['policies'] }>({
        cwd: home,
        configName: 'settings',
        configFileMode: 0o600,
        accessPropertiesByDotNotation: false,
        projectName: 'offlineseed',
        projectVersion: layout,
        migrations: {},
        clearInvalidConfig: false,
        schema: {
          context: { ...contextSchema, type: ['object', 'null'] },
          policies: { type: 'object', additionalProperties: policySchema },
        } as never,
      });
      const settings: Settings = { policies: { ...(fresh ? {} : file.get('policies')) } };
      const context = fresh ? null : file.get('context');
      if (context) settings.context = context;
      const { write, answer } = change(settings);
      if (write) file.set({ context: settings.context ?? null, policies: settings.policies });
      return answer;
    } catch (cause) {
      if (!(cause instanceof SyntaxError) && !/schema violation/i.test((cause as Error).message)) throw cause;
      throw new LocalFailure('SettingsDamaged', 'InvalidData', `The settings in ${path} are damaged: ${(cause as Error).message}`, {
        target: path,
        advice: 'Repair the file, or move it away and make the policies again; repositories, drives and the ledger are not in it.',
        cause,
      });
    }
  });
}
