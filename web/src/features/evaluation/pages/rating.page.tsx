import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  ActionBar,
  Caption,
  Card,
  Cell,
  DateText,
  Due,
  EditCell,
  ErrorPanel,
  FootBar,
  FormSheet,
  FormTable,
  Num,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import { CalendarNote } from '../components/calendar-note.js';
import { Consequence } from '../components/rating-table.js';
import { type RatingChecks, RatingChecksForm, RatingFactsTable } from '../components/rating-evidence.js';
import { type LineDraft, RatingLines } from '../components/rating-lines.js';
import { MOVE_RATING, type Rating, RATING_QUERY, SAVE_RATING } from '../data/ratings.graphql.js';

const NS = 'evaluation-firms';

/** 第三方机构工作质量考评: the sheet, the facts beside it, the objection and what became of it. */
export default function RatingPage() {
  const { ratingId = '' } = useParams();
  const { data, error, refetch } = useQuery(RATING_QUERY, {
    variables: { id: ratingId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <RatingSheet key={`${ratingId}/${data.qualityRating.version}`} rating={data.qualityRating} />;
}

type Given = Record<string, { points: string; reason: string }>;

function RatingSheet({ rating }: { rating: Rating }) {
  const { t } = useTranslation(NS);
  const to = useYearPath();
  const manages = usePermission('engagement.manage');
  const editable = manages && ['DRAFT', 'OBJECTED'].includes(rating.state);
  const [given, setGiven] = useState<Given>(() =>
    Object.fromEntries(
      rating.rows.map(({ code, points, reason }) => [code, { points: points ?? '', reason: reason ?? '' }]),
    ),
  );
  const [checks, setChecks] = useState<RatingChecks>({
    rechecks: rating.secondScores.flatMap(({ taskId, rows }) =>
      rows.length > 0 ? [{ taskId, rows: clean(rows).map((row) => ({ ...row, input: onlyFound(row.input) })) }] : [],
    ),
    overturned: clean(rating.overturned),
  });
  const [lines, setLines] = useState<LineDraft[]>(
    rating.lines.map(({ code, count, reason, taskId }) => ({ code, count, reason, taskId })),
  );
  const [isChanged, setChanged] = useState(false);
  const [save] = useMutation(SAVE_RATING);
  const [move] = useMutation(MOVE_RATING);
  const { act, running, error } = useAct();
  const change = (code: string, part: Partial<Given[string]>) => {
    setChanged(true);
    setGiven({ ...given, [code]: { ...given[code]!, ...part } });
  };
  const saved = async (done?: string) => {
    const rows = rating.rows.map(({ code }) => ({
      code,
      points: given[code]!.points || null,
      reason: given[code]!.reason || null,
    }));
    const input = { id: rating.id, expectedVersion: rating.version, rows, lines, ...checks, rechecks: sent(checks) };
    return (await act(() => save({ variables: { input } }), { done }))?.data?.saveQualityRating.version;
  };
  const step = async (action: string, comment?: string) => {
    const version = editable && isChanged ? await saved() : rating.version;
    if (version === undefined) return;
    const input = { id: rating.id, expectedVersion: version, action, comment };
    await act(() => move({ variables: { input } }), { done: t(`ratingDone.${action}`) });
  };
  const rowOf = new Map(rating.rows.map((row) => [row.code, row]));
  const items = rating.sheet.flatMap((dimension) => dimension.items);
  return (
    <>
      <PageHead
        crumbs={[{ label: t('title'), to: to('evaluation/firms?view=ratings') }, { label: rating.firmName }]}
        title={rating.engagementTitle}
        tabTitle={t('rating.title')}
        state={<StateTag ns={NS} state={rating.state} />}
        question={
          manages ? (
            <Link to={to(`evaluation/engagements/${rating.engagementId}`)}>{t('rating.toEngagement')}</Link>
          ) : (
            t('rating.mayObject')
          )
        }
      />
      <PageBody wide>
        {error && <RefusalList refusals={error.refusals} />}
        {rating.state === 'ISSUED' && rating.issuedOn && rating.objectionDueOn && (
          <Card>
            {t('rating.objectionDue')} <DateText value={rating.objectionDueOn} full />{' '}
            <Due date={rating.objectionDueOn} />
            <CalendarNote from={rating.issuedOn} to={rating.objectionDueOn} />
          </Card>
        )}
        {rating.objection && <Objection rating={rating} />}
        <FormSheet
          title={t('rating.sheet')}
          left={rating.firmName}
          center={rating.band ? <Consequence {...rating.band} /> : ''}
          right={
            <>
              {t('rating.total')}{' '}
              <b className="jx-strong">{rating.total ? <Num value={rating.total} dp={2} /> : '—'}</b>{' '}
              {rating.band?.name}
            </>
          }
          foot={t('rating.bands', { bands: rating.bands.map(({ from, name }) => `${from} ${name}`).join(t('comma')) })}
        >
          <FormTable widths={[130, '*', 64, 90, 190, 90, 300]} label={t('rating.sheet')}>
            <tr>
              {['dimension', 'item', 'most', 'proposed', 'working', 'points', 'reason'].map((key) => (
                <Caption key={key} align={['most', 'proposed', 'points'].includes(key) ? 'right' : undefined}>
                  {t(`row.${key}`)}
                </Caption>
              ))}
            </tr>
            {rating.sheet.map((dimension) =>
              dimension.items.map((item, at) => {
                const row = rowOf.get(item.code)!;
                const index = items.indexOf(item);
                return (
                  <tr key={item.code}>
                    {at === 0 && <Caption rowSpan={dimension.items.length}>{dimension.name}</Caption>}
                    <Cell>
                      {item.name}
                      {item.isVeto && <span className="jx-note"> {t('rating.veto')}</span>}
                    </Cell>
                    <Cell align="right">{Number(item.points)}</Cell>
                    <Cell align="right" computed>
                      {row.proposed ?? '—'}
                    </Cell>
                    <Cell quiet>{row.working}</Cell>
                    <EditCell
                      row={index}
                      col={0}
                      align="right"
                      inputMode="decimal"
                      readOnly={!editable}
                      label={`${item.name} ${t('row.points')}`}
                      value={given[item.code]!.points}
                      onChange={(points) => change(item.code, { points })}
                    />
                    <EditCell
                      row={index}
                      col={1}
                      multiline
                      readOnly={!editable}
                      label={`${item.name} ${t('row.reason')}`}
                      value={given[item.code]!.reason}
                      onChange={(reason) => change(item.code, { reason })}
                    />
                  </tr>
                );
              }),
            )}
          </FormTable>
        </FormSheet>
        <RatingFactsTable facts={rating.facts} />
        <RatingLines
          rating={rating}
          lines={lines}
          editable={editable}
          onChange={(next) => {
            setChanged(true);
            setLines(next);
          }}
        />
        {editable && (
          <RatingChecksForm
            rating={rating}
            checks={checks}
            onChange={(next) => {
              setChanged(true);
              setChecks(next);
            }}
          />
        )}
      </PageBody>
      <FootBar
        left={editable && isChanged ? t('rating.unsaved') : undefined}
        right={
          <ActionBar
            actions={rating.availableActions.filter(
              ({ refusals }) => !refusals.some(({ code }) => code === 'NO_PERMISSION'),
            )}
            running={running}
            savesFirst={editable && isChanged && (rating.state === 'DRAFT' ? 'issue' : 'decide')}
            onAct={(action, { comment }) => step(action, comment)}
            extra={
              editable && (
                <Button loading={running} onClick={() => void saved(t('rating.saved'))}>
                  {t('rating.save')}
                </Button>
              )
            }
            define={{
              object: { label: t('ratingStep.object'), comment: 'required' },
              settle: { label: t('ratingStep.settle'), hideRefused: true },
              issue: { label: t('ratingStep.issue'), primary: true },
              agree: { label: t('ratingStep.agree'), primary: true },
              decide: { label: t('ratingStep.decide'), primary: true, comment: 'required' },
            }}
          />
        }
      />
    </>
  );
}

/** What was found of a row, without what the server leaves empty. */
function onlyFound(input: object): object {
  return Object.fromEntries(
    Object.entries(input).filter(([key, value]) => key !== '__typename' && value !== null && value !== undefined),
  );
}

const sent = ({ rechecks }: RatingChecks) =>
  rechecks.map(({ taskId, rows }) => ({
    taskId,
    rows: rows.map(({ frameworkRowId, input, reason }) => ({ ...input, frameworkRowId, reason })),
  }));

/** What the server answers carries its type; what is sent back does not. */
function clean<T extends object>(rows: readonly T[]): T[] {
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => key !== '__typename')) as T);
}

function Objection({ rating }: { rating: Rating }) {
  const { t } = useTranslation(NS);
  return (
    <Card tone={rating.objectionDecision ? undefined : 'amber'} title={t('rating.objection')}>
      <p>
        {rating.firmName} <DateText value={rating.objectedOn} />：{rating.objection}
      </p>
      {rating.objectionDecision && (
        <p>
          {t('rating.decision')} <DateText value={rating.settledOn} />：{rating.objectionDecision}
        </p>
      )}
    </Card>
  );
}
