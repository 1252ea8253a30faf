import { type Culture, currentCulture } from '../culture.ts';
import type { Value } from '../value.ts';

/** Something that stands for a culture: CultureInfo, NumberFormatInfo, DateTimeFormatInfo. */
export class CultureHolder {
  readonly culture: Culture;
  constructor(culture: Culture) {
    this.culture = culture;
  }
}

/** [cultureinfo]. */
export class CultureInfo extends CultureHolder {}
export class NumberFormatInfo extends CultureHolder {}
export class DateTimeFormatInfo extends CultureHolder {}
export class TextInfo extends CultureHolder {}
export class CompareInfo extends CultureHolder {}

/** The culture that an IFormatProvider argument means; null is the current one. */
export function cultureOf(provider: Value): Culture {
  return provider instanceof CultureHolder ? provider.culture : currentCulture();
}
