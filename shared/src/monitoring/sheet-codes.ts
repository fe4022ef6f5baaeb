/** Kinds of cause on the official form (财预〔2019〕136号 annex); SCHEDULE is common in local ones. */
export const CAUSE_KINDS = ['FUNDING', 'SYSTEM', 'PERSONNEL', 'HARDWARE', 'SCHEDULE', 'OTHER'] as const;
/** 确定能, 有可能, 完全不可能. */
export const LIKELIHOODS = ['CERTAIN', 'POSSIBLE', 'IMPOSSIBLE'] as const;
/** What the forecast of the year's spending rests on. */
export const FORECAST_BASES = ['OWN', 'TREND', 'CONTRACTS'] as const;
export const LIGHTS = ['GREEN', 'YELLOW', 'RED'] as const;
/** What the bureau decides on a sheet (domain §4.4). */
export const DISPOSALS = ['NORMAL', 'CORRECT', 'ADJUST_GOAL', 'ADJUST_BUDGET', 'SUSPEND', 'RECOVER_FUNDS'] as const;

export type CauseKind = (typeof CAUSE_KINDS)[number];
export type Disposal = (typeof DISPOSALS)[number];
