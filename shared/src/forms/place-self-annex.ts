import type { Area } from './grid.js';
import { numberText } from './monitoring-form.js';
import { type FormStyle, linesOf, type PlacedCell, type PlacedForm } from './place-form.js';
import type { BlankSelf } from './place-self.js';
import { computedCommon } from './self-common.js';
import type { SelfForm } from './self-form.js';

export const ANNEX_TITLE = '部门（单位）整体支出共性指标计算基础表';
export const ANNEX_MARK = 'SELFBASE-1';

export type AnnexColumnKey =
  'ordinal' | 'level2' | 'name' | 'wordsA' | 'baseA' | 'wordsB' | 'baseB' | 'value' | 'rowKey';

interface AnnexColumn {
  readonly key: AnnexColumnKey;
  readonly caption: string;
  readonly known: RegExp;
  readonly width: number;
}

/** The official form has no place for what a rate is computed from: it stands in a worksheet of its own beside it. */
export const ANNEX_COLUMNS: readonly AnnexColumn[] = [
  { key: 'ordinal', caption: '序号', known: /^序号$/, width: 6 },
  { key: 'level2', caption: '二级指标', known: /^二级指标$/, width: 12 },
  { key: 'name', caption: '共性指标', known: /^共性指标$/, width: 26 },
  { key: 'wordsA', caption: '分子口径', known: /^分子口径$/, width: 26 },
  { key: 'baseA', caption: '分子（A）', known: /^分子A?$/, width: 18 },
  { key: 'wordsB', caption: '分母口径', known: /^分母口径$/, width: 26 },
  { key: 'baseB', caption: '分母（B）', known: /^分母B?$/, width: 18 },
  { key: 'value', caption: '计算结果', known: /^计算结果$/, width: 12 },
  { key: 'rowKey', caption: '指标标识（勿改）', known: /^指标标识勿改$/, width: 38 },
];
const PRINTED = ANNEX_COLUMNS.length - 1;
const KEY_COLUMN = ANNEX_COLUMNS.length + 1;
const HEIGHT = 22;

/** The annex with its bases, or blank; null where nothing of the form is computed. */
export function placeSelfAnnex(form: SelfForm | BlankSelf, sheetName: string): PlacedForm | null {
  const rows = computedCommon(form.common ?? []);
  if (rows.length === 0) return null;
  const filled = 'rows' in form ? form : null;
  const cells: PlacedCell[] = [];
  const heights = new Map<number, number>();
  let at = 1;
  const put = (left: number, right: number, style: FormStyle, text: string): void => {
    const area: Area = { top: at, left, bottom: at, right };
    cells.push({ area, style, text });
  };
  const next = (height = HEIGHT): void => {
    heights.set(at, height);
    at += 1;
  };
  put(1, PRINTED, 'TITLE', ANNEX_TITLE);
  put(KEY_COLUMN, KEY_COLUMN, 'NOTE', `表样：${ANNEX_MARK}`);
  next(32);
  put(1, PRINTED, 'SUBTITLE', `（${form.subjectYear} 年度）`);
  if (filled) put(KEY_COLUMN, KEY_COLUMN, 'NOTE', `自评表：${filled.id}`);
  next();
  put(1, 3, 'NOTE', `填报单位：${filled?.agencyName ?? ''}`);
  put(4, 5, 'NOTE', `预算编码：${filled?.code ?? ''}`);
  put(6, PRINTED, 'RIGHT', '金额单位：元');
  next();
  for (const [index, { caption }] of ANNEX_COLUMNS.entries()) {
    const column = index < PRINTED ? index + 1 : KEY_COLUMN;
    put(column, column, index < PRINTED ? 'CAPTION' : 'EXTRA', caption);
  }
  next(28);
  rows.forEach(({ one, preset, bases: [wordsA, wordsB] }, index) => {
    const texts: Readonly<Record<AnnexColumnKey, string>> = {
      ordinal: String(index + 1),
      level2: preset.level2,
      name: preset.name,
      wordsA,
      baseA: one.baseA ?? '',
      wordsB,
      baseB: one.baseB ?? '',
      value: numberText(one.value, '%'),
      rowKey: one.id,
    };
    let lines = 1;
    for (const [place, { key, width }] of ANNEX_COLUMNS.entries()) {
      const column = place < PRINTED ? place + 1 : KEY_COLUMN;
      const isWord = key === 'name' || key === 'wordsA' || key === 'wordsB';
      put(column, column, key === 'rowKey' ? 'EXTRA' : isWord ? 'FIELD' : 'CENTER', texts[key]);
      lines = Math.max(lines, linesOf(texts[key], width));
    }
    next(Math.max(HEIGHT, lines * 14 + 6));
  });
  put(1, PRINTED, 'NOTE', '变动率＝（A－B）÷B×100%，其余为A÷B×100%；计算结果由系统得出，填写无效。');
  next();
  const widths = [...ANNEX_COLUMNS.slice(0, PRINTED), { width: 2 }, ANNEX_COLUMNS[PRINTED]!].map(({ width }) => width);
  const printed = { top: 1, left: 1, bottom: at - 1, right: PRINTED };
  return { name: sheetName, widths, heights, cells, printed, isLandscape: true };
}
