import { timingSafeEqual } from 'node:crypto';
import type { SandboxFault } from '../../contracts/sandbox.ts';
import type { PracticeCloud } from '../arm/practice-cloud.ts';
import type { Parcels } from '../datacenter/parcels.ts';
import { jsonBody } from '../wire/body.ts';
import { faultKinds } from '../wire/faults.ts';
import type { Answer, Route, WireRequest } from '../wire/message.ts';
import { ok } from '../wire/message.ts';
import { controlPrefix } from '../wire/server.ts';
import { ServiceError } from '../wire/service-error.ts';

/** What the shell asks of the practice cloud itself, with the token in `control-token`. It is no part of what Azure offers. */
export function controlRoutes(cloud: PracticeCloud, does: { advance(): void; stop(): void; readonly parcels: Parcels }): Route[] {
  const route = (method: string, path: string, answer: (request: WireRequest) => Answer | Promise<Answer>): Route => ({
    method,
    path: controlPrefix + path,
    answer(request) {
      checkToken(request, cloud.identity.controlToken);
      return answer(request);
    },
  });
  return [
    route('GET', 'ping', () => ok({ ProcessId: process.pid, Clock: cloud.clock.iso() })),
    route('POST', 'clock', (request) => {
      const { milliseconds } = jsonBody(request);
      if (typeof milliseconds !== 'number' || !(milliseconds >= 0) || milliseconds > longestStep)
        throw new ServiceError(400, 'InvalidStep', 'The clock can be turned forwards only, by ten years at most.');
      cloud.clock.step(milliseconds);
      does.advance();
      return ok({ Clock: cloud.clock.iso() });
    }),
    route('POST', 'faults', (request) => {
      cloud.faults.order(checkedFault(jsonBody(request)));
      return ok({});
    }),
    route('POST', 'parcels', (request) => {
      const { Carrier, TrackingNumber, DriveIds } = jsonBody(request);
      const ids = Array.isArray(DriveIds) ? DriveIds.map(String) : [];
      const parcel = does.parcels.send(String(Carrier ?? ''), String(TrackingNumber ?? ''), ids);
      does.advance();
      return ok({ TrackingNumber: parcel.trackingNumber, Drives: ids.length, ArrivesAt: new Date(parcel.arrivesAt).toISOString() });
    }),
    route('POST', 'stop', () => {
      setImmediate(does.stop);
      return ok({});
    }),
  ];
}

const longestStep = 3650 * 86_400_000;

function checkToken(request: WireRequest, token: string): void {
  const given = Buffer.from(/^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '');
  const wanted = Buffer.from(token);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw new ServiceError(401, 'ControlTokenInvalid', 'The control token is missing or wrong.');
}

function checkedFault(given: Readonly<Record<string, unknown>>): SandboxFault {
  const kind = faultKinds.find((one) => one === given.Kind);
  const text = (name: string) => (typeof given[name] === 'string' && given[name] !== '' ? { [name]: given[name] } : {});
  const number = (name: string) => (typeof given[name] === 'number' && given[name] >= 0 ? { [name]: given[name] } : {});
  const { Count = 1 } = given;
  if (!kind || !Number.isInteger(Count) || (Count as number) < 1)
    throw new ServiceError(400, 'InvalidFault', `A fault needs a Kind (${faultKinds.join(', ')}) and a Count of 1 or more.`);
  return {
    Kind: kind,
    Count: Count as number,
    ...text('Path'),
    ...text('Method'),
    ...number('RetryAfterMilliseconds'),
    ...number('DelayMilliseconds'),
  };
}
