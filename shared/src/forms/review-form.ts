import type { ReviewGrade, ReviewItem, ReviewItems } from '../indicators/review.js';
import type { Area } from './grid.js';
import type { PlacedCell, PlacedForm } from './place-form.js';

/** 绩效目标审核表 (财预〔2015〕88号, domain §2.4): eight items under four aspects. */
export const REVIEW_ASPECTS: readonly {
  readonly caption: string;
  readonly items: readonly { readonly item: ReviewItem; readonly caption: string; readonly points: string }[];
}[] = [
  {
    caption: '一、完整性审核',
    items: [
      { item: 'C1', caption: '规范完整性', points: '填报格式是否规范，内容是否完整、准确、详实，有无缺项、错项。' },
      {
        item: 'C2',
        caption: '明确清晰性',
        points: '目标是否明确、清晰，是否反映主要情况，对预期产出和效果的描述是否清楚。',
      },
    ],
  },
  {
    caption: '二、相关性审核',
    items: [
      { item: 'R1', caption: '目标相关性', points: '总体目标与部门职能、发展规划和年度工作计划是否密切相关。' },
      {
        item: 'R2',
        caption: '指标科学性',
        points: '指标是否全面、充分、细化、量化；难以量化的，定性描述是否充分具体。',
      },
    ],
  },
  {
    caption: '三、适当性审核',
    items: [
      { item: 'A1', caption: '绩效合理性', points: '预期绩效是否与资金相匹配，是否符合正常业绩水平。' },
      { item: 'A2', caption: '资金匹配性', points: '目标与资金的规模、方向、标准是否匹配，资金规模是否合理。' },
    ],
  },
  {
    caption: '四、可行性审核',
    items: [
      { item: 'F1', caption: '实现可能性', points: '目标是否经过论证、符合客观实际，实现的途径是否清楚。' },
      { item: 'F2', caption: '条件充分性', points: '组织、人员、制度、资金等保障条件是否充分。' },
    ],
  },
];

export const GRADE_WORDS: Readonly<Record<ReviewGrade, string>> = {
  EXCELLENT: '优',
  GOOD: '良',
  FAIR: '中',
  POOR: '差',
};

export interface ReviewSheet {
  readonly budgetYear: number;
  readonly name: string;
  readonly code: string;
  readonly agencyName: string;
  readonly departmentName: string;
  /** 万元, as text. */
  readonly amount: string;
  readonly items: ReviewItems;
  readonly overallGrade: ReviewGrade | null;
  readonly suggestedGrade: ReviewGrade | null;
  readonly opinion: string;
  readonly remarks: readonly string[];
  readonly reviewer: string;
  readonly reviewedOn: string;
}

const WIDTHS = [16, 14, 36, 13, 22];

export function placeReview(review: ReviewSheet, name: string): PlacedForm {
  const cells: PlacedCell[] = [];
  const heights = new Map<number, number>();
  let row = 1;
  const put = (left: number, right: number, style: PlacedCell['style'], text: string, height = 1): void => {
    const area: Area = { top: row, left, bottom: row + height - 1, right };
    cells.push({ area, style, text });
  };
  const next = (height = 24): void => {
    heights.set(row, height);
    row += 1;
  };
  put(1, 5, 'TITLE', '绩效目标审核表');
  next(32);
  put(1, 5, 'SUBTITLE', `（${review.budgetYear} 年度）`);
  next(20);
  for (const [a, x, b, y] of [
    ['项目（单位）名称', review.name, '代码', review.code],
    ['主管部门', review.departmentName, '实施单位', review.agencyName],
  ] as const) {
    put(1, 1, 'CAPTION', a);
    put(2, 3, 'FIELD', x);
    put(4, 4, 'CAPTION', b);
    put(5, 5, 'FIELD', y);
    next(30);
  }
  put(1, 1, 'CAPTION', '年度资金（万元）');
  cells.push({ area: { top: row, left: 2, bottom: row, right: 5 }, style: 'MONEY', number: review.amount });
  next();
  put(1, 1, 'CAPTION', '审核内容');
  put(2, 3, 'CAPTION', '审核要点');
  put(4, 5, 'CAPTION', '审核等级（优/良/中/差）');
  next();
  for (const { caption, items } of REVIEW_ASPECTS) {
    put(1, 1, 'CAPTION', caption, items.length);
    for (const { item, caption: what, points } of items) {
      put(2, 2, 'CAPTION', what);
      put(3, 3, 'FIELD', points);
      const grade = review.items[item];
      put(4, 5, 'CENTER', grade ? GRADE_WORDS[grade] : '');
      next(38);
    }
  }
  put(1, 1, 'CAPTION', '综合评定等级');
  put(2, 3, 'CENTER', review.overallGrade ? GRADE_WORDS[review.overallGrade] : '');
  put(4, 4, 'CAPTION', '系统建议等级');
  put(5, 5, 'CENTER', review.suggestedGrade ? GRADE_WORDS[review.suggestedGrade] : '');
  next(28);
  put(1, 1, 'CAPTION', '总体意见');
  put(2, 5, 'FIELD', [review.opinion, ...review.remarks].filter((text) => text !== '').join('\n'));
  next(130);
  put(1, 2, 'NOTE', `审核人：${review.reviewer}`);
  put(3, 3, 'NOTE', '复核人：');
  put(4, 5, 'NOTE', `审核日期：${review.reviewedOn}`);
  next(28);
  return { name, widths: WIDTHS, heights, cells, printed: { top: 1, left: 1, bottom: row - 1, right: 5 } };
}
