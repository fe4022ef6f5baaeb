import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../../lib/apollo.js';
import { useAct } from '../../../../lib/use-act.js';
import { Caption, Card, Cell, EditCell, FormTable, RefusalList } from '../../../../ui/index.js';
import { type Appraisal, SAVE_APPRAISAL_SCORES, type Score } from '../data/appraisal.graphql.js';
import { SCORING } from '../model/states.js';
import { useOfficialWords } from '../model/official-words.js';

const GRADES = ['EXCELLENT', 'GOOD', 'FAIR', 'POOR'] as const;
type Sheet = Record<string, Pick<Score, 'grade' | 'points' | 'opinion' | 'evidence'>>;
const EMPTY = { grade: null, points: null, opinion: null, evidence: null };

/** Dimensions and items like the paper; a scorer fills the own sheet, everybody else reads the official score. */
export function ScoreTable({ appraisal }: { appraisal: Appraisal }) {
  const { t } = useTranslation('appraisal');
  const words = useOfficialWords();
  const mine = appraisal.scorers.find(({ isMine }) => isMine);
  const fills = Boolean(mine && !mine.submittedAt && SCORING.includes(appraisal.state));
  const [sheet, setSheet] = useState<Sheet>(() =>
    Object.fromEntries((mine?.scores ?? []).map(({ itemCode, ...rest }) => [itemCode, rest])),
  );
  const [save] = useMutation(SAVE_APPRAISAL_SCORES);
  const { act, running, error } = useAct();
  const official = new Map(appraisal.outcome?.items.map((row) => [row.itemCode, row.points]));
  const dimensions = new Map(appraisal.outcome?.dimensions.map((row) => [row.code, row.points]));
  const change = (code: string, patch: Partial<Sheet[string]>) =>
    setSheet({ ...sheet, [code]: { ...(sheet[code] ?? EMPTY), ...patch } });
  const submit = (hand: boolean) => {
    const scores = Object.entries(sheet).map(([itemCode, { grade, points, opinion, evidence }]) => ({
      itemCode,
      grade: grade || null,
      points: points || null,
      opinion,
      evidence,
    }));
    const input = { id: appraisal.id, submit: hand, scores, idempotencyKey: newIdempotencyKey() };
    return act(() => save({ variables: { input } }), { done: t(hand ? 'done.scores' : 'done.save') });
  };
  // Opinions of the sheets that may be read, for those who do not fill one.
  const said = (code: string, name: 'opinion' | 'evidence') =>
    [
      ...new Set(appraisal.scorers.flatMap(({ scores }) => scores?.find((one) => one.itemCode === code)?.[name] ?? [])),
    ].join('；');
  let at = 0;
  return (
    <Card
      title={t('score.title')}
      note={fills ? t('score.note') : t(appraisal.outcome ? 'score.official' : 'score.blind')}
      extra={
        fills && (
          <>
            <Button size="small" loading={running} onClick={() => void submit(false)}>
              {t('score.save')}
            </Button>{' '}
            <Button size="small" type="primary" loading={running} onClick={() => void submit(true)}>
              {t('score.submit')}
            </Button>
          </>
        )
      }
    >
      {error && <RefusalList refusals={error.refusals} />}
      <FormTable widths={[104, '*', 60, fills ? 74 : 60, 160, 150]} label={t('score.title')}>
        <tr>
          {['dimension', 'item', 'full', fills ? 'grade' : 'pointsHead', 'opinion', 'evidence'].map((key) => (
            <Caption key={key} align={['full', 'pointsHead'].includes(key) ? 'right' : undefined}>
              {t(`score.${key}`)}
            </Caption>
          ))}
        </tr>
        {appraisal.criteria.flatMap((dimension) =>
          dimension.items.map((item, index) => {
            at += 1;
            const row = sheet[item.code] ?? EMPTY;
            return (
              <tr key={item.code}>
                {index === 0 && (
                  <Caption
                    rowSpan={dimension.items.length}
                    note={
                      dimensions.has(dimension.code) ? t('score.points', { n: dimensions.get(dimension.code) }) : null
                    }
                  >
                    {words(dimension.name)}
                  </Caption>
                )}
                <Cell>
                  {words(item.name)}
                  {item.isVeto && <span className="jx-note"> {t('score.veto')}</span>}
                </Cell>
                <Cell align="right">{item.points}</Cell>
                {fills ? (
                  <EditCell
                    row={at}
                    col={0}
                    label={`${words(item.name)} ${t('score.grade')}`}
                    value={row.grade}
                    options={GRADES.map((value) => ({ value, label: t(`grade.${value}`) }))}
                    onChange={(grade) => change(item.code, { grade, points: null })}
                  />
                ) : (
                  <Cell align="right" computed strong>
                    {official.get(item.code) ?? mine?.scores?.find((one) => one.itemCode === item.code)?.points ?? ''}
                  </Cell>
                )}
                {(['opinion', 'evidence'] as const).map((name, col) =>
                  fills ? (
                    <EditCell
                      key={name}
                      row={at}
                      col={col + 1}
                      multiline
                      label={`${words(item.name)} ${t(`score.${name}`)}`}
                      value={row[name]}
                      onChange={(value) => change(item.code, { [name]: value })}
                    />
                  ) : (
                    <Cell key={name}>{said(item.code, name)}</Cell>
                  ),
                )}
              </tr>
            );
          }),
        )}
      </FormTable>
    </Card>
  );
}
