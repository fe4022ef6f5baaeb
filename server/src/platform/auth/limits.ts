/** Limits of sign-in (GB/T 22239-2019 8.1.4.1; controls C4–C8). */
export const SESSION_IDLE_MINUTES = 30;
export const SESSION_ABSOLUTE_HOURS = 12;
/** A further sign-in ends the oldest session. */
export const SESSIONS_PER_ACCOUNT = 5;
/** A session's last use is written at most this often, so that reading stays reading. */
export const SESSION_TOUCH_SECONDS = 60;
export const ATTEMPT_WINDOW_MINUTES = 15;
export const LOCK_MINUTES = 15;
export const FAILURES_PER_ACCOUNT = 5;
export const FAILURES_PER_ADDRESS = 50;
export const PASSWORD_MIN_LENGTH = 12;
export const PASSWORD_HISTORY = 5;
export const TOKEN_SECONDS = 3_600;
export const COOKIE = 'jixiao';
/** Header that a cross-site form cannot send. */
export const CLIENT_HEADER = 'x-jixiao-client';
/** Tenant of nobody: row policies show nothing under it, only tables without a tenant can be read. */
export const NO_JURISDICTION = '00000000-0000-0000-0000-000000000000';
