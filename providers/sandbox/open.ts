import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { SandboxFault } from '../contracts/sandbox.ts';
import { type Operation, Operations } from './arm/operations.ts';
import type { AccountKeys, PracticeCloud, ResourceGroupRecord } from './arm/practice-cloud.ts';
import { type Resource, Resources } from './arm/resource.ts';
import { startBlobServer } from './blobs/blob-server.ts';
import { Datacenter } from './datacenter/datacenter.ts';
import { type Parcel, Parcels } from './datacenter/parcels.ts';
import { type JobTrack, Timetable } from './datacenter/timetable.ts';
import type { AuthorizationCode } from './entra/authorization-codes.ts';
import { type DeviceCode, DeviceCodes } from './entra/device-codes.ts';
import type { Application } from './entra/directory.ts';
import { Tokens } from './entra/tokens.ts';
import { allRoutes } from './routes.ts';
import { SandboxClock } from './state/clock.ts';
import { StateDatabase } from './state/database.ts';
import { Documents } from './state/documents.ts';
import { clientCertificateFile, clientSecretFile, type Identity, identityOf } from './state/identity.ts';
import { readSettings } from './state/settings.ts';
import { serverIdentity } from './trust/authority.ts';
import { writePrivateFile } from './trust/private-file.ts';
import { Faults } from './wire/faults.ts';
import { Recorder } from './wire/recorder.ts';
import { Router } from './wire/router.ts';
import { startWireServer } from './wire/server.ts';

export interface OpenOptions {
  readonly home: string;
  readonly folder: string;
  readonly record: string | undefined;
  log(text: string): void;
  touched(): void;
  stop(): void;
}

export interface OpenedCloud {
  readonly address: string;
  readonly blobs: string;
  readonly descriptionFile: string;
  isBusy(): boolean;
  close(): Promise<void>;
}

/** Opens the state (which locks it), starts both servers, and then publishes where they are. Throws AlreadyRunning. */
export async function openPracticeCloud(options: OpenOptions): Promise<OpenedCloud> {
  const { folder, log, touched } = options;
  const database = new StateDatabase(folder);
  const clock = new SandboxClock(database);
  const [identity, server] = await Promise.all([identityOf(database, folder), serverIdentity(folder)]);
  const documents = <T>(kind: string) => new Documents<T>(database, kind);
  const ports = documents<number>('port');
  const tokens = new Tokens(identity, documents<number>('revoked-token'));
  const faults = new Faults(documents<SandboxFault>('fault'));
  const recorder = options.record ? new Recorder(options.record) : undefined;
  const resources = new Resources(documents<Resource>('resource'));
  const accountKeys = documents<AccountKeys>('account-keys');
  const applications = documents<Application>('application');
  if (!applications.get(identity.principal.clientId))
    applications.put(identity.principal.clientId, practicePrincipal(identity, clock.iso()));
  const blobs = await startBlobServer({
    folder,
    port: await freePort(ports.get('blobs') ?? 0),
    identity: server,
    database,
    accountKeys,
    tokens,
    faults,
    recorder,
    pass: identity.controlToken,
    log,
    kindOf: (account) => resources.get(accountKeys.get(account)?.resourceId ?? '')?.kind,
    touched,
  });
  const cloud: PracticeCloud = {
    identity,
    database,
    clock,
    tokens,
    faults,
    groups: documents<ResourceGroupRecord>('group'),
    resources,
    operations: new Operations(documents<Operation>('operation'), faults),
    registrations: documents('registration'),
    accountKeys,
    driveKeys: documents('drive-keys'),
    applications,
    blobs,
    pageSize: 100,
  };
  const signIn = {
    identity,
    tokens,
    applications,
    deviceCodes: new DeviceCodes(documents<DeviceCode>('device-code')),
    authorizationCodes: documents<AuthorizationCode>('authorization-code'),
    approvesAll: () => readSettings(folder).AutoApproveSignIn,
  };
  const parcels = new Parcels(documents<Parcel>('parcel'), clock, join(options.home, 'disks'));
  const datacenter = new Datacenter({
    cloud,
    parcels,
    timetable: new Timetable(cloud, parcels, documents<JobTrack>('job-track')),
    stamps: documents<string>('drive-stamp'),
    home: options.home,
    folder,
    authorityFile: server.authorityFile,
    log,
  });
  const router = new Router(allRoutes({ cloud, signIn, datacenter, parcels, stop: options.stop }));
  const wire = await startWireServer(
    { identity: server, router, faults, tokens, recorder, now: () => clock.date(), touched, log },
    ports.get('cloud') ?? 0,
  );
  ports.put('cloud', wire.port);
  ports.put('blobs', Number(new URL(blobs.endpoint).port));
  const address = `https://127.0.0.1:${wire.port}`;
  const descriptionFile = join(folder, 'cloud.json');
  writePrivateFile(
    descriptionFile,
    `${JSON.stringify(describe(identity, folder, address, blobs.endpoint, server.authorityFile), null, 2)}\n`,
  );
  return {
    address,
    blobs: blobs.endpoint,
    descriptionFile,
    isBusy: () => datacenter.isBusy,
    async close() {
      await datacenter.close();
      wire.server.closeAllConnections();
      wire.server.close();
      await blobs.close();
      database.close();
    },
  };
}

/** What the shell and any other client needs to know; no secret is in it. */
const describe = (identity: Identity, folder: string, address: string, blobs: string, CaFile: string) => ({
  ProcessId: process.pid,
  ResourceManager: address,
  Authority: address,
  Graph: address,
  Blob: `${blobs}/{account}`,
  CaFile,
  TenantId: identity.tenantId,
  SubscriptionId: identity.subscriptionId,
  ClientId: identity.principal.clientId,
  ClientSecretFile: join(folder, clientSecretFile),
  ClientCertificateFile: join(folder, clientCertificateFile),
});

const practicePrincipal = ({ principal }: Identity, createdDateTime: string): Application => {
  const certificate = new X509Certificate(principal.certificate);
  const times = { startDateTime: new Date(certificate.validFrom).toISOString(), endDateTime: new Date(certificate.validTo).toISOString() };
  return {
    id: principal.objectId,
    appId: principal.clientId,
    displayName: 'OfflineSeed practice principal',
    createdDateTime,
    signInAudience: 'AzureADMyOrg',
    principalId: principal.principalId,
    keyCredentials: [
      {
        keyId: principal.objectId,
        customKeyIdentifier: Buffer.from(certificate.fingerprint.replaceAll(':', ''), 'hex').toString('base64'),
        displayName: certificate.subject,
        ...times,
        type: 'AsymmetricX509Cert',
        usage: 'Verify',
        key: certificate.raw.toString('base64'),
      },
    ],
    passwordCredentials: [{ keyId: principal.principalId, displayName: 'practice', hint: '***', ...times, hash: principal.secretHash }],
  };
};

/** The port, if nothing listens there; else 0, which stands for any. */
async function freePort(port: number): Promise<number> {
  if (port === 0) return 0;
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(port)));
  });
}
