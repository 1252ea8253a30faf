import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { isCopied } from '../rules/import-job-state.ts';
import { addressProblems, returnAddress, returnShipping } from '../rules/return-address.ts';
import { takesCarrier } from '../rules/shipping-location.ts';
import { addressParameters } from './address-parameters.ts';
import { shippingFacts } from './shipping-facts.ts';
import { findJob, whichJob } from './which-job.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'ImportJobReturnAddress',
  synopsis: 'Says where the drives of a job are sent back to, and with whom.',
  description: 'What is not given stays as it is. It works until the drives are packed for the way back.',
  output: ['OfflineSeed.ImportJob'],
  impact: 'Medium',
  defaultSet: 'ByName',
  parameters: { ...whichJob, ...addressParameters },
  examples: [
    {
      says: 'Corrects the telephone number in every job; here there is none.',
      run: "Get-ImportJob -State Creating | Set-ImportJobReturnAddress -ReturnAddressPhone '425 555 0100' -WhatIf",
    },
  ],
  async *process(given, { world, signal, shouldProcess }: HostContext<World>) {
    const job = await findJob(given, world, signal);
    const fail = (id: string, message: string, advice: string) => new Failure(id, 'InvalidArgument', message, { target: job.Name, advice });
    if (isCopied(job.State))
      throw fail(
        'InvalidJobState',
        `The drives of ${job.Name} are already packed (${job.State}).`,
        'Ask the carrier to redirect the parcel.',
      );
    const address = returnAddress(given, given.ReturnAddress, job.ReturnAddress);
    const shipping = returnShipping(given, job.ReturnShipping);
    const problems = addressProblems(address);
    if (problems.length > 0)
      throw fail('InvalidReturnAddress', `The return address: ${problems.join('; ')}.`, 'Give what is missing: -ReturnAddressCity …');
    if (shipping && !(shipping.CarrierName && shipping.CarrierAccountNumber))
      throw fail(
        'MissingReturnShipping',
        'The way back needs a carrier and your account with it.',
        'Give -ReturnShippingCarrierName and -ReturnShippingCarrierAccountNumber.',
      );
    if (shipping && shipping.CarrierName !== job.ReturnShipping?.CarrierName) {
      const { location } = await shippingFacts(job, world, signal);
      if (location && !takesCarrier(location, shipping.CarrierName))
        throw fail(
          'UnsupportedCarrier',
          `${location.Name} does not work with ${shipping.CarrierName}.`,
          `Take one of these: ${location.SupportedCarriers.join(', ')}`,
        );
    }
    if (!(await shouldProcess(`${job.ResourceGroup}/${job.Name}`, `Send the drives back to ${address?.RecipientName}, ${address?.City}`)))
      return;
    yield await world.cloud.importJobs.update(job.ResourceGroup, job.Name, { ReturnAddress: address, ReturnShipping: shipping }, signal);
  },
});
