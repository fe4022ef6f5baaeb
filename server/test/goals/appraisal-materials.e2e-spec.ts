import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import {
  APPRAISAL,
  type Appraisal,
  attach,
  attachRequired,
  call,
  codes,
  done,
  type FileAnswer,
  move,
  pdf,
  plan,
  readyProject,
  type Room,
  roomOf,
  save,
  tryMove,
  underReview,
} from './appraisal.calls.js';

let app: TestApp;
let room: Room;
beforeAll(async () => {
  app = await openTestApp();
  room = await roomOf(app);
});
afterAll(() => app.close());

const refusals = ({ error }: FileAnswer): string[] => (error?.refusals ?? []).map(({ code }) => code);
const read = async (who: TestClient, id: string): Promise<Appraisal> =>
  done(await who.graphql(`query ($id: ID!) { exAnteAppraisal(id: $id) { ${APPRAISAL} } }`, { id }));
const line = ({ materials }: Appraisal, code: string) => materials.find((one) => one.code === code)!;
const started = async (): Promise<Appraisal> =>
  move(room.clerk, done(await plan(room.clerk, (await readyProject(room.clerk)).id)), 'start');

describe('files of the checklist', () => {
  it('R059: each material that a criterion rests on carries its files; a line with a file is there', async () => {
    const appraisal = await started();
    const plans = line(appraisal, 'IMPLEMENTATION_PLAN');
    expect(plans).toMatchObject({ isPresent: false, files: [] });
    const made = await attach(room.clerk, plans.id, '实施方案.pdf');
    expect(made.status).toBe(201);
    expect(line(await read(room.head, appraisal.id), 'IMPLEMENTATION_PLAN')).toMatchObject({
      isPresent: true,
      files: [{ id: made.id, name: '实施方案.pdf' }],
    });
    const answer = await room.head.fetch(`/api/files/${made.id}`);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(pdf(plans.id));
    expect((await room.clerk.fetch(`/api/files/${made.id}`, { method: 'DELETE' })).status).toBe(204);
    expect(line(await read(room.clerk, appraisal.id), 'IMPLEMENTATION_PLAN')).toMatchObject({
      isPresent: false,
      files: [],
    });
  });

  it('R059: a required material that is only ticked keeps the report back, until the place says that paper will do', async () => {
    const appraisal = done(await save(room.clerk, await started()));
    expect(codes(await tryMove(room.head, appraisal, 'report'))).toEqual(Array(5).fill('APPRAISAL_MATERIAL_FILE'));
    const rule = (value: string) =>
      call(
        room.performance,
        'setRuleParameter',
        'SetRuleParameterInput',
        { code: 'exante.materialFiles', yearFrom: 2020, yearTo: 2020, value, source: '示例文件' },
        'code',
      );
    done(await rule('false'));
    expect((await move(room.head, appraisal, 'report')).state).toBe('REPORTED');
    await app.database.sql(
      await app.jurisdictionOf('clerk'),
      `DELETE FROM organizations.rule_parameter WHERE code = 'exante.materialFiles'`,
    );
  });

  it('refuses files where they do not belong: another unit, after the report, a wrong kind, the head of the unit', async () => {
    const appraisal = done(await save(room.clerk, await started()));
    const { id } = line(appraisal, 'APPLICATION');
    expect((await attach(await app.as('clerk2'), id)).status).toBe(404);
    expect((await attach(room.performance, id)).status).toBe(403);
    expect(refusals(await attach(room.clerk, id, '示例.exe'))).toContain('ATTACHMENT_TYPE');
    await attachRequired(room.clerk, appraisal);
    await move(room.head, appraisal, 'report');
    expect(refusals(await attach(room.clerk, id, '补.pdf', pdf('补')))).toEqual(['STATE_INVALID']);
    const [file] = line(await read(room.clerk, appraisal.id), 'APPLICATION').files;
    const removal = await room.clerk.fetch(`/api/files/${file!.id}`, { method: 'DELETE' });
    expect([removal.status, (await room.clerk.fetch(`/api/files/${file!.id}`)).status]).toEqual([422, 200]);
  });

  it('C31, D57, D58: nothing of a classified project and nothing with a mark of secrecy is kept', async () => {
    const appraisal = await started();
    const { id } = line(appraisal, 'PLAN');
    expect(refusals(await attach(room.clerk, id, '机密★ 规划.pdf'))).toEqual(['SECRET_MARK']);
    expect(refusals(await attach(room.clerk, id, '规划.pdf', pdf('机密★1年')))).toEqual(['SECRET_MARK']);
    await app.database.sql(
      await app.jurisdictionOf('clerk'),
      `UPDATE projects.project SET secrecy = 'CLASSIFIED', name = code, overview = NULL, responsible_person = NULL
        WHERE id = (SELECT project_id FROM goals.ex_ante_appraisal WHERE id = $1)`,
      [appraisal.id],
    );
    expect(refusals(await attach(room.clerk, id))).toEqual(['CLASSIFIED_CONTENT_REFUSED']);
  });

  it('C22: a scorer reads the files of what it was asked to score, and of nothing else', async () => {
    const scored = await underReview(room, (await readyProject(room.clerk)).id, ['firm']);
    const other = await underReview(room, (await readyProject(room.clerk)).id, ['business']);
    const fileOf = (one: Appraisal): string => line(one, 'APPLICATION').files[0]!.id;
    expect((await room.firm.fetch(`/api/files/${fileOf(scored)}`)).status).toBe(200);
    expect((await room.firm.fetch(`/api/files/${fileOf(other)}`)).status).toBe(404);
  });
});
