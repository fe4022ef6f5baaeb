import { useCallback } from 'react';
import { useParams } from 'react-router';

const REMEMBERED = 'jixiao.year';

export const isYear = (text: string | undefined): text is string => /^20\d\d$/.test(text ?? '');

/** The work year stands in the URL; pages outside it (settings) go on with the one used last. */
export function useYear(): number {
  const { year } = useParams();
  return isYear(year) ? Number(year) : rememberedYear();
}

export function useYearPath(): (path: string) => string {
  const year = useYear();
  return useCallback((path: string) => `/${year}/${path.replace(/^\//, '')}`, [year]);
}

export function rememberYear(year: number): void {
  try {
    sessionStorage.setItem(REMEMBERED, String(year));
  } catch {
    // Storage may be switched off; the URL is enough.
  }
}

export function rememberedYear(fallback = new Date().getFullYear()): number {
  try {
    const stored = sessionStorage.getItem(REMEMBERED) ?? undefined;
    return isYear(stored) ? Number(stored) : fallback;
  } catch {
    return fallback;
  }
}
