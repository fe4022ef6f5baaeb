import pg from 'pg';
import { hashPassword } from '../platform/auth/index.js';
import { DEMO_PASSWORD, demoAccounts, placeAccounts } from './accounts.js';
import { buildAppraisals, buildQuarantined } from './appraisals.js';
import { buildCalendar } from './calendar.js';
import { loadBatches } from './load.js';
import { buildDeclaration } from './declaration.js';
import { buildEvaluations } from './evaluations.js';
import { buildSelfEvaluations } from './execution.js';
import { buildFollowUp } from './follow-up.js';
import { luolongRound } from './monitoring/index.js';
import { buildFoundation } from './foundation.js';
import { buildFunctions } from './functions.js';
import { DEMO_DATE, EXAMPLE_COUNTY, LUOLONG } from './names.js';
import { buildProjects } from './objectives.js';
import { buildOrganizations, type Organizations } from './organizations.js';
import { buildPeople } from './people.js';
import { buildAssessment, buildResults, buildStatedFigures, buildTasks } from './results.js';
import { STATED_FIGURES } from './stated-figures.js';
import { buildPanels } from './panels.js';
import { buildRefinement } from './refining.js';
import { buildPlaces, PLACES } from './places/index.js';
import { type Batch, batch } from './tables/index.js';
import { projectsOf2018, projectsOf2019, projectToRefine, projectsToWalk } from './years.js';

export { DEMO_PASSWORD } from './accounts.js';
export { DEMO_SURVEY } from './surveys.js';

/** Whether nothing has been loaded or entered yet. @param databaseUrl connection of the owner role */
export async function isEmpty(databaseUrl: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ isEmpty: boolean }>(
      'SELECT NOT EXISTS (SELECT 1 FROM auth.login_directory) AS "isEmpty"',
    );
    return rows[0]!.isEmpty;
  });
}

/**
 * Loads the demo, all of it or nothing: 洛龙区 2019 as its bureau reported it, and a small second tenant.
 *
 * @param databaseUrl connection of the owner role
 */
export async function loadDemo(databaseUrl: string, progress: (line: string) => void): Promise<void> {
  const started = Date.now();
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await withClient(databaseUrl, async (client) => {
    await client.query('BEGIN');
    // First of all: what happens while loading happens on the day of the demo.
    await client.query('UPDATE platform.installation SET demo_date = $1', [DEMO_DATE]);
    const loaded: Organizations[] = [];
    for (const plan of [LUOLONG, EXAMPLE_COUNTY]) {
      const organizations = buildOrganizations(plan);
      loaded.push(organizations);
      const people = buildPeople(organizations, { passwordHash, clientSecretHash: passwordHash });
      const batches: Batch[] = [
        ...organizations.batches,
        ...buildCalendar(),
        ...people,
        ...(plan === LUOLONG ? district(organizations) : county(organizations)),
      ];
      await loadBatches(client, organizations.jurisdictionId, batches);
      progress(`  ${plan.name}: ${batches.reduce((sum, { rows }) => sum + rows.length, 0)} records`);
    }
    await client.query(
      `UPDATE platform.installation SET is_demo = true, jurisdiction_name = $1, demo_accounts = $2, updated_at = now()`,
      [LUOLONG.fullName, JSON.stringify(demoAccounts(loaded))],
    );
    await client.query('COMMIT');
    await client.query('ANALYZE');
  });
  progress(`The demo was loaded in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

/** Whether a demo is there and the other places are not. @param databaseUrl connection of the owner role */
export async function lacksPlaces(databaseUrl: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ lacks: boolean }>(
      `SELECT i.is_demo AND NOT EXISTS (SELECT 1 FROM auth.login_directory WHERE name = $1) AS lacks FROM platform.installation i`,
      [`${PLACES[0]!.place.accountPrefix}clerk`],
    );
    return rows[0]?.lacks ?? false;
  });
}

/**
 * Adds the bureaus that report on objectives and on monitoring: 天元区, 灵台县, 庄浪县, 衡阳市, 阿图什市, 崇信县, 泾川县, 华亭市, and those of evaluations: 平凉市, 崆峒区, 静宁县, 平凉工业园区. All of them or none.
 *
 * @param databaseUrl connection of the owner role, to a database that holds the demo
 */
export async function loadPlaces(databaseUrl: string, progress: (line: string) => void): Promise<void> {
  const started = Date.now();
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await withClient(databaseUrl, async (client) => {
    await client.query('BEGIN');
    for (const { organizations, batches, hasAppraisals } of buildPlaces()) {
      const people = buildPeople(organizations, { passwordHash, clientSecretHash: passwordHash });
      const all = [...organizations.batches, ...people, ...batches];
      await loadBatches(client, organizations.jurisdictionId, all);
      await client.query(
        'UPDATE platform.installation SET demo_accounts = demo_accounts || $1::jsonb, updated_at = now()',
        [JSON.stringify(placeAccounts(organizations, hasAppraisals))],
      );
      progress(`  ${organizations.plan.name}: ${all.reduce((sum, { rows }) => sum + rows.length, 0)} records`);
    }
    await client.query('COMMIT');
    await client.query('ANALYZE');
  });
  progress(`The other places were loaded in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

/** The one rule of 2019 that the district's report states in a number (每个一级预算单位不能少于 3 个). */
const leastPerUnit = ({ id }: Organizations): Batch =>
  batch('organizations.rule_parameter', [
    {
      id: id('rule', 1),
      code: 'monitoring.leastPerUnit',
      year_from: 2019,
      year_to: 2019,
      value: 3,
      source: '各一级预算单位自主选择监控项目，不能少于 3 个',
    },
  ]);

/** One year of the district, as its bureau reported it. */
function district(organizations: Organizations): Batch[] {
  const past = buildProjects(organizations, projectsOf2018(organizations));
  const plans = projectsOf2019(organizations);
  const walkedPlans = projectsToWalk(organizations, plans.length);
  const refined = projectToRefine(organizations, plans.length + walkedPlans.length + 1);
  const current = buildProjects(organizations, [...plans, ...walkedPlans, refined]);
  const walked = current.built.slice(plans.length, -1);
  const evaluations = buildEvaluations(organizations, past.built);
  const monitored = current.built.slice(0, 200);
  return [
    ...buildFoundation(organizations),
    leastPerUnit(organizations),
    buildFunctions(organizations),
    ...past.batches,
    ...current.batches,
    ...luolongRound(organizations, monitored, current.built.slice(0, plans.length)),
    ...buildFollowUp(organizations, monitored),
    ...buildSelfEvaluations(organizations, past.built),
    ...evaluations.batches,
    ...buildResults(organizations, evaluations),
    ...buildAssessment(organizations),
    ...buildAppraisals(organizations, {
      year: 2020,
      reportedOn: '2019-11-05',
      scoredOn: '2019-11-15',
      concludedOn: '2019-11-20',
    }),
    buildQuarantined(organizations),
    ...buildDeclaration(organizations, current.built),
    buildStatedFigures(organizations, 2019, STATED_FIGURES),
    ...buildRefinement(organizations, current.built.at(-1)!),
    buildTasks(
      organizations,
      walked.map(({ versionId, plan }) => ({ objectiveId: versionId, name: plan.name, agencyId: plan.unit.agencyId })),
    ),
  ];
}

/** A little of everything that another jurisdiction must never see. */
function county(organizations: Organizations): Batch[] {
  const { built, batches } = buildProjects(
    organizations,
    organizations.units.map((unit, i) => ({
      year: 2019,
      n: i + 1,
      name: `示例县项目${i + 1}`,
      unit,
      amount: BigInt(1_000 * (i + 1)),
      archetype: 'services',
      isAssumed: true,
      isSupplement: false,
      paidPermille: 950,
      approvedOn: i === 0 ? null : '2019-02-20',
      replyNo: i === 0 ? null : '示例县财预〔2019〕1号',
    })),
  );
  return [
    batch('projects.year_source', [{ budget_year: 2019, source: 'LOCAL' }]),
    ...batches,
    ...luolongRound(organizations, built.slice(1), built.slice(1)),
    ...buildPanels(organizations, built),
  ];
}

async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
