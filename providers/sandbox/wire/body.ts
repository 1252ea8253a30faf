import type { IncomingMessage } from 'node:http';
import type { WireRequest } from './message.ts';
import { ServiceError } from './service-error.ts';

/** ARM takes requests of at most 4 MB. */
const largest = 4 * 2 ** 20;

/** Reads a request's body whole; refuses one that is larger than ARM takes. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > largest)
      throw new ServiceError(413, 'RequestContentTooLarge', `The request content size exceeds the limit of ${largest} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The body as a JSON object; an empty body is one without properties. Throws InvalidRequestContent as ARM does. */
export function jsonBody(request: WireRequest): JsonObject {
  if (request.body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(request.body.toString('utf8'));
  } catch (error) {
    throw new ServiceError(
      400,
      'InvalidRequestContent',
      `The request content was invalid and could not be deserialized: '${(error as Error).message}'.`,
    );
  }
  if (!isObject(value)) throw new ServiceError(400, 'InvalidRequestContent', 'The request content was invalid: a JSON object is expected.');
  return value;
}

/** A property that must be an object when it is there. */
export function objectAt(body: JsonObject, name: string): JsonObject | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) throw new ServiceError(400, 'InvalidRequestContent', `The property '${name}' must be an object.`, { target: name });
  return value;
}

/** A property that must be a text when it is there. */
export function textAt(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string')
    throw new ServiceError(400, 'InvalidRequestContent', `The property '${name}' must be a string.`, { target: name });
  return value;
}

/** Tags: texts by name, at most 50, as ARM allows. */
export function tagsAt(body: JsonObject): Readonly<Record<string, string>> | undefined {
  const tags = objectAt(body, 'tags');
  if (!tags) return undefined;
  const entries = Object.entries(tags);
  if (entries.length > 50) throw new ServiceError(400, 'InvalidTags', 'A resource can have at most 50 tags.', { target: 'tags' });
  for (const [name, value] of entries)
    if (typeof value !== 'string') throw new ServiceError(400, 'InvalidTags', `The tag '${name}' must be a string.`, { target: 'tags' });
  return tags as Readonly<Record<string, string>>;
}

/** Fields of a posted form. */
export const formBody = (request: WireRequest): URLSearchParams => new URLSearchParams(request.body.toString('utf8'));
