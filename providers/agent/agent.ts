// entry: bench/agent.ts runs the agent without the shell

import type {
  BackupResult,
  BuiltinAgent,
  RecoverableItem,
  RecoveryPoint,
  RepositoryPlace,
  RestoreResult,
  VerifyResult,
} from '../contracts/agents.ts';
import type { BlobContainer } from '../contracts/cloud.ts';
import { runInProcess } from './process/agent-process.ts';
import type { ProcessPlace } from './process/conversation.ts';
import { pulled } from './process/pulled.ts';
import { claim } from './staging/claim.ts';
import { examine } from './staging/examine.ts';
import { readSmall } from './transfer/repository-files.ts';
import { missing, transfer } from './transfer/transfer.ts';

/** The part of a place that the agent's process is told, and the container that stays with us. */
function placeFor(place: RepositoryPlace): { place: ProcessPlace; container?: BlobContainer } {
  if (place.kind !== 'container') return { place };
  return { place: { kind: 'remote', where: place.container.Address }, container: place.container };
}

/**
 * The built-in agent: a restic repository, format 2, written and read by a process of its own. Only the transfer between places runs
 * here, for it is input and output alone and needs no passphrase.
 */
export function createAgent(): BuiltinAgent {
  return {
    async backup({ repository, passphrase, sources, exclude, hostName, tags = [] }, progress, signal) {
      const { place, container } = placeFor(repository);
      const work = { kind: 'backup', place, passphrase, sources, exclude, hostName, tags } as const;
      return (await runInProcess(work, { container, progress, signal })) as BackupResult;
    },
    async recoveryPoints(repository, passphrase, signal) {
      const { place, container } = placeFor(repository);
      return (await runInProcess({ kind: 'recoveryPoints', place, passphrase }, { container, signal })) as RecoveryPoint[];
    },
    items({ repository, passphrase, snapshot, folder, recurse }, signal) {
      const { place, container } = placeFor(repository);
      const work = { kind: 'items', place, passphrase, snapshot, folder, recurse } as const;
      return pulled<RecoverableItem>((hand, stop) => runInProcess(work, { container, signal: stop, items: hand }), signal);
    },
    async verify(repository, passphrase, progress, signal) {
      const { place, container } = placeFor(repository);
      return (await runInProcess({ kind: 'verify', place, passphrase }, { container, progress, signal })) as VerifyResult;
    },
    async restore({ repository, passphrase, snapshot, target, include, overwrite }, progress, signal) {
      const { place, container } = placeFor(repository);
      const work = { kind: 'restore', place, passphrase, snapshot, target, include, overwrite } as const;
      return (await runInProcess(work, { container, progress, signal })) as RestoreResult;
    },
    examine: async (policy) => examine(policy),
    claim,
    async exists(repository, signal) {
      return (await readSmall(repository, 'config', signal)) !== undefined;
    },
    async missing(from, to, signal) {
      return (await missing(from, to, signal)).map(({ name, length }) => ({ Name: name, Length: length }));
    },
    transfer,
  };
}
