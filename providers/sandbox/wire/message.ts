import type { IncomingHttpHeaders } from 'node:http';

/** One request as a route sees it. */
export interface WireRequest {
  readonly method: string; //            upper case
  readonly url: URL; //                  absolute, as the client addressed it
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Values of the `{names}` in the route's path, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  /** `https://127.0.0.1:port` as the client wrote it: links in answers start with it. */
  readonly base: string;
  readonly id: string; //                x-ms-request-id of the answer
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Written as JSON; a text goes out as it is, with the content type of `headers`. */
  readonly body?: unknown;
}

export interface Route {
  readonly method: string;
  /** Path with `{names}`; compared without regard to case, a trailing slash is ignored. */
  readonly path: string;
  answer(request: WireRequest): Answer | Promise<Answer>;
}

export const ok = (body?: unknown): Answer => ({ status: 200, body });
