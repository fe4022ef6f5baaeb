import type { ArchetypeName } from './archetypes.js';
import type { ProjectPlan } from './objectives.js';
import type { Organizations } from './organizations.js';
import { type Batch, batch, type Row } from './tables/index.js';

/** The unit whose functions the demo shows: the one of the demo's clerk. */
const SHOWN = '示例单位017';

interface FunctionPlan {
  readonly kind: string;
  readonly name: string;
  readonly source: string;
  readonly from: string;
  readonly to?: string;
  /** Projects that serve it; a function without any is a gap that the overview names. */
  readonly archetypes: readonly ArchetypeName[];
}

const CHARTER = '示例单位017职能配置规定（演示）';
const PLANS: readonly FunctionPlan[] = [
  { kind: 'FUNCTION', name: '组织实施教育培训', source: CHARTER, from: '2018-01-01', archetypes: ['education'] },
  { kind: 'FUNCTION', name: '受理和办理公共服务事项', source: CHARTER, from: '2018-01-01', archetypes: ['services'] },
  { kind: 'FUNCTION', name: '公共设施的建设和管护', source: CHARTER, from: '2018-01-01', archetypes: ['construction'] },
  { kind: 'FUNCTION', name: '行业安全监督检查', source: CHARTER, from: '2018-01-01', archetypes: [] },
  {
    kind: 'DEVELOPMENT_PLAN',
    name: '示例事业五年发展规划：服务网点全覆盖',
    source: '示例事业五年发展规划（演示）',
    from: '2016-01-01',
    to: '2020-12-31',
    archetypes: [],
  },
  {
    kind: 'WORK_PLAN',
    name: '2019年为民办实事任务',
    source: '示例单位017 2019年工作计划（演示）',
    from: '2019-01-01',
    to: '2019-12-31',
    archetypes: ['livelihood'],
  },
];

/** Every fourth objective of the unit names none, so that both gaps are there to be seen. */
export function functionsServedBy({ id }: Organizations, { unit, year, n, archetype }: ProjectPlan): string[] {
  if (unit.name !== SHOWN || year !== 2019 || n % 4 === 0) return [];
  const at = PLANS.findIndex(({ archetypes }) => archetypes.includes(archetype));
  return at < 0 ? [] : [id('function', at + 1)];
}

export function buildFunctions({ id, units }: Organizations): Batch {
  const unit = units.find(({ name }) => name === SHOWN);
  const rows = PLANS.map(({ kind, name, source, from, to }, at): Row<'organizations.agency_function'> => ({
    id: id('function', at + 1),
    agency_id: unit!.agencyId,
    kind,
    name,
    source,
    valid_from: from,
    valid_to: to ?? null,
  }));
  return batch('organizations.agency_function', unit ? rows : []);
}
