import { type ArmRequest, armRoute, notFound } from '../arm/arm-route.ts';
import { page } from '../arm/paging.ts';
import type { PracticeCloud } from '../arm/practice-cloud.ts';
import { importExportVersions } from '../arm/provider-table.ts';
import { groupId, resourceId } from '../arm/resource.ts';
import type { Answer, Route } from '../wire/message.ts';
import { ok } from '../wire/message.ts';
import { ServiceError } from '../wire/service-error.ts';
import { type Job, type JobDetails, jobType } from './job.ts';
import { createJob, updateJob, wrongState } from './write-job.ts';

const path = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/${jobType}/{jobName}`;
const versions = { versions: importExportVersions };

/** A page of jobs has 100 at most (import-export 3.1). */
const largestPage = 100;

/** Import jobs of the classic API. `advance` lets happen what the clock has made due; it runs before every answer. */
export function jobRoutes(cloud: PracticeCloud, advance: () => void): Route[] {
  const idOf = ({ subscriptionId, group, parameters }: ArmRequest) => resourceId(subscriptionId, group, jobType, parameters.jobName ?? '');
  const existing = (request: ArmRequest): Job => {
    advance();
    const found = cloud.resources.get<JobDetails>(idOf(request));
    if (!found) throw notFound(jobType, request.parameters.jobName ?? '', request.group);
    return found;
  };
  const list = (request: ArmRequest, scope: string): Answer => {
    advance();
    const jobs = cloud.resources.list<JobDetails>(scope, jobType).filter(filterOf(request));
    const { value, nextLink } = page(request, jobs, ({ id }) => id, Math.min(cloud.pageSize, largestPage));
    return ok({ value: value.map(shown), ...(nextLink ? { nextLink } : {}) });
  };
  return [
    armRoute(
      cloud,
      'GET',
      `/subscriptions/{subscriptionId}/providers/${jobType}`,
      (request) => list(request, `/subscriptions/${request.subscriptionId}`),
      versions,
    ),
    armRoute(
      cloud,
      'GET',
      `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/${jobType}`,
      (request) => list(request, groupId(request.subscriptionId, request.group)),
      versions,
    ),
    armRoute(cloud, 'GET', path, (request) => ok(shown(existing(request))), versions),
    armRoute(
      cloud,
      'PUT',
      path,
      (request) => {
        const { job, isNew } = createJob(cloud, request, idOf(request));
        advance();
        return { status: isNew ? 201 : 200, body: shown(job) };
      },
      versions,
    ),
    armRoute(
      cloud,
      'PATCH',
      path,
      (request) => {
        const job = updateJob(cloud, request, existing(request));
        advance();
        return ok(shown(job));
      },
      versions,
    ),
    armRoute(
      cloud,
      'DELETE',
      path,
      (request) => {
        const job = existing(request);
        if (!['Creating', 'Completed', 'Closed'].includes(job.properties.state))
          throw wrongState(job, 'deleted', 'Creating', 'Completed', 'Closed');
        forgetJob(cloud, job);
        return { status: 200 };
      },
      versions,
    ),
    armRoute(
      cloud,
      'POST',
      `${path}/listBitLockerKeys`,
      (request) => {
        const job = existing(request);
        const keys = cloud.driveKeys.get(job.id.toLowerCase()) ?? {};
        return ok({ value: job.properties.driveList.map(({ driveId }) => ({ driveId, bitLockerKey: keys[driveId] ?? '' })) });
      },
      versions,
    ),
  ];
}

export function forgetJob(cloud: PracticeCloud, job: { readonly id: string }): void {
  cloud.database.write(() => {
    cloud.resources.delete(job.id);
    cloud.driveKeys.delete(job.id.toLowerCase());
  });
}

const shown = ({ id, name, type, location, tags, identity, properties, systemData }: Job) => ({
  systemData,
  id,
  name,
  type,
  location,
  ...(tags ? { tags } : {}),
  identity,
  properties,
});

/** The API does not say what `$filter` may hold; this cloud knows `state eq '…'` and refuses the rest. */
function filterOf(request: ArmRequest): (job: Job) => boolean {
  const filter = request.url.searchParams.get('$filter');
  if (!filter) return () => true;
  const state = /^(?:properties\/)?state eq '(\w+)'$/i.exec(filter.trim())?.[1];
  if (!state)
    throw new ServiceError(400, 'InvalidFilter', `The filter '${filter}' is not supported. Supported is: state eq '<state>'.`, {
      target: '$filter',
    });
  return (job) => job.properties.state.toLowerCase() === state.toLowerCase();
}
