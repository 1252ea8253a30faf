import type { SessionServices } from '../command/session.ts';
import { DriveTable } from './table.ts';

/** The drives of a session. */
export function drivesOf(session: SessionServices): DriveTable {
  const { table } = session.drives;
  if (!(table instanceof DriveTable)) throw new Error('This session has no drives.');
  return table;
}
