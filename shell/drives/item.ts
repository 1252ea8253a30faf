import { type ExtendedMember, type NoteSource, noteSource } from '../objects/extended-members.ts';
import type { Value } from '../objects/value.ts';
import { above, fullName, leaf, type Place, providerName } from './path.ts';
import { providerInfo } from './provider-info.ts';

/** What PowerShell adds to an item of a drive: where it is from. Worked out when it is asked for. */
export class ItemNotes implements NoteSource {
  readonly place: Place;
  readonly container: boolean | undefined;

  /** `container` is left out where PSIsContainer is not added: content and properties. */
  constructor(place: Place, container?: boolean) {
    this.place = place;
    this.container = container;
  }

  note(key: string): ExtendedMember | undefined {
    const read = readers[key];
    if (!read) return undefined;
    const value = read.value(this);
    return value === undefined ? undefined : { kind: 'NoteProperty', name: read.name, value };
  }

  notes(): readonly ExtendedMember[] {
    return Object.keys(readers).flatMap((key) => this.note(key) ?? []);
  }
}

const readers: Readonly<Record<string, { name: string; value: (notes: ItemNotes) => Value }>> = {
  pspath: { name: 'PSPath', value: ({ place }) => fullName(place) },
  psparentpath: { name: 'PSParentPath', value: ({ place }) => parentName(place) },
  pschildname: { name: 'PSChildName', value: ({ place }) => childName(place) },
  psdrive: { name: 'PSDrive', value: ({ place }) => place.drive ?? undefined },
  psprovider: { name: 'PSProvider', value: ({ place }) => providerInfo(place.provider) },
  psiscontainer: { name: 'PSIsContainer', value: ({ container }) => container },
};

function parentName(place: Place): string {
  if (place.segments.length === 0) return '';
  if (place.provider.flat) return providerName(place.provider);
  return fullName(above(place));
}

function childName(place: Place): string {
  return place.segments.length === 0 ? place.provider.join(place.root, []) : leaf(place);
}

/** Says of an item where it is from; a value that is no object is handed back as it is. */
export function fromPlace(item: Value, place: Place, container: boolean): Value {
  if (typeof item === 'object' && item !== null) (item as { [noteSource]?: NoteSource })[noteSource] = new ItemNotes(place, container);
  return item;
}
