import type { IndicatorCatalogue } from '../indicators/catalogue.js';
import { INDICATOR_COLUMNS, indicatorTexts } from './indicator-columns.js';
import { HEAD_COLUMNS, type ListColumn, OBJECT_WORDS } from './list-layout.js';
import type { SheetObjective } from './objective-form.js';
import { wanText } from './place-form.js';

/** Text or number (in 万元) of every cell of the rows of one objective. */
export function listRows(
  content: SheetObjective,
  head: { name: string; agencyName: string },
  catalogue: IndicatorCatalogue,
): (string | { readonly wan: string } | null)[][] {
  const amounts = new Map(
    content.amounts.filter(({ block }) => block === 'ANNUAL').map(({ kind, amount }) => [kind as string, amount]),
  );
  const shared = (key: ListColumn['key']): string | { wan: string } | null => {
    if (key === 'objectType') return OBJECT_WORDS.find(([, one]) => one === content.objectType)![0];
    if (key === 'title') return head.name;
    if (key === 'agencyName') return head.agencyName;
    if (key === 'annualAmount') return { wan: wanText(content.annualAmount) };
    if (amounts.has(key)) return { wan: wanText(amounts.get(key)!) };
    const texts = new Map(Object.entries(content));
    const value: unknown = texts.get(key);
    return typeof value === 'string' ? value : null;
  };
  const repeated = HEAD_COLUMNS.map(({ key }) => shared(key));
  return content.indicators.map((indicator) => {
    const texts = indicatorTexts(indicator, catalogue);
    const horizon = indicator.horizon === 'MID_TERM' ? '中期' : '年度';
    return [...repeated, horizon, ...INDICATOR_COLUMNS.map(({ key }) => texts.get(key) ?? '')];
  });
}
