/** The set that stands for all: parameters without one of their own are in it. */
export const allSets = '__AllParameterSets';

/** What a parameter is in one parameter set. */
export interface Place {
  /** -1: by name only. */
  position: number;
  readonly mandatory: boolean;
  readonly byValue: boolean;
  readonly byProperty: boolean;
  readonly fromRemaining: boolean;
  readonly help: string;
}
