import { bareCaption, type FormGrid } from './grid.js';
import { SELF_COLUMNS, SELF_TITLES } from './self-form.js';

const TITLES: readonly string[] = Object.values(SELF_TITLES).map(bareCaption);

/**
 * Whether a worksheet is a self-evaluation: by its title, or by its columns where somebody has changed the title. Guides and
 * cover sheets of a workbook are left alone; a list of objectives has indicators, but nothing that was reached.
 */
export function isSelfForm(grid: FormGrid): boolean {
  const actual = SELF_COLUMNS.find(({ key }) => key === 'actual')!.known;
  return grid.rows.some(({ cells }) => {
    const captions = Object.values(cells).flatMap((cell) => (typeof cell === 'string' ? bareCaption(cell) : []));
    return (
      captions.some((caption) => TITLES.includes(caption) || caption.includes('绩效自评表')) ||
      (captions.includes('三级指标') && captions.some((caption) => actual.test(caption)))
    );
  });
}
