import { randomBytes } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { LocalFailure } from '../../contracts/failure.ts';
import { randomPolynomial } from '../chunker/polynomial.ts';
import { timeOf } from '../node/time.ts';
import { isId, sha256 } from '../pack/blob.ts';
import { type Cost, type KeyFile, keyFromPassphrase, masterFromJson, newKeyFile, newMaster } from '../seal/key-file.ts';
import { type MasterKey, SealBroken, Sealer } from '../seal/sealer.ts';
import { idOf, type Store } from '../store/store.ts';
import { type Config, parseConfig, VERSION } from './config.ts';
import { damaged, noRepository, wrongPassphrase } from './failures.ts';
import { Repository } from './repository.ts';

/** The shortest passphrase of a new repository: what Azure's agents ask for. */
export const SHORTEST_PASSPHRASE = 16;

/** Opens a repository; each key file is tried, for there may be several. */
export async function openRepository(store: Store, passphrase: string): Promise<Repository> {
  const sealedConfig = await store.get('config');
  if (!sealedConfig) throw noRepository(store.where);
  const master = await findMaster(store, passphrase);
  let config: Config;
  try {
    config = parseConfig(new Sealer(master).open(sealedConfig).toString());
  } catch (error) {
    throw damaged(store.where, 'config', (error as Error).message, error);
  }
  if (config.version !== VERSION)
    throw new LocalFailure(
      'AgentUnsupportedVersion',
      'InvalidData',
      `The repository in ${store.where} has version ${config.version}; only version ${VERSION} is read here.`,
      {
        target: store.where,
        advice: 'Bring it to version 2 with "restic migrate upgrade_repo_v2".',
      },
    );
  return new Repository(store, master, config);
}

async function findMaster(store: Store, passphrase: string): Promise<MasterKey> {
  const broken: string[] = [];
  const names = (await store.list('keys')).map(({ name }) => name).filter((name) => isId(idOf(name)));
  for (const name of names) {
    const raw = await store.get(name);
    if (!raw) continue;
    if (sha256(raw).toString('hex') !== idOf(name)) {
      broken.push(name);
      continue;
    }
    try {
      const file = JSON.parse(raw.toString()) as KeyFile;
      return masterFromJson(new Sealer(await keyFromPassphrase(passphrase, file)).open(Buffer.from(file.data, 'base64')).toString());
    } catch (error) {
      if (!(error instanceof SealBroken)) broken.push(name);
    }
  }
  if (names.length === 0) throw damaged(store.where, 'keys', 'there is no key file');
  if (broken.length === names.length) throw damaged(store.where, broken[0]!, 'it is no key file, or not the one its name says');
  throw wrongPassphrase(store.where, broken);
}

/** Makes a repository: folders, key, config, in this order, so that a run that is stopped leaves one that is made again. */
export async function createRepository(
  store: Store,
  passphrase: string,
  options: { now: Date; cost?: Cost; polynomial?: bigint },
): Promise<Repository> {
  if ([...passphrase].length < SHORTEST_PASSPHRASE)
    throw new LocalFailure(
      'AgentPassphraseTooShort',
      'InvalidArgument',
      `The passphrase has fewer than ${SHORTEST_PASSPHRASE} characters.`,
      {
        target: store.where,
        advice: 'Choose a longer one and keep it where the backup is not.',
      },
    );
  await store.prepare();
  const master = newMaster();
  const who = { created: timeOf(options.now), username: userInfo().username, hostname: hostname() };
  const key = Buffer.from(JSON.stringify(await newKeyFile(passphrase, master, who, options.cost)));
  // Keys of a run that ended before it wrote the config open nothing.
  for (const { name } of await store.list('keys')) await store.remove(name);
  await store.put(`keys/${sha256(key).toString('hex')}`, key);
  await store.barrier();
  const polynomial = options.polynomial ?? randomPolynomial();
  const config: Config = { version: VERSION, id: randomBytes(32).toString('hex'), chunker_polynomial: polynomial.toString(16) };
  await store.put('config', new Sealer(master).seal(Buffer.from(JSON.stringify(config))));
  await store.barrier();
  return new Repository(store, master, config);
}
