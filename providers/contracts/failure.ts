/**
 * Why Azure (or the way to it) said no. `code` is the service's own (`ResourceNotFound`, `AADSTS7000215`) or one of the adapter's, which has
 * already retried what may be retried. `id`, `category`, `target` and `advice` are those of an error record, so that it is handed on unchanged.
 */
export class CloudFailure extends Error {
  readonly code: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly details: readonly { code: string; message: string; target?: string }[];
  readonly category: CloudFailureCategory;
  readonly target: string | undefined;
  readonly advice: string | undefined;
  constructor(
    code: string,
    message: string,
    more: {
      status?: number;
      requestId?: string;
      details?: readonly { code: string; message: string; target?: string }[];
      category?: CloudFailureCategory;
      target?: string;
      advice?: string;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: more.cause });
    this.code = code;
    this.status = more.status;
    this.requestId = more.requestId;
    this.details = more.details ?? [];
    this.category = more.category ?? 'NotSpecified';
    this.target = more.target;
    this.advice = more.advice;
  }
  get id(): string {
    return this.code;
  }
}

export type CloudFailureCategory =
  | 'NotSpecified'
  | 'AuthenticationError'
  | 'ConnectionError'
  | 'InvalidArgument'
  | 'InvalidData'
  | 'InvalidOperation'
  | 'InvalidResult'
  | 'LimitsExceeded'
  | 'ObjectNotFound'
  | 'OperationTimeout'
  | 'PermissionDenied'
  | 'ReadError'
  | 'ResourceExists'
  | 'ResourceUnavailable'
  | 'SecurityError';

/**
 * Why this computer, a drive, its manifest or its journal said no. The fields are those of an error record, so that a cmdlet can hand
 * them on unchanged: `id` is what scripts and tests compare, `target` the place (drive, file), `advice` what the user does next.
 */
export class LocalFailure extends Error {
  readonly id: string;
  readonly category:
    | 'DeviceError'
    | 'InvalidArgument'
    | 'InvalidData'
    | 'InvalidOperation'
    | 'LimitsExceeded'
    | 'ObjectNotFound'
    | 'PermissionDenied'
    | 'QuotaExceeded'
    | 'ReadError'
    | 'ResourceBusy'
    | 'ResourceExists'
    | 'SecurityError'
    | 'WriteError';
  readonly target: string;
  readonly advice: string;
  constructor(id: string, category: LocalFailure['category'], message: string, more: { target: string; advice: string; cause?: unknown }) {
    super(message, { cause: more.cause });
    this.id = id;
    this.category = category;
    this.target = more.target;
    this.advice = more.advice;
  }
}
