import { armRoute } from '../arm/arm-route.ts';
import type { PracticeCloud } from '../arm/practice-cloud.ts';
import { importExportVersions } from '../arm/provider-table.ts';
import { regionName } from '../arm/regions.ts';
import type { Route } from '../wire/message.ts';
import { ok } from '../wire/message.ts';
import { ServiceError } from '../wire/service-error.ts';
import type { Address } from './job.ts';
import { type ShippingLocation, shippingLocations } from './location-table.ts';

const locationId = (name: string) => `/providers/Microsoft.ImportExport/locations/${regionName(name)}`;

export const findLocation = (name: string): ShippingLocation | undefined =>
  shippingLocations.find((one) => regionName(one.name) === regionName(name));

/** False while a datacenter is closed for maintenance: its alternates do not name itself. */
export const isOpen = ({ alternates }: ShippingLocation): boolean => alternates === undefined;

export const carrierOf = (location: ShippingLocation, name: string): string | undefined =>
  location.carriers.find((one) => one.toLowerCase() === name.trim().toLowerCase());

/** The datacenter's address as a job carries it. */
export const shippingAddress = (location: ShippingLocation): Address & { additionalInformation: string } => ({
  ...address(location),
  additionalInformation: location.instruction ?? '',
});

const address = ({ recipient, street1, city, state, postalCode, country, phone }: ShippingLocation) => ({
  recipientName: recipient ?? 'Microsoft Azure Import/Export Service',
  streetAddress1: street1,
  streetAddress2: '',
  city,
  stateOrProvince: state,
  postalCode,
  countryOrRegion: country,
  phone,
});

const shown = (location: ShippingLocation) => ({
  properties: {
    ...address(location),
    additionalShippingInformation: location.instruction ?? '',
    supportedCarriers: location.carriers,
    alternateLocations: (location.alternates ?? [location.name]).map(locationId),
  },
  id: locationId(location.name),
  name: location.name,
  type: 'Microsoft.ImportExport/locations',
});

export function locationRoutes(cloud: PracticeCloud): Route[] {
  const versions = { versions: importExportVersions };
  return [
    armRoute(cloud, 'GET', '/providers/Microsoft.ImportExport/locations', () => ok({ value: shippingLocations.map(shown) }), versions),
    armRoute(
      cloud,
      'GET',
      '/providers/Microsoft.ImportExport/locations/{locationName}',
      ({ parameters }) => {
        const found = findLocation(parameters.locationName ?? '');
        if (!found)
          throw new ServiceError(404, 'LocationNotFound', `The location '${parameters.locationName}' is not one that takes drives.`, {
            target: 'locationName',
          });
        return ok(shown(found));
      },
      versions,
    ),
    armRoute(cloud, 'GET', '/providers/Microsoft.ImportExport/operations', () => ok({ value: operations }), versions),
  ];
}

const operation = (name: string, resource: string, title: string, description: string) => ({
  name: `Microsoft.ImportExport/${name}`,
  display: { provider: 'Microsoft Import/Export', resource, operation: title, description },
});

const operations = [
  operation(
    'locations/read',
    'Locations',
    'Get or List Locations',
    'Gets the properties for the specified location or returns the list of locations.',
  ),
  operation(
    'jobs/write',
    'Jobs',
    'Create or Update Job',
    'Creates a job with the specified parameters or update the properties or tags for the specified job.',
  ),
  operation('jobs/read', 'Jobs', 'Get or List Jobs', 'Gets the properties for the specified job or returns the list of jobs.'),
  operation('jobs/listBitLockerKeys/action', 'Jobs', 'List BitLocker Keys', 'Gets the BitLocker keys for the specified job.'),
  operation('jobs/delete', 'Jobs', 'Delete Job', 'Deletes an existing job.'),
  operation(
    'register/action',
    'Import/Export Resource Provider',
    'Registers the Import/Export Resource Provider',
    'Registers the subscription for the import/export resource provider and enables the creation of import/export jobs.',
  ),
];
