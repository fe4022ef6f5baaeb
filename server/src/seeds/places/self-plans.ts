import type { ProjectBlock } from './plans.js';

/** The self-evaluations that a place reports, and what it needs of an earlier year for them. */
export interface SelfPlan {
  readonly workYear: number;
  /** Objectives of a year before the place's own; without it, its own are evaluated. */
  readonly earlier?: {
    readonly year: number;
    readonly approvedOn: string;
    readonly projects: readonly ProjectBlock[];
    readonly unitsWithProjects: number;
    readonly wholes: { readonly wan: string; readonly seed: number; readonly isAssumed: boolean } | null;
  };
  /** Day from which the divisions accepted; 30 days are enough for all of them. */
  readonly acceptedFrom: string;
  /** Only the first so many projects were evaluated, and no whole unit; all where nothing is said. */
  readonly projects?: number;
  /** Projects whose names begin so were not evaluated. */
  readonly except?: string;
  /** Projects of which the report says that they scored nought. */
  readonly nought?: readonly string[];
  /** So many whole units handed in, and the others did not; all where nothing is said. */
  readonly filedWholes?: number;
  /** Projects share what example projects fall short by, so that every grade of the place occurs. */
  readonly everyGrade?: boolean;
  /** The first so many projects have asked those they serve; the answers give what their sheets say. */
  readonly surveyed?: { readonly projects: number; readonly from: string; readonly to: string };
  /** Every unit was coached in the weeks before. */
  readonly coachedFrom?: string;
}
