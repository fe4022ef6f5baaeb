/** From here on the report is final: what follows are the grade, feedback and filing. */
export const FINAL_STATES: readonly string[] = ['REPORT_FINAL', 'GRADED', 'FEEDBACK_SENT', 'CLOSED', 'ARCHIVED'];
