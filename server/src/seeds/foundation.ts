import type { Organizations } from './organizations.js';
import { type Batch, batch } from './tables/index.js';

/** Documents, trainings, articles and base figures, as the report of 2019 names them. */
export function buildFoundation({ id }: Organizations): Batch[] {
  const document = (
    n: number,
    title: string,
    kind: string,
    parts: readonly string[],
    isRepresentative: boolean,
    isTrial = false,
  ): object => ({
    id: id('document', n),
    title,
    document_no: null,
    issuer: '洛阳市洛龙区财政局',
    kind,
    is_trial: isTrial,
    issued_on: null,
    work_year: 2019,
    parts,
    stages: [],
    is_representative: isRepresentative,
    is_assumed: false,
  });
  const training = (n: number, heldOn: string, participants: number): object => ({
    id: id('training', n),
    work_year: 2019,
    held_on: heldOn,
    form: 'VIDEO',
    topic: '预算绩效管理培训',
    participants,
    is_assumed: true,
  });
  const sites = ['洛阳市财政局网站', '洛龙区网站'];
  return [
    {
      table: 'foundation.institutional_document',
      rows: [
        document(
          1,
          '洛龙区区级预算绩效管理工作规程（试行）',
          'PROCEDURE',
          ['绩效目标管理', '绩效运行跟踪监控管理', '绩效评价实施管理', '绩效评价结果反馈和应用管理'],
          true,
          true,
        ),
        document(2, '洛龙区预算绩效管理工作考核办法', 'MEASURES', [], false),
        document(3, '洛龙区2019年预算绩效管理要点', 'KEY_POINTS', [], false),
      ],
    },
    {
      table: 'foundation.training_session',
      rows: [training(1, '2019-04-16', 38), training(2, '2019-04-17', 36), training(3, '2019-04-18', 31)],
    },
    batch(
      'foundation.publicity_article',
      sites.flatMap((site, s) =>
        Array.from({ length: 4 }, (_, i) => ({
          id: id('article', s * 4 + i + 1),
          work_year: 2019,
          site,
          title: `预算绩效管理信息（示例）${i + 1}`,
          published_on: `2019-0${i * 2 + 2}-15`,
          is_assumed: true,
        })),
      ),
    ),
    batch('foundation.base_figure', [
      {
        id: id('base', 1),
        budget_year: 2019,
        code: 'BASE_1',
        name: '区本级财政支出',
        stated_name: '区本级财政支出',
        amount: '2409000000.00',
        source: '2019年工作报告',
        status: 'CONFIRMED',
      },
      {
        id: id('base', 2),
        budget_year: 2019,
        code: 'BASE_2',
        name: '口径待核的支出基数',
        stated_name: '区本级财政支出',
        amount: '1648000000.00',
        source: '2019年工作报告，同名不同数',
        status: 'NAME_TO_BE_CONFIRMED',
      },
    ]),
    batch('foundation.disclosure_channel', [
      { id: id('channel', 1), name: '洛龙区政府官网', url: 'https://www.ly.gov.cn/', path: '政务公开 → 财政预决算' },
    ]),
    batch(
      'projects.year_source',
      [2018, 2019, 2020].map((year) => ({ budget_year: year, source: 'LOCAL' })),
    ),
  ];
}
