import type { BackupPolicy } from '../../providers/contracts/agents.ts';
import type { World } from '../../providers/contracts/world.ts';
import { Failure } from '../../shell/command/context.ts';
import { text } from '../../shell/command/parameter.ts';
import { importJobName, importJobNameAdvice, isContainerName } from '../rules/import-job-name.ts';

/** How a cmdlet of the disks is told its seed: by policy, by staging location, or by all three names. */
export const whichSeed = {
  PolicyName: text({
    aliases: ['Policy'],
    completes: 'policy',
    help: 'The policy whose first backup travels; it gives staging location, import job name and container.',
  }),
  StagingLocation: text({
    position: 0,
    aliases: ['Staging'],
    completes: 'path',
    help: 'Where the first backup lies, spelled as in the policy.',
  }),
  ImportJobName: text({ completes: 'job', help: 'Name of the import job; by default that of the policy.' }),
  ContainerName: text({ aliases: ['Container'], help: 'The container the files are for; by default that of the policy.' }),
} as const;

export interface Seed {
  policy: BackupPolicy | undefined;
  staging: string;
  importJobName: string;
  container: string;
}

export interface SeedNamed {
  readonly PolicyName?: string;
  readonly StagingLocation?: string;
  readonly ImportJobName?: string;
  readonly ContainerName?: string;
}

/**
 * The seed that was meant. Throws PolicyNotFound, PolicyAmbiguous, NoSeed, ImportJobNameMismatch, ContainerMismatch,
 * InvalidImportJobName, InvalidContainerName: a name that differs anywhere on the road leaves the seeding waiting for ever.
 */
export async function findSeed(given: SeedNamed, world: World, resolve: (path: string) => string): Promise<Seed> {
  const staging = given.StagingLocation === undefined ? undefined : resolve(given.StagingLocation);
  const policy = await findPolicy(given, staging, world, resolve);
  const place = staging ?? policy?.StagingLocation;
  const name = given.ImportJobName ?? policy?.ImportJobName;
  const container = given.ContainerName ?? policy?.Container;
  if (place === undefined || name === undefined || container === undefined)
    throw new Failure('NoSeed', 'InvalidArgument', 'It is not clear which first backup is meant.', {
      target: place,
      advice: 'Name the policy (-PolicyName), or give -StagingLocation, -ImportJobName and -ContainerName.',
    });
  if (policy) {
    mustFit('ImportJobNameMismatch', 'import job', name, policy.ImportJobName, policy.Name);
    mustFit('ContainerMismatch', 'container', container, policy.Container, policy.Name);
    mustFit('StagingLocationMismatch', 'staging location', place, resolve(policy.StagingLocation), policy.Name);
  }
  if (!importJobName.test(name))
    throw new Failure('InvalidImportJobName', 'InvalidArgument', `"${name}" is no name for an import job.`, {
      target: name,
      advice: importJobNameAdvice,
    });
  if (!isContainerName(container))
    throw new Failure('InvalidContainerName', 'InvalidArgument', `"${container}" is no name for a container.`, {
      target: container,
      advice: 'Take 3 to 63 lower-case letters, digits and single hyphens.',
    });
  return { policy, staging: place, importJobName: name, container };
}

async function findPolicy(
  given: SeedNamed,
  staging: string | undefined,
  world: World,
  resolve: (path: string) => string,
): Promise<BackupPolicy | undefined> {
  if (given.PolicyName !== undefined) {
    const policy = await world.state.policies.get(given.PolicyName);
    if (policy) return policy;
    throw new Failure('PolicyNotFound', 'ObjectNotFound', `There is no policy ${given.PolicyName}.`, {
      target: given.PolicyName,
      advice: 'Get-OfflineSeedPolicy shows those that are there.',
    });
  }
  const all = await world.state.policies.list();
  const fits = all.filter(
    (policy) =>
      (staging === undefined || resolve(policy.StagingLocation) === staging) &&
      (given.ImportJobName === undefined || policy.ImportJobName.toLowerCase() === given.ImportJobName.toLowerCase()),
  );
  if (fits.length > 1 && (staging !== undefined || given.ImportJobName !== undefined || given.ContainerName === undefined))
    throw new Failure('PolicyAmbiguous', 'InvalidArgument', `Several policies fit: ${fits.map(({ Name }) => Name).join(', ')}.`, {
      target: staging,
      advice: 'Say which one: -PolicyName',
    });
  return fits[0];
}

function mustFit(id: string, what: string, given: string, expected: string, policy: string): void {
  if (given === expected) return;
  throw new Failure(id, 'InvalidArgument', `The policy ${policy} has the ${what} "${expected}", not "${given}".`, {
    target: given,
    advice: 'Use the same name on the whole road: a seed under another name is never found.',
  });
}
