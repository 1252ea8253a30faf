import type { Answer } from './message.ts';

export interface ErrorDetail {
  readonly code: string;
  readonly message: string;
  readonly target?: string;
}

/** A refusal in Azure Resource Manager's envelope; routes throw it. */
export class ServiceError extends Error {
  readonly status: number;
  readonly code: string;
  readonly target: string | undefined;
  readonly details: readonly ErrorDetail[];
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    status: number,
    code: string,
    message: string,
    more: { target?: string; details?: readonly ErrorDetail[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.target = more.target;
    this.details = more.details ?? [];
    this.headers = more.headers ?? {};
  }

  answer(): Answer {
    const { code, message, target, details } = this;
    return {
      status: this.status,
      headers: { ...this.headers, 'x-ms-failure-cause': 'gateway' },
      body: { error: { code, message, ...(target ? { target } : {}), ...(details.length ? { details } : {}) } },
    };
  }
}
