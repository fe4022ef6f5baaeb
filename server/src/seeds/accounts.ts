/** One password for every demo account; shown on the sign-in page of a demo, which listens on this machine only. */
export const DEMO_PASSWORD = 'Luolong-2019';
