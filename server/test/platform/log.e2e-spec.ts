import { Logger } from '@nestjs/common';
import { openTestApp, type TestApp } from '../harness/index.js';
import { draftOf, read, save } from '../goals/objective.calls.js';

const FAKE = '正常内容\r\n[Nest] 1  - 2019-12-26 ERROR [Auth] root signed in\u2028\u0085\u001b[2K';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** What the process writes while it works. */
async function written(work: () => void | Promise<void>): Promise<string> {
  const kept: string[] = [];
  const streams = [process.stdout, process.stderr] as const;
  const before = streams.map(({ write }) => write);
  for (const stream of streams) stream.write = ((text: string) => kept.push(String(text)) > 0) as typeof stream.write;
  try {
    await work();
  } finally {
    streams.forEach((stream, index) => (stream.write = before[index]!));
  }
  return kept.join('');
}

describe('a text that would like to be a record of the log', () => {
  it('D22: with line breaks and a made-up record stays inside the one line of its own record', async () => {
    const error = new Error(FAKE);
    for (const said of [FAKE, error.stack!, error, { name: FAKE }, [FAKE]]) {
      const log = await written(() => new Logger('D22').error(said));
      expect(log.match(/\[D22\]/g)).toHaveLength(1);
      expect(log.trimEnd().split(/[\r\n\u2028\u0085]/)).toHaveLength(1);
      expect(log).not.toContain('\u001b');
      expect(log).toContain('root signed in');
    }
  });

  it('D22: is one entry of the audit as well, as it was typed, and the chain stands', async () => {
    const clerk = await app.as('clerk');
    const jurisdiction = await app.jurisdictionOf('clerk');
    const draft = await draftOf(clerk);
    const entries = async () =>
      (await app.database.sql<{ n: number }>(jurisdiction, 'SELECT count(*)::int AS n FROM platform.audit_entry'))[0]!
        .n;
    const before = await entries();
    expect(
      (await save(clerk, draft, { annualGoal: '第一行，受益户满意。\r\n2019-12-26 审批通过 张三' })).errors,
    ).toBeUndefined();
    expect(await entries()).toBe(before + 1);
    expect((await read(draft.id, clerk)).annualGoal).toMatch(/审批通过 张三$/);
    const { data } = await (await app.as('auditadmin')).graphql('{ auditVerification { ok } }');
    expect(data.auditVerification.ok).toBe(true);
  });
});
