import { randomUUID } from 'node:crypto';
import type { Answer } from '../wire/message.ts';

/** A refusal of the sign-in service, with the AADSTS number that Microsoft's list of errors explains. */
export class SignInError extends Error {
  readonly status: number;
  readonly error: string;
  readonly number: number;
  constructor(error: string, number: number, message: string, status = error === 'invalid_client' ? 401 : 400) {
    super(message);
    this.status = status;
    this.error = error;
    this.number = number;
  }

  answer(): Answer {
    const trace = randomUUID();
    const correlation = randomUUID();
    const timestamp = new Date().toISOString().replace('T', ' ').replace(/\.\d+/, '');
    return {
      status: this.status,
      body: {
        error: this.error,
        error_description: `AADSTS${this.number}: ${this.message} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
        error_codes: [this.number],
        timestamp,
        trace_id: trace,
        correlation_id: correlation,
        error_uri: `https://login.microsoftonline.com/error?code=${this.number}`,
      },
    };
  }
}
