import type { Documents } from '../state/documents.ts';
import type { JsonObject } from '../wire/body.ts';

export interface SystemData {
  readonly createdBy: string;
  readonly createdByType: 'User' | 'Application';
  readonly createdAt: string;
  readonly lastModifiedBy: string;
  readonly lastModifiedByType: 'User' | 'Application';
  readonly lastModifiedAt: string;
}

/** What ARM knows of a resource; `properties` belong to its provider. */
export interface Resource<P = JsonObject> {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly location: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly kind?: string;
  readonly sku?: JsonObject;
  readonly identity?: JsonObject;
  readonly etag?: string;
  readonly properties: P;
  readonly systemData: SystemData;
}

export const groupId = (subscriptionId: string, group: string): string => `/subscriptions/${subscriptionId}/resourceGroups/${group}`;

export const resourceId = (subscriptionId: string, group: string, type: string, name: string): string =>
  `${groupId(subscriptionId, group)}/providers/${type}/${name}`;

/** Resources by id; ids are compared without regard to case, as ARM does. */
export class Resources {
  readonly #held: Documents<Resource>;

  constructor(held: Documents<Resource>) {
    this.#held = held;
  }

  get<P = JsonObject>(id: string): Resource<P> | undefined {
    return this.#held.get(id.toLowerCase()) as Resource<P> | undefined;
  }

  put<P = JsonObject>(resource: Resource<P>): Resource<P> {
    this.#held.put(resource.id.toLowerCase(), resource as Resource);
    return resource;
  }

  delete(id: string): boolean {
    return this.#held.delete(id.toLowerCase());
  }

  /** Those of one type (all when undefined) below a subscription or group, by name. */
  list<P = JsonObject>(scope: string, type?: string): Resource<P>[] {
    const start = `${scope.toLowerCase()}/`;
    const wanted = type?.toLowerCase();
    return [...this.#held.entries()]
      .filter(([id, resource]) => id.startsWith(start) && (wanted === undefined || resource.type.toLowerCase() === wanted))
      .map(([, resource]) => resource as unknown as Resource<P>)
      .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  }
}
