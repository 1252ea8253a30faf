import type { ImportLocation } from '../providers/contracts/cloud.ts';
import { view } from '../shell/formatting/view.ts';

export default view<ImportLocation & { Open: boolean }>({
  type: 'OfflineSeed.ImportLocation',
  table: { columns: ['Name', { from: 'Open', kind: 'mark' }, 'City', 'CountryOrRegion', 'SupportedCarriers'] },
  list: {
    lines: [
      'Name',
      'Open',
      'RecipientName',
      'StreetAddress1',
      { from: 'StreetAddress2', when: 'StreetAddress2' },
      'City',
      'StateOrProvince',
      'PostalCode',
      'CountryOrRegion',
      'Phone',
      { from: 'AdditionalShippingInformation', when: 'AdditionalShippingInformation' },
      'SupportedCarriers',
      'AlternateLocations',
    ],
  },
});
