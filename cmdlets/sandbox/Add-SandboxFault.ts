import type { SandboxFault } from '../../providers/contracts/sandbox.ts';
import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';
import { integer, oneOf, real, text } from '../../shell/command/parameter.ts';

export default cmdlet({
  verb: 'Add',
  noun: 'SandboxFault',
  synopsis: 'Orders trouble from the practice cloud: the next requests are throttled, cut off, delayed or refused.',
  description:
    'Shows how scripts behave on a bad day. Throttle answers 429, Unavailable 503, ServerError 500, Reset cuts the connection, Timeout holds the answer back, ExpiredToken ends the token of the request, FailedOperation lets the next long-running operation fail. Each fault is used up by the requests it strikes.',
  output: ['OfflineSeed.SandboxFault'],
  parameters: {
    Kind: oneOf(['Throttle', 'Unavailable', 'ServerError', 'Reset', 'Timeout', 'FailedOperation', 'ExpiredToken'], {
      mandatory: true,
      position: 0,
      help: 'What is to happen.',
    }),
    Path: text({
      help: 'Part of the address that a request must have, for example storageAccounts; by default every request but those of the sign-in.',
    }),
    Method: oneOf(['GET', 'HEAD', 'PUT', 'POST', 'PATCH', 'DELETE'], { help: 'Only requests with this method.' }),
    Count: integer({ default: 1, range: [1, 1000], help: 'How many requests it strikes.' }),
    RetryAfterSeconds: real({ range: [0, 3600], help: 'Throttle and Unavailable: how long the client is asked to wait.' }),
    DelaySeconds: real({ range: [0, 3600], help: 'Timeout: how long the answer is held back; 30 by default.' }),
  },
  examples: [
    {
      says: 'Lets the next two requests be throttled.',
      run: 'Start-Sandbox | Out-Null; Add-SandboxFault Throttle -Count 2 -RetryAfterSeconds 0.1',
    },
    {
      says: 'Lets the next storage account fail to be made.',
      run: 'Start-Sandbox | Out-Null; Add-SandboxFault FailedOperation -Path storageAccounts',
    },
  ],
  async *process({ Kind, Path, Method, Count, RetryAfterSeconds, DelaySeconds }, { world }: HostContext<World>) {
    const fault: SandboxFault = {
      Kind,
      Count,
      Path,
      Method,
      RetryAfterMilliseconds: RetryAfterSeconds === undefined ? undefined : RetryAfterSeconds * 1000,
      DelayMilliseconds: DelaySeconds === undefined ? undefined : DelaySeconds * 1000,
    };
    await world.sandbox.addFault(fault);
    yield fault;
  },
});
