import { record, text } from '../../shell/command/parameter.ts';

/** The return address and the way back, flat as Az.ImportExport has them, and as one table. */
export const addressParameters = {
  ReturnAddress: record({
    help: 'The address as a whole: @{ RecipientName = …; StreetAddress1 = …; City = …; PostalCode = …; CountryOrRegion = …; Phone = …; Email = … }',
  }),
  ReturnAddressRecipientName: text({ help: 'Who receives the drives back.' }),
  ReturnAddressStreetAddress1: text({ help: 'Street and number.' }),
  ReturnAddressStreetAddress2: text({ help: 'Second line of the street.' }),
  ReturnAddressCity: text({ help: 'City.' }),
  ReturnAddressStateOrProvince: text({ help: 'State or province.' }),
  ReturnAddressPostalCode: text({ help: 'Postal code.' }),
  ReturnAddressCountryOrRegion: text({ help: 'Country or region.' }),
  ReturnAddressPhone: text({ help: 'Telephone number.' }),
  ReturnAddressEmail: text({ help: 'E-mail address; take that of a group, for the datacenter writes to it.' }),
  ReturnShippingCarrierName: text({
    completes: 'carrier',
    help: 'Carrier of the way back; Get-ImportExportLocation shows which there are.',
  }),
  ReturnShippingCarrierAccountNumber: text({ help: 'Your account with that carrier.' }),
} as const;
