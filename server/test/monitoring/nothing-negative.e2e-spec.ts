import { RaiseAlerts } from '../../src/modules/monitoring/alerts/application/raise-alerts.js';
import { runInContext, systemActor } from '../../src/platform/access/index.js';
import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp('template_places');
}, 120_000);
afterAll(() => app.close());

/** Every place of the demo with its day. */
const PLACES: Readonly<Record<string, string>> = {
  '': '2019-12-26',
  'county-': '2019-12-26',
  'tianyuan-': '2023-12-25',
  'lingtai-': '2020-12-25',
  'zhuanglang-': '2020-12-25',
  'hengyang-': '2021-12-28',
  'artush-': '2018-12-28',
  'chongxin-': '2020-12-25',
  'jingchuan-': '2020-12-25',
  'huating-': '2020-12-25',
};

/** What each table of the room says against somebody; the others say nothing of anybody. */
const AGAINST: Readonly<Record<string, string | null>> = {
  alert: 'TRUE',
  clearing: null,
  clearing_item: `t.decision IN ('CORRECT', 'RECLAIM')`,
  disposal: 'TRUE',
  // Money that stays at the treasury is said of the bureau.
  fund: `t.amount > (SELECT coalesce(sum(m.amount), 0) FROM monitoring.fund_trace m WHERE m.fund_id = t.id AND m.from_id IS NULL)`,
  fund_confirmation: null,
  fund_trace: `t.level = 'INTERMEDIATE'`,
  milestone: 't.actual_on > t.planned_on OR t.actual_on IS NULL',
  problem: 'TRUE',
  // A report repeats what the sheets say.
  report: null,
  round: null,
  round_unit: `t.shortfall_reason IS NOT NULL OR EXISTS (SELECT 1 FROM monitoring.sheet s
    JOIN organizations.agency_closure c ON c.descendant_id = s.agency_id AND c.ancestor_id = t.agency_id
    WHERE s.round_id = t.round_id AND s.state IN ('DRAFT', 'RETURNED'))`,
  sheet: `t.light <> 'GREEN' OR t.unit_rating <> 'GREEN' OR t.division_rating <> 'GREEN' OR t.disposal <> 'NORMAL'
    OR cardinality(t.cause_codes) > 0 OR t.state IN ('DRAFT', 'RETURNED')`,
  sheet_money: null,
  sheet_row: null,
  sheet_task: null,
  spending_scope: null,
  spot_check: 't.has_difference',
  spot_check_value: null,
  spot_sample: null,
};

/** Of whom a row speaks that does not name a unit itself. */
const OF_PROJECT = '(SELECT p.agency_id FROM projects.project p WHERE p.id = t.project_id)';
const OF: Readonly<Record<string, string>> = {
  fund: `(SELECT b.id FROM organizations.agency b WHERE b.kind = 'FINANCE_BUREAU' LIMIT 1)`,
};

describe('what the demo says of bodies that exist', () => {
  it('names only example units in lights, alerts, problems, disposals and checks, in every place', async () => {
    let said = 0;
    for (const prefix of Object.keys(PLACES)) {
      const jurisdiction = await app.jurisdictionOf(`${prefix}clerk`);
      const sql = (text: string) => app.database.sql<Record<string, string | null>>(jurisdiction, text);
      // A table that is added to the room has to say here what is negative in it.
      const tables = await sql(
        `SELECT c.relname AS name, bool_or(a.attname = 'agency_id') AS own
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'monitoring'
           JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
          WHERE c.relkind = 'r' GROUP BY 1 ORDER BY 1`,
      );
      expect(tables.map(({ name }) => name)).toEqual(Object.keys(AGAINST));
      for (const { name, own } of tables) {
        const negative = AGAINST[name!];
        if (!negative) continue;
        const agency = own ? 't.agency_id' : (OF[name!] ?? OF_PROJECT);
        const named = await sql(
          `SELECT a.name FROM monitoring.${name} t JOIN organizations.agency a ON a.id = ${agency} WHERE ${negative}`,
        );
        said += named.length;
        expect([prefix, name, named.filter(({ name: body }) => !body!.startsWith('示例'))]).toEqual([prefix, name, []]);
      }
      // The same of what monitoring sent on.
      const sent = await sql(
        `SELECT a.name FROM results.corrective_action t JOIN organizations.agency a ON a.id = t.agency_id
          WHERE t.source_type LIKE 'MONITORING%'`,
      );
      expect(sent.filter(({ name: body }) => !body!.startsWith('示例'))).toEqual([]);
    }
    // The demo does show what is not as it should be; only of examples.
    expect(said).toBeGreaterThan(50);
  });

  it('R170: has a ledger entry with deadline and owner for every correction that a sheet asked for, in every place', async () => {
    const states = new Set<string>();
    for (const prefix of Object.keys(PLACES)) {
      const jurisdiction = await app.jurisdictionOf(`${prefix}clerk`);
      const asked = await app.database.sql<Record<string, string>>(
        jurisdiction,
        `SELECT d.state AS disposal, c.state AS action, c.due_on = d.due_on AS due, c.owner_name = d.owner_name AS owned,
                (SELECT count(*)::int FROM results.corrective_item i WHERE i.corrective_action_id = c.id) AS items
           FROM monitoring.sheet s
           LEFT JOIN monitoring.disposal d ON d.source_type = 'SHEET' AND d.source_id = s.id
           LEFT JOIN results.corrective_action c ON c.source_type = 'MONITORING' AND c.source_id = d.id
          WHERE s.disposal IN ('CORRECT', 'SUSPEND', 'RECOVER_FUNDS')`,
      );
      for (const row of asked) {
        states.add(`${row.disposal} ${row.action}`);
        expect([prefix, row]).toEqual([prefix, { ...row, due: true, owned: true, items: 1 }]);
      }
    }
    expect([...states].sort()).toEqual(['ENDED CLOSED', 'IN_FORCE ISSUED']);
  });

  it('stays so when the daily watch has run on the day of each demo', async () => {
    // October, when some are behind, shows that the watch does look.
    const days: [string, string][] = [['tianyuan-', '2023-10-31'], ...Object.entries(PLACES)];
    const raised: number[] = [];
    for (const [prefix, today] of days) {
      const jurisdiction = await app.jurisdictionOf(`${prefix}clerk`);
      const count = await runInContext({ actor: systemActor(jurisdiction, today), traceId: 'test', ip: null }, () =>
        app.app.get(RaiseAlerts).watchToday(),
      );
      raised.push(count);
      const named = await app.database.sql<{ name: string }>(
        jurisdiction,
        'SELECT DISTINCT a.name FROM monitoring.alert t JOIN organizations.agency a ON a.id = t.agency_id',
      );
      expect(named.filter(({ name }) => !name.startsWith('示例'))).toEqual([]);
    }
    expect(raised[0]).toBeGreaterThan(0);
  });
});
