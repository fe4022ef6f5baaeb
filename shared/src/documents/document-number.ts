/** Pairs of brackets that typists put around the year; the norm for official documents is the first. */
const OPEN = /[〔﹝\[［(（【]/gu;
const CLOSE = /[〕﹞\]］)）】]/gu;
const AROUND_YEAR = /[〔﹝\[［(（【]\s*((?:19|20)\d\d)\s*[〕﹞\]］)）】]/gu;

/** 文号 with the brackets of the norm around its year: 庄财发﹝2020﹞109号 and 庄财发〔2020〕109号 are one number. */
export function normaliseDocumentNumber(given: string): string {
  return given.trim().replace(AROUND_YEAR, '〔$1〕');
}

/** As it is compared: without spaces, with one kind of brackets wherever they stand, for a number is often typed in part. */
export function documentNumberKey(given: string): string {
  return given.replace(/\s+/g, '').replace(OPEN, '〔').replace(CLOSE, '〕');
}

/** Year between the brackets; null where there is none. */
export function yearOfDocumentNumber(number: string): number | null {
  const year = /〔((?:19|20)\d\d)〕/.exec(normaliseDocumentNumber(number))?.[1];
  return year === undefined ? null : Number(year);
}
