import { inflateRawSync } from 'node:zlib';
import { openTestApp, type TestApp } from '../harness/index.js';
import {
  type Appraisal,
  APPRAISAL,
  appoint,
  attachRequired,
  call,
  codes,
  conclude,
  done,
  move,
  objectiveFor,
  plan,
  readyProject,
  roomOf,
  type Room,
  save,
  score,
  seatOf,
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

const read = async (who: Room[keyof Room], id: string) =>
  (await who.graphql(`query ($id: ID!) { exAnteAppraisal(id: $id) { ${APPRAISAL} } }`, { id })).data.exAnteAppraisal;
const refusalsOf = (answer: Awaited<ReturnType<typeof call>>) => answer.errors![0]!.extensions.refusals!;

describe('the way of an appraisal', () => {
  it('R057: neither reported nor concluded while the goal has no third-level indicator', async () => {
    const project = await readyProject(room.clerk, {}, { objective: false });
    let appraisal = await move(room.clerk, done(await plan(room.clerk, project.id)), 'start');
    appraisal = done(await save(room.clerk, appraisal));
    await attachRequired(room.clerk, appraisal);
    expect(codes(await tryMove(room.head, appraisal, 'report'))).toEqual(['GOAL_WITHOUT_INDICATORS']);
    await objectiveFor(room.clerk, project.id, '10000000.00');
    appraisal = await move(room.head, appraisal, 'report');
    appraisal = await move(room.performance2, appraisal, 'takeUp');
    appraisal = await appoint(room, appraisal, ['firm']);
    done(await score(room.firm, appraisal, 'EXCELLENT'));
    // The unit has emptied its draft meanwhile.
    const jurisdiction = await app.jurisdictionOf('clerk');
    await app.database.sql(
      jurisdiction,
      `DELETE FROM goals.indicator i USING goals.objective_version v, goals.objective o
        WHERE i.objective_version_id = v.id AND v.objective_id = o.id AND o.project_id = $1`,
      [project.id],
    );
    expect(codes(await conclude(room.performance, appraisal, 'SUPPORTED', '10000000.00'))).toEqual([
      'GOAL_WITHOUT_INDICATORS',
    ]);
  });

  it('R059: weights of the five criteria sum to 100, and a missing score on 筹资合规性 blocks the conclusion', async () => {
    const appraisal = await underReview(room, (await readyProject(room.clerk)).id, ['firm']);
    const points = appraisal.criteria.flatMap(({ items }) => items.map((item) => Number(item.points)));
    expect(appraisal.criteria).toHaveLength(5);
    expect(points.reduce((sum, one) => sum + one, 0)).toBe(100);
    const incomplete = { 'FINANCING-2': null };
    const handed = await score(room.firm, appraisal, 'EXCELLENT', incomplete);
    expect(refusalsOf(handed)).toMatchObject([
      { code: 'APPRAISAL_SCORE_MISSING', params: { dimension: '筹资合规性' } },
    ]);
    done(await score(room.firm, appraisal, 'EXCELLENT', incomplete, false));
    const answer = await conclude(room.performance, appraisal, 'SUPPORTED', '10000000.00');
    expect(codes(answer)).toEqual(['APPRAISAL_SCORERS_WAITING', 'APPRAISAL_SCORE_MISSING']);
    expect(refusalsOf(answer).find(({ code }) => code === 'APPRAISAL_SCORE_MISSING')!.params).toMatchObject({
      dimension: '筹资合规性',
    });
    done(await score(room.firm, appraisal, 'EXCELLENT'));
    expect(done(await conclude(room.performance, appraisal, 'SUPPORTED', '10000000.00'))).toMatchObject({
      state: 'SUPPORTED',
      totalScore: '100.00',
      suggestedConclusion: 'SUPPORTED',
      amountSupported: '10000000.00',
      validToYear: 2020,
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('R059: the score table is data of the jurisdiction; one that does not sum to 100 cannot be set', async () => {
    const table = (points: string) => [
      { code: 'ONLY', name: '示例维度', items: [{ code: 'ONLY-1', name: '示例内容', points }] },
    ];
    const set = (value: unknown) =>
      call(
        room.performance,
        'setRuleParameter',
        'SetRuleParameterInput',
        { code: 'exante.criteria.project', yearFrom: 2023, value: JSON.stringify(value), source: '示例文件' },
        'code',
      );
    expect(codes(await set(table('95')))).toEqual(['APPRAISAL_WEIGHTS_SUM']);
    const unnamed = await set([{ code: 'ONLY', name: ' ', items: [{ code: 'ONLY-1', name: '示例', points: '一百' }] }]);
    expect(unnamed.errors![0]!.extensions.refusals!.map(({ code, field }) => [code, field])).toEqual([
      ['RULE_PART_TEXT', 'value[0].name'],
      ['RULE_PART_POINTS', 'value[0].items[0].points'],
    ]);
    done(await set(table('100')));
    const project = await readyProject(room.clerk, { budgetYear: 2023 }, { objective: false, prepared: false });
    const planned = await call(
      room.clerk,
      'planAppraisal',
      'PlanAppraisalInput',
      { objectKind: 'PROJECT', projectId: project.id, budgetYear: 2023, amountAsked: '1.00' },
      APPRAISAL,
    );
    expect(done(planned).criteria.map(({ name }) => name)).toEqual(['示例维度']);
  });

  it('keeps scorers blind until all have handed in, then shows the mean and how far they are apart', async () => {
    const appraisal = await underReview(room, (await readyProject(room.clerk)).id);
    done(await score(room.firm, appraisal, 'EXCELLENT'));
    const seen = await read(room.business, appraisal.id);
    expect(seen.outcome).toBeNull();
    expect(
      seen.scorers.map(({ isMine, scores }: { isMine: boolean; scores: unknown[] | null }) => [
        isMine,
        scores?.length ?? null,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [true, 0],
        [false, null],
      ]),
    );
    expect(codes(await score(room.firm, appraisal, 'POOR'))).toEqual(['APPRAISAL_SCORES_HANDED_IN']);
    expect(codes(await score(room.performance, appraisal, 'POOR'))).toEqual(['APPRAISAL_NOT_SCORER']);
    done(await score(room.business, appraisal, 'FAIR'));
    expect((await read(room.performance, appraisal.id)).outcome).toMatchObject({
      total: '80.00',
      suggested: 'SUPPORTED',
      dispersion: { range: '40.00', deviation: '20.00' },
    });
    // The unit that is judged sees the sheets when it has been judged.
    expect((await read(room.clerk, appraisal.id)).outcome).toBeNull();
    done(await conclude(room.performance, appraisal, 'SUPPORTED', '10000000.00'));
    expect((await read(room.clerk, appraisal.id)).outcome.total).toBe('80.00');
  });

  it('lets no total outweigh a veto, and asks a reason for every other departure', async () => {
    let appraisal = await underReview(room, (await readyProject(room.clerk)).id, ['firm']);
    done(await score(room.firm, appraisal, 'EXCELLENT', { 'FINANCING-1': 'POOR' }));
    expect((await read(room.performance, appraisal.id)).outcome).toMatchObject({
      total: '95.00',
      suggested: 'NOT_SUPPORTED',
      vetoes: ['资金来源渠道合规'],
    });
    expect(
      codes(await conclude(room.performance, appraisal, 'SUPPORTED', '10000000.00', { reason: '想支持' })),
    ).toEqual(['APPRAISAL_VETO']);

    appraisal = await underReview(room, (await readyProject(room.clerk)).id, ['firm']);
    done(await score(room.firm, appraisal, 'EXCELLENT'));
    expect(codes(await conclude(room.performance, appraisal, 'PARTIAL', '10000000.00'))).toEqual([
      'APPRAISAL_AMOUNT',
      'APPRAISAL_DEVIATION_REASON',
    ]);
    expect(
      done(await conclude(room.performance, appraisal, 'PARTIAL', '4000000.00', { reason: '分两年安排' })),
    ).toMatchObject({ state: 'PARTIAL', conclusionReason: '分两年安排', suggestedConclusion: 'SUPPORTED' });
  });

  it('does not support what repeats an existing project', async () => {
    const first = await readyProject(room.clerk, { name: '龙门大道示范段绿化提升' });
    const second = await readyProject(room.clerk, { name: '龙门大道绿化提升工程' });
    let appraisal = await underReview(room, second.id, ['firm']);
    const { data } = await room.performance.graphql(
      'query ($id: ID!) { exAnteAppraisal(id: $id) { overlaps { projectId name score reasons similarity } } }',
      { id: appraisal.id },
    );
    expect(data.exAnteAppraisal.overlaps[0]).toMatchObject({
      projectId: first.id,
      reasons: ['NAME', 'AGENCY', 'FUND'],
    });
    expect(data.exAnteAppraisal.overlaps.map(({ projectId }: { projectId: string }) => projectId)).not.toContain(
      second.id,
    );
    appraisal = done(
      await call(
        room.performance,
        'markAppraisalDuplicate',
        'MarkDuplicateInput',
        { id: appraisal.id, expectedVersion: appraisal.version, projectId: first.id },
        APPRAISAL,
      ),
    );
    done(await score(room.firm, appraisal, 'EXCELLENT'));
    expect(codes(await conclude(room.performance, appraisal, 'SUPPORTED', '10000000.00'))).toEqual(['APPRAISAL_VETO']);
    expect(done(await conclude(room.performance, appraisal, 'NOT_SUPPORTED', '0.00')).state).toBe('NOT_SUPPORTED');
  });

  it('takes the chair’s score where the rule says so', async () => {
    let appraisal = await underReview(room, (await readyProject(room.clerk)).id);
    appraisal = await appoint(room, appraisal, ['firm', 'business'], 'business');
    done(await score(room.firm, appraisal, 'POOR'));
    done(await score(room.business, appraisal, 'GOOD'));
    const set = await call(
      room.performance,
      'setRuleParameter',
      'SetRuleParameterInput',
      { code: 'exante.officialScore', yearFrom: 2020, yearTo: 2020, value: '"CHAIR"', source: '示例文件' },
      'code',
    );
    done(set);
    expect((await read(room.performance, appraisal.id)).outcome).toMatchObject({ total: '80.00', vetoes: [] });
    await app.database.sql(
      await app.jurisdictionOf('clerk'),
      `DELETE FROM organizations.rule_parameter WHERE code = 'exante.officialScore'`,
    );
  });

  it('comes back for reassessment, and after 调整完善 through a supplement', async () => {
    let appraisal = await underReview(room, (await readyProject(room.clerk)).id, ['firm']);
    done(await score(room.firm, appraisal, 'FAIR'));
    expect(codes(await tryMove(room.performance, appraisal, 'reassess'))).toEqual(['COMMENT_REQUIRED']);
    appraisal = await move(room.performance, appraisal, 'reassess', '专家意见分歧较大');
    expect(appraisal.state).toBe('REASSESSMENT');
    expect(codes(await conclude(room.performance, appraisal, 'SUPPORTED', '10000000.00'))).toEqual([
      'APPRAISAL_SCORERS_WAITING',
    ]);
    done(await score(room.firm, appraisal, 'FAIR'));
    appraisal = done(await conclude(room.performance, appraisal, 'SUPPORTED_AFTER_CHANGE', '8000000.00'));
    expect(codes(await save(room.clerk, appraisal, { amountAsked: '9000000.00' }))).toEqual(['APPRAISAL_AMOUNT_FIXED']);
    appraisal = done(await save(room.clerk, appraisal, { content: '已补充' }));
    appraisal = await move(room.head, appraisal, 'supplement', '已按意见补充');
    expect(appraisal).toMatchObject({ state: 'REPORTED', conclusion: null, amountSupported: null });
    appraisal = await move(room.performance2, appraisal, 'takeUp');
    done(await score(room.firm, appraisal, 'EXCELLENT'));
    expect(done(await conclude(room.performance, appraisal, 'SUPPORTED', '10000000.00')).state).toBe('SUPPORTED');
  });

  it('D32, D43: nobody concludes on own work; the unit’s people neither score nor conclude', async () => {
    const appraisal = await underReview(room, (await readyProject(room.clerk)).id, ['firm', 'performance2']);
    done(await score(room.firm, appraisal, 'EXCELLENT'));
    done(await score(room.performance2, appraisal, 'EXCELLENT'));
    expect(codes(await conclude(room.performance2, appraisal, 'SUPPORTED', '10000000.00'))).toEqual(['SELF_APPROVAL']);
    expect(codes(await conclude(room.clerk, appraisal, 'SUPPORTED', '10000000.00'))).toEqual(['NO_PERMISSION']);
    const own = await call(
      room.performance,
      'appointScorers',
      'AppointScorersInput',
      { id: appraisal.id, expectedVersion: appraisal.version, seatIds: [await seatOf(room.head)] },
      APPRAISAL,
    );
    expect(codes(own)).toEqual(['APPRAISAL_SCORER_OWN_UNIT', 'APPRAISAL_SCORER_ROLE']);
    expect(codes(await conclude(room.performance, { ...appraisal, version: 1 }, 'SUPPORTED', '10000000.00'))).toEqual([
      'STALE_VERSION',
    ]);
    const foreign = await read(await app.as('clerk2'), appraisal.id).catch(() => null);
    expect(foreign ?? null).toBeNull();
    const kaiqiao = await (await app.as('kaiqiao')).graphql('{ exAnteAppraisals(year: 2020) { totalCount } }');
    expect(kaiqiao.data.exAnteAppraisals.totalCount).toBe(0);
  });

  it('D1, D3, D11: amounts and points that are none are refused with the field', async () => {
    const project = await readyProject(room.clerk);
    expect(codes(await plan(room.clerk, project.id, '-1'))).toEqual(['AMOUNT_NEGATIVE']);
    expect(codes(await plan(room.clerk, project.id, '0.005'))).toEqual(['AMOUNT_SCALE']);
    const appraisal = await underReview(room, project.id, ['firm']);
    const points = (itemCode: string, value: string) =>
      call(
        room.firm,
        'saveAppraisalScores',
        'SaveAppraisalScoresInput',
        { id: appraisal.id, submit: false, scores: [{ itemCode, points: value }] },
        'id',
      );
    expect(codes(await points('NECESSITY-1', '5.01'))).toEqual(['APPRAISAL_POINTS_RANGE']);
    expect(codes(await points('toString', '1'))).toEqual(['NOT_FOUND']);
    expect(codes(await plan(room.clerk, project.id))).toEqual(['APPRAISAL_TWICE']);
  });

  it('appraises a policy by its own five dimensions', async () => {
    const planned = await call(
      room.clerk,
      'planAppraisal',
      'PlanAppraisalInput',
      {
        objectKind: 'POLICY',
        objectCode: 'ZC-1',
        title: '示例养老补贴政策',
        budgetYear: 2020,
        amountAsked: '6000000.00',
      },
      APPRAISAL,
    );
    expect(done(planned).criteria.map(({ name }) => name)).toEqual([
      '政策设立必要性',
      '政策保障充分性',
      '政策目标合理性',
      '政策实施可持续性',
      '政策资金合规性',
    ]);
    const missing = await tryMove(room.head, await move(room.clerk, done(planned), 'start'), 'report');
    expect(codes(missing)).toEqual(expect.arrayContaining(['GOAL_WITHOUT_INDICATORS', 'APPRAISAL_MATERIAL_MISSING']));
  });

  it('prints the report by the outline, with the score table', async () => {
    let appraisal: Appraisal = await underReview(room, (await readyProject(room.clerk)).id, ['firm']);
    done(await score(room.firm, appraisal, 'EXCELLENT'));
    appraisal = done(await conclude(room.performance, appraisal, 'SUPPORTED', '10000000.00'));
    const file = await room.clerk.fetch(`/api/appraisals/${appraisal.id}.docx`);
    expect(file.status).toBe(200);
    const text = documentXml(Buffer.from(await file.arrayBuffer()));
    for (const words of [
      '一、评估对象基本情况',
      '二、评估工作开展情况',
      '三、综合评估情况与评估结论',
      '四、相关建议',
      '五、其他需要说明的问题',
      '评分指标体系',
      '筹资合规性：20.00分（满分20分）',
      '结论为“予以支持”，支持金额1000.00万元',
    ])
      expect(text).toContain(words);
    expect((await (await app.as('clerk2')).fetch(`/api/appraisals/${appraisal.id}.docx`)).status).toBe(404);
  });
});

/** The text of word/document.xml inside the archive. */
function documentXml(file: Buffer): string {
  for (let at = file.indexOf('PK\u0003\u0004'); at >= 0; at = file.indexOf('PK\u0003\u0004', at + 4)) {
    const nameLength = file.readUInt16LE(at + 26);
    const name = file.toString('utf8', at + 30, at + 30 + nameLength);
    if (name !== 'word/document.xml') continue;
    const start = at + 30 + nameLength + file.readUInt16LE(at + 28);
    return inflateRawSync(file.subarray(start))
      .toString('utf8')
      .replace(/<[^>]+>/g, '');
  }
  throw new Error('The archive has no document');
}
