/**
 * Datacenters that take drives: the published list of regions (import-export 5.5). Where the official API examples give an address it is theirs;
 * elsewhere the street says that it is a practice address, so that nobody ships real drives to an invented one. Phones are those of examples: zeros.
 * A region whose alternates do not name itself is closed for maintenance.
 */
export interface ShippingLocation {
  readonly name: string;
  readonly street1: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly country: string;
  readonly phone: string;
  readonly carriers: readonly string[];
  readonly instruction?: string;
  readonly alternates?: readonly string[];
  readonly recipient?: string;
}

const america = ['FedEx', 'UPS', 'DHL'];
const europe = ['FedEx', 'DHL'];
const asia = ['DHL'];
const inbound = 'Ask the operations team for an inbound id and write it on the parcel; a parcel without it is rejected.';

type Row = readonly [
  name: string,
  city: string,
  state: string,
  postalCode: string,
  country: string,
  phone: string,
  carriers: readonly string[],
];

const rows: readonly Row[] = [
  ['East US', 'Boydton', 'VA', '23917', 'USA', '434 000 0000', america],
  ['East US 2', 'Boydton', 'VA', '23917', 'USA', '434 000 0000', america],
  ['West US 2', 'Quincy', 'WA', '98848', 'USA', '509 000 0000', america],
  ['Central US', 'West Des Moines', 'IA', '50265', 'USA', '515 000 0000', america],
  ['North Central US', 'Chicago', 'IL', '60607', 'USA', '312 000 0000', america],
  ['South Central US', 'San Antonio', 'TX', '78251', 'USA', '210 000 0000', america],
  ['West Central US', 'Cheyenne', 'WY', '82007', 'USA', '307 000 0000', america],
  ['Canada Central', 'Toronto', 'ON', 'M9V 0A1', 'Canada', '416 000 0000', america],
  ['Canada East', 'Quebec', 'QC', 'G1P 0A1', 'Canada', '418 000 0000', america],
  ['Brazil South', 'Sao Paulo', 'SP', '06454-000', 'Brazil', '55 11 0000 0000', ['FedEx', 'DHL']],
  ['North Europe', 'Dublin', 'Dublin', 'D22 0000', 'Ireland', '353 1 000 0000', europe],
  ['West Europe', 'Middenmeer', 'Noord-Holland', '1775 AA', 'Netherlands', '31 20 000 0000', europe],
  ['UK South', 'London', 'London', 'E14 0AA', 'United Kingdom', '44 20 0000 0000', europe],
  ['Germany Central', 'Frankfurt am Main', 'Hessen', '60314', 'Germany', '49 69 000000', europe],
  ['Germany Northeast', 'Magdeburg', 'Sachsen-Anhalt', '39106', 'Germany', '49 391 000000', europe],
  ['East Asia', 'Hong Kong', 'Hong Kong', '000000', 'Hong Kong', '852 0000 0000', asia],
  ['Southeast Asia', 'Singapore', 'Singapore', '629000', 'Singapore', '65 0000 0000', asia],
  ['Japan East', 'Tokyo', 'Tokyo', '135-0000', 'Japan', '81 3 0000 0000', asia],
  ['Japan West', 'Osaka', 'Osaka', '567-0000', 'Japan', '81 6 0000 0000', asia],
  ['Central India', 'Pune', 'Maharashtra', '411000', 'India', '91 20 0000 0000', asia],
  ['South India', 'Chennai', 'Tamil Nadu', '600000', 'India', '91 44 0000 0000', asia],
  ['West India', 'Mumbai', 'Maharashtra', '400000', 'India', '91 22 0000 0000', asia],
  ['Korea Central', 'Seoul', 'Seoul', '00000', 'Korea', '82 2 0000 0000', asia],
  ['South Africa North', 'Johannesburg', 'Gauteng', '1600', 'South Africa', '27 11 000 0000', asia],
  ['South Africa West', 'Cape Town', 'Western Cape', '7500', 'South Africa', '27 21 000 0000', asia],
  ['UAE Central', 'Abu Dhabi', 'Abu Dhabi', '00000', 'United Arab Emirates', '971 2 000 0000', asia],
  ['UAE North', 'Dubai', 'Dubai', '00000', 'United Arab Emirates', '971 4 000 0000', asia],
];

const instructions: Readonly<Record<string, string>> = {
  'UK South': inbound,
  'Germany Central': inbound,
  'Germany Northeast': inbound,
  'Central India':
    "Give the driver's id, phone and number plate to the operations team; the return needs a delivery challan on letterhead.",
  'West India': "Give the driver's id, phone and number plate to the operations team; the return needs a delivery challan on letterhead.",
};

const closed: Readonly<Record<string, readonly string[]>> = { 'South India': ['Central India', 'West India'] };

/** As in the examples of the API (2021-01-01). */
const published: readonly ShippingLocation[] = [
  {
    name: 'West US',
    street1: '2045 Lafayette Street',
    city: 'Santa Clara',
    state: 'CA',
    postalCode: '95050',
    country: 'USA',
    phone: '408 0000 0000',
    carriers: america,
  },
  {
    name: 'Australia East',
    recipient: 'Windows Azure Import/Export Service',
    street1: 'Customer-A c/o NEXTDC Ltd, Delivery code ABCDEFG, 4 Eden Park Drive',
    city: 'Macquarie Park',
    state: 'NSW',
    postalCode: '2113',
    country: 'Australia',
    phone: '612 0000 0000',
    carriers: asia,
    instruction: inbound,
  },
  {
    name: 'Australia Southeast',
    street1: 'Microsoft, c/o NEXTDC Ltd, Delivery code ABCDEFG, 826-830 Lorimer St, Port',
    city: 'Melbourne',
    state: 'Melbourne',
    postalCode: '3207',
    country: 'Australia',
    phone: '61 0 0000 0000',
    carriers: asia,
    instruction: inbound,
  },
];

export const shippingLocations: readonly ShippingLocation[] = [
  ...published,
  ...rows.map(([name, city, state, postalCode, country, phone, carriers]) => ({
    name,
    street1: `Practice datacenter ${name}, Dock 1 (no parcels are taken here)`,
    city,
    state,
    postalCode,
    country,
    phone,
    carriers,
    instruction: instructions[name],
    alternates: closed[name],
  })),
].sort((a, b) => (a.name < b.name ? -1 : 1));
