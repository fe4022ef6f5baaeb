import type { MonitoringForm, MonitoringFormRow } from './monitoring-form.js';

export type MonitoringDraftRow = Pick<
  MonitoringFormRow,
  | 'id'
  | 'actualValue'
  | 'actualText'
  | 'actualOn'
  | 'actualYes'
  | 'isNotDue'
  | 'stageTarget'
  | 'forecastValue'
  | 'forecastText'
  | 'likelihood'
  | 'causeCodes'
  | 'causeText'
  | 'comment'
>;

/** What a sheet brings in: only what people fill in. Everything else is compared with what is known. */
export interface MonitoringDraft extends Pick<
  MonitoringForm,
  | 'id'
  | 'forecastAmount'
  | 'forecastBasis'
  | 'forecastNote'
  | 'executionReason'
  | 'causeCodes'
  | 'causeText'
  | 'measures'
  | 'suggestions'
  | 'unitRating'
> {
  readonly rows: readonly MonitoringDraftRow[];
  readonly moneys: readonly { readonly id: string; readonly forecastAmount: string | null }[];
  readonly tasks: readonly {
    readonly id: string;
    readonly executedAmount: string;
    readonly forecastAmount: string | null;
    readonly note: string | null;
  }[];
}

/** Whose sheet it is, as it says itself. */
export interface MonitoringIdentity {
  /** Written by us when the form was filled; null in a sheet of somebody else. */
  readonly sheetId: string | null;
  readonly code: string | null;
  readonly name: string | null;
}
