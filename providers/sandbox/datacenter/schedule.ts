const day = 86_400_000;

/**
 * The datacenter's timetable in milliseconds of the practice clock. Deadlines are the service's (import-export 3.4 and 3.5); where it only gives a
 * range, one value out of it is taken, so that a practice runs the same way each time.
 */
export const schedule = {
  /** Carrier's way to the datacenter. */
  transit: 2 * day,
  /** "May show 1 to 3 business days after carrier delivery." */
  registration: 1 * day,
  /** From Received to the first drive in the reader. */
  queue: 1 * day,
  /** Packing and the way back. */
  packaging: 2 * day,
  /** A job that stays in Creating for so long without a change is deleted. */
  creatingExpires: 14 * day,
  /** Drives that have not arrived so long after the job was put into Shipping count as never received. */
  arrivalExpected: 14 * day,
  /** Operators wait for an answer so long, then close the job. */
  operatorsWait: 30 * day,
  /** A finished job is deleted. */
  retention: 90 * day,
  /** Unclaimed drives are destroyed. */
  destruction: 90 * day,
} as const;
