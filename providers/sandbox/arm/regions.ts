/** Regions of the practice cloud by display name; ARM's own name is the same in lower case without blanks. */
export const regions: readonly string[] = [
  'East US',
  'East US 2',
  'West US',
  'West US 2',
  'Central US',
  'North Central US',
  'South Central US',
  'West Central US',
  'North Europe',
  'West Europe',
  'East Asia',
  'Southeast Asia',
  'Australia East',
  'Australia Southeast',
  'Japan West',
  'Japan East',
  'Central India',
  'South India',
  'West India',
  'Canada Central',
  'Canada East',
  'Brazil South',
  'Korea Central',
  'UK South',
  'Germany Central',
  'Germany Northeast',
  'South Africa North',
  'South Africa West',
  'UAE Central',
  'UAE North',
];

/** `West US` and `westus` are the same region. */
export const regionName = (text: string): string => text.toLowerCase().replace(/\s+/g, '');

const byName = new Map(regions.map((display) => [regionName(display), display]));

export const regionDisplay = (text: string): string | undefined => byName.get(regionName(text));
