import { LIBRARY_LAYERS, LIBRARY_LEVEL2 } from '@jixiao/shared';
import type { Tone } from '../../../../ui/index.js';

/** Offered first in filters and forms; any other word may be typed in the form. */
export const INDUSTRIES = [
  '交通运输',
  '环卫',
  '城乡建设',
  '农业农村',
  '社会保障',
  '教育',
  '卫生健康',
  '文化旅游',
  '生态环境',
  '信息化',
];
export const PROJECT_TYPES = ['道路工程', '承包服务', '培训', '信息化', '补贴', '购置', '活动', '宣传', '规划课题', '执法监管', '社会保障', '教育', '公共卫生', '公共文化', '产业扶持', '房屋修缮', '农田水利', '生态环保', '部门整体支出']; // prettier-ignore
export const LEVEL1 = ['OUTPUT', 'COST', 'OUTCOME', 'SATISFACTION'];
export const LEVEL2 = LIBRARY_LEVEL2;
export const LAYERS = LIBRARY_LAYERS;
export const STATES = ['ADMITTED', 'IN_REVIEW', 'DRAFT', 'REJECTED', 'SUPERSEDED', 'RETIRED'];
export const DIRECTIONS = ['GE', 'LE', 'EQ', 'RANGE', 'DATE_BY', 'BOOL', 'QUAL', 'BAND'] as const;

const TONES: Readonly<Record<string, Tone>> = {
  DRAFT: 'plain',
  IN_REVIEW: 'blue',
  ADMITTED: 'green',
  REJECTED: 'red',
  SUPERSEDED: 'muted',
  RETIRED: 'muted',
};

export const toneOf = (state: string): Tone => TONES[state] ?? 'plain';
