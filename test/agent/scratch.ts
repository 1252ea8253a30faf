import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BackupOptions, backUp } from '../../providers/agent/backup/backup.ts';
import { createRepository, openRepository } from '../../providers/agent/repository/open.ts';
import { type RestoreOptions, restore } from '../../providers/agent/restore/restore.ts';
import { FolderStore } from '../../providers/agent/store/folder.ts';
import type { Store } from '../../providers/agent/store/store.ts';
import { verify } from '../../providers/agent/verify/verify.ts';
import type { BackupResult, RestoreResult, VerifyResult } from '../../providers/contracts/agents.ts';

export const PASSPHRASE = 'a passphrase for tests only';
/** Cheap scrypt: what it costs is no subject of a test. */
export const COST = { N: 1024, r: 8, p: 1 };
export const NOW = new Date('2024-05-06T07:08:09.123Z');

/** A temporary folder for one suite, removed behind it. */
export function scratch(): { path(...names: string[]): string } {
  let root = '';
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'offlineseed-agent-'));
  });
  after(() => rmSync(root, { recursive: true, force: true }));
  return { path: (...names) => join(root, ...names) };
}

export async function create(folder: string): Promise<void> {
  const repository = await createRepository(new FolderStore(folder), PASSPHRASE, { now: NOW, cost: COST });
  repository.close();
}

/** Backs up within this process, two workers. */
export async function back(store: string | Store, sources: string[], more: Partial<BackupOptions> = {}): Promise<BackupResult> {
  const repository = await openRepository(typeof store === 'string' ? new FolderStore(store) : store, PASSPHRASE);
  try {
    return await backUp(repository, {
      sources,
      exclude: [],
      hostName: 'host',
      now: () => new Date(),
      progress() {},
      crew: { workers: 2 },
      ...more,
    });
  } finally {
    repository.close();
  }
}

export async function bring(store: string | Store, target: string, more: Partial<RestoreOptions> = {}): Promise<RestoreResult> {
  const repository = await openRepository(typeof store === 'string' ? new FolderStore(store) : store, PASSPHRASE);
  try {
    return await restore(repository, { snapshot: 'latest', target, overwrite: 'CreateCopy', workers: 2, progress() {}, ...more });
  } finally {
    repository.close();
  }
}

export async function check(store: string | Store): Promise<VerifyResult> {
  const repository = await openRepository(typeof store === 'string' ? new FolderStore(store) : store, PASSPHRASE);
  try {
    return await verify(repository, { workers: 2, progress() {} });
  } finally {
    repository.close();
  }
}
