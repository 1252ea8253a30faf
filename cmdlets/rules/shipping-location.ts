import type { ImportLocation } from '../../providers/contracts/cloud.ts';

/** `West US`, `westus` and `/providers/…/locations/westus` are the same place. */
export const plainLocation = (name: string) => (name.split('/').at(-1) ?? '').replaceAll(/\s/g, '').toLowerCase();

/**
 * A location that is open names itself among its alternates; one that is closed for maintenance names only others, and parcels go there.
 * Source: `alternateLocations` in Microsoft.ImportExport 2021-01-01. A location without alternates is taken as open.
 */
export const isOpen = (location: Pick<ImportLocation, 'Name' | 'AlternateLocations'>) =>
  location.AlternateLocations.length === 0 ||
  location.AlternateLocations.some((one) => plainLocation(one) === plainLocation(location.Name));

/** Carriers are those that the location names; nothing is known beforehand. */
export const takesCarrier = (location: Pick<ImportLocation, 'SupportedCarriers'>, carrier: string) =>
  location.SupportedCarriers.some((one) => one.toLowerCase() === carrier.trim().toLowerCase());
