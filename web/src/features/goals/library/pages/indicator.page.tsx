import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { newIdempotencyKey } from '../../../../lib/apollo.js';
import { usePermission } from '../../../../lib/session.js';
import { useAct } from '../../../../lib/use-act.js';
import { useYearPath } from '../../../../lib/use-year.js';
import {
  ActionBar,
  Card,
  EmptyState,
  ErrorPanel,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
  Timeline,
} from '../../../../ui/index.js';
import { ReachedBeforeTable } from '../components/reached-before.js';
import { Standards } from '../components/standards.js';
import { INDICATOR_QUERY } from '../data/library.graphql.js';
import { MOVES } from '../data/library-moves.graphql.js';
import type { LibraryIndicator } from '../data/library.types.js';
import { toneOf } from '../data/choices.js';

const TEXTS = ['definition', 'formula', 'example', 'help', 'basis', 'dataSource', 'captureMethod'] as const;

export default function IndicatorPage() {
  const { indicatorId = '' } = useParams();
  const { data, error, refetch } = useQuery(INDICATOR_QUERY, {
    variables: { id: indicatorId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Indicator indicator={data.libraryIndicator} reload={() => void refetch()} />;
}

function Indicator({ indicator, reload }: { indicator: LibraryIndicator; reload: () => void }) {
  const { t } = useTranslation('library');
  const to = useYearPath();
  const proposes = usePermission('library.propose');
  const manages = usePermission('library.manage');
  const { act, running, error } = useAct();
  const moves = {
    submit: useMutation(MOVES.submit)[0],
    return: useMutation(MOVES.return)[0],
    admit: useMutation(MOVES.admit)[0],
    reject: useMutation(MOVES.reject)[0],
    retire: useMutation(MOVES.retire)[0],
  };
  const move = async (action: string, comment?: string) => {
    const { versionId, version } = indicator;
    const variables = {
      input: { versionId, expectedVersion: version, comment: comment ?? null, idempotencyKey: newIdempotencyKey() },
    };
    await act(() => moves[action as keyof typeof moves]({ variables }), { done: t(`moved.${action}`) });
    reload();
  };
  const editable =
    indicator.ownership === 'OWN' &&
    ((proposes && indicator.state === 'DRAFT') || (manages && indicator.state === 'ADMITTED'));

  return (
    <>
      <PageHead
        crumbs={[
          { label: t('goals'), to: to('goals') },
          { label: t('title'), to: to('goals/library') },
        ]}
        title={indicator.name}
        state={
          <>
            <StateTag ns="library" state={indicator.state} tone={toneOf(indicator.state)} />{' '}
            {t('versionNo', { n: indicator.versionNo })}
          </>
        }
        question={
          indicator.decisionComment
            ? t('decided', { comment: indicator.decisionComment })
            : t('originLine', {
                origin: t(`origin.${indicator.origin}`),
                from: indicator.originTitle ?? t(`ownership.${indicator.ownership}`),
              })
        }
        actions={
          <>
            {editable && (
              <Link to={to(`goals/library/${indicator.id}/edit`)}>
                <Button>{t(indicator.state === 'DRAFT' ? 'edit' : 'newVersion')}</Button>
              </Link>
            )}
            <ActionBar
              actions={indicator.availableActions}
              running={running}
              define={{
                submit: { label: t('act.submit'), primary: true, hideRefused: !proposes },
                return: { label: t('act.return'), comment: 'required', hideRefused: true },
                reject: { label: t('act.reject'), comment: 'required', danger: true, hideRefused: true },
                admit: { label: t('act.admit'), primary: true, hideRefused: !manages },
                retire: {
                  label: t('act.retire'),
                  comment: 'required',
                  danger: true,
                  hideRefused: true,
                  consequence: t('act.retireText', { count: indicator.useCount }),
                },
              }}
              onAct={(action, { comment }) => move(action, comment)}
            />
          </>
        }
      />
      <PageBody>
        {error && <RefusalList refusals={error.refusals} />}
        <div className="library-columns">
          <div>
            <Card title={t('card.content')}>
              <dl className="library-facts">
                <Fact label={t('column.level')}>
                  {t(`level1.${indicator.level1}`)} / {t(`level2.${indicator.level2}`)}
                </Fact>
                <Fact label={t('field.directionUnit')}>
                  {t(`direction.${indicator.direction}`)} {indicator.unit}
                </Fact>
                <Fact label={t('field.industry')}>
                  {[indicator.industry ?? t('anyIndustry'), indicator.field].filter(Boolean).join(' / ')}
                </Fact>
                <Fact label={t('field.projectTypes')}>
                  {indicator.projectTypes.join(t('separator')) || t('anyType')}
                </Fact>
                <Fact label={t('field.layer')}>{t(`layer.${indicator.layer}`)}</Fact>
                {indicator.dimension && (
                  <Fact label={t('field.cell')}>
                    {t(`dimension.${indicator.dimension}`)} × {t(`criterion.${indicator.criterion}`)}
                  </Fact>
                )}
                {TEXTS.filter((name) => indicator[name]).map((name) => (
                  <Fact key={name} label={t(`field.${name}`)}>
                    {indicator[name]}
                  </Fact>
                ))}
              </dl>
              {indicator.grades && (
                <table className="jx-table jx-table-dense">
                  <caption className="jx-sr">{t('field.grades')}</caption>
                  <tbody>
                    {indicator.grades.map((grade) => (
                      <tr key={grade.label}>
                        <th scope="row">{grade.label}</th>
                        <td>{grade.description}</td>
                        <td data-align="right">{grade.share}%</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </Card>
            <Standards indicator={indicator} mayEdit={manages && indicator.state === 'ADMITTED'} onDone={reload} />
          </div>
          <div>
            <Card title={t('card.reached')} note={t('card.reachedNote')}>
              <ReachedBeforeTable reached={indicator.reachedBefore} unit={indicator.unit} />
            </Card>
            <Card title={t('card.uses')} note={t('panel.uses', { count: indicator.useCount })}>
              {indicator.uses.length === 0 ? (
                <EmptyState title={t('uses.none')} text={t('uses.noneText')} />
              ) : (
                <table className="jx-table jx-table-dense">
                  <caption className="jx-sr">{t('card.uses')}</caption>
                  <tbody>
                    {indicator.uses.map((use) => (
                      <tr key={use.objectiveId}>
                        <td>
                          <Link to={to(`goals/${use.objectiveId}`)}>{use.title}</Link>
                          <div className="jx-muted">{use.agencyName}</div>
                        </td>
                        <td data-align="right">{use.budgetYear}</td>
                        <td data-align="right">{use.target}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </Card>
            <Card title={t('card.versions')}>
              <Timeline
                items={indicator.versions.map((one) => ({
                  key: one.versionId,
                  at: one.decidedOn ?? '',
                  title: `${t('versionNo', { n: one.versionNo })} · ${t(`state.${one.state}`)}`,
                  text: [one.changeReason, one.definition].filter(Boolean).join(' — '),
                }))}
              />
              <Timeline
                items={indicator.history.map((entry) => ({
                  key: `${entry.at}${entry.action}`,
                  at: entry.at,
                  on: entry.on,
                  who: entry.personName,
                  title: t(`history.${entry.action}`, { defaultValue: entry.action }),
                  text: entry.comment,
                }))}
              />
            </Card>
          </div>
        </div>
      </PageBody>
    </>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
