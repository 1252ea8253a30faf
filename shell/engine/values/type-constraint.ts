import type { NetType } from '../../objects/net-type.ts';

/** The ArgumentTypeConverterAttribute that stands for `[int]` among the attributes of a variable. */
export class TypeMetadata {
  readonly type: NetType;
  constructor(type: NetType) {
    this.type = type;
  }
}

export const typeMetadata = (type: NetType): TypeMetadata => new TypeMetadata(type);
