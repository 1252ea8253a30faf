import { currentCulture } from './culture.ts';

// Made when first needed: they take their time.
let foldedCollator: Intl.Collator | undefined;
let exactCollator: Intl.Collator | undefined;

function folded(): Intl.Collator {
  foldedCollator ??= new Intl.Collator('en', { sensitivity: 'accent' });
  return foldedCollator;
}

function exactOrder(): Intl.Collator {
  exactCollator ??= new Intl.Collator('en', { sensitivity: 'variant' });
  return exactCollator;
}

/** Letters whose order is their code, and which nothing ignores: the quick way is right for them. */
const simple = /^[\t\n\v\f\r\x20-\x7e]*$/;
/** Kana and full-width forms differ also where case is ignored; so does the long s. */
const strict = /[\u3000-\u30ff\uff00-\uffef\u017f]/;

/** Equality of text by the invariant collation, in which zero-width characters do not count. */
export function textEquals(left: string, right: string, caseSensitive: boolean): boolean {
  if (left === right) return true;
  if (!caseSensitive && left.length === right.length && left.toLowerCase() === right.toLowerCase())
    return !strict.test(left) || strictEquals(left, right);
  if (simple.test(left) && simple.test(right)) return false;
  if (caseSensitive) return exactOrder().compare(left, right) === 0;
  return folded().compare(left, right) === 0 && ((!strict.test(left) && !strict.test(right)) || strictEquals(left, right));
}

function strictEquals(left: string, right: string): boolean {
  return left.normalize('NFC').toLowerCase() === right.normalize('NFC').toLowerCase();
}

/** Order of text by the invariant collation: below zero, zero, above zero. */
export function compareText(left: string, right: string, caseSensitive: boolean): number {
  return left === right ? 0 : (caseSensitive ? exactOrder() : folded()).compare(left, right);
}

const byLocale = new Map<string, Intl.Collator>();

/** Order of text in the current culture, which Sort-Object uses. */
export function compareTextInCulture(left: string, right: string, caseSensitive: boolean, locale = currentCulture().name || 'en'): number {
  if (left === right) return 0;
  const key = `${caseSensitive ? 'c' : 'i'}${locale}`;
  let collator = byLocale.get(key);
  if (!collator) byLocale.set(key, (collator = new Intl.Collator(locale, { sensitivity: caseSensitive ? 'variant' : 'accent' })));
  return collator.compare(left, right);
}
