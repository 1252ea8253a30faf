/** Why Azure (or the way to it) said no. `Code` is the service's own (`ResourceNotFound`, `AADSTS7000215`) or one of ours below; the adapter has already retried what may be retried. */
export class CloudFailure extends Error {
  readonly code: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly details: readonly { code: string; message: string; target?: string }[];
  constructor(
    code: string,
    message: string,
    more: {
      status?: number;
      requestId?: string;
      details?: readonly { code: string; message: string; target?: string }[];
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: more.cause });
    this.code = code;
    this.status = more.status;
    this.requestId = more.requestId;
    this.details = more.details ?? [];
  }
}
