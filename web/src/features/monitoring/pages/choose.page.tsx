import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useFormat } from '../../../lib/format.js';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  ErrorPanel,
  FootBar,
  Money,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
} from '../../../ui/index.js';
import { CHOOSE, ROUND_UNIT_QUERY } from '../data/rounds.graphql.js';
import type { Choice, RoundUnit } from '../data/rounds.types.js';
import '../rounds.css';

/** A first-level unit chooses among the projects in execution of itself and of those below it (R099). */
export default function ChoosePage() {
  const { roundUnitId = '' } = useParams();
  const { data, error, refetch } = useQuery(ROUND_UNIT_QUERY, { variables: { id: roundUnitId } });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Choose unit={data.monitoringRoundUnit} choices={data.monitoringChoices} onSaved={() => void refetch()} />;
}

function Choose({ unit, choices, onSaved }: { unit: RoundUnit; choices: Choice[]; onSaved: () => void }) {
  const { t } = useTranslation('monitoring-rounds');
  const { date, list } = useFormat();
  const to = useYearPath();
  const fills = usePermission('monitoring.fill');
  const taken = choices.filter(({ hasSheet }) => hasSheet).map(({ objectiveId }) => objectiveId);
  const [chosen, setChosen] = useState<string[]>([...new Set([...unit.chosenObjectiveIds, ...taken])]);
  const [reason, setReason] = useState(unit.shortfallReason ?? '');
  const [text, setText] = useState('');
  const [save] = useMutation(CHOOSE);
  const { act, running, error, clear } = useAct();
  useEffect(() => clear(), [chosen, reason, clear]);

  const isShort = unit.exemptReason === 'FEWER_ELIGIBLE';
  const may = fills && unit.roundState === 'OPEN';
  const submit = async (finish: boolean) => {
    const input = {
      roundUnitId: unit.id,
      expectedVersion: unit.version,
      objectiveIds: chosen,
      finish,
      shortfallReason: reason || null,
      idempotencyKey: newIdempotencyKey(),
    };
    if (await act(() => save({ variables: { input } }), { done: t(finish ? 'choose.finished' : 'choose.saved') }))
      onSaved();
  };
  const toggle = (id: string, on: boolean) => setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  const columns: Column<Choice>[] = [
    {
      key: 'pick',
      title: t('choose.pick'),
      width: 60,
      render: (row) => (
        <Checkbox
          aria-label={row.name}
          checked={chosen.includes(row.objectiveId)}
          disabled={row.hasSheet || !may}
          onChange={({ target }) => toggle(row.objectiveId, target.checked)}
        />
      ),
    },
    { key: 'name', title: t('column.name'), render: (row) => row.name },
    { key: 'unit', title: t('choose.unit'), width: 220, render: (row) => row.agencyName },
    {
      key: 'fund',
      title: t('counts.byFund'),
      width: 200,
      render: (row) => list(row.fundKinds.map((kind) => t(`fund.${kind}`))),
    },
    {
      key: 'amount',
      title: t('column.amount'),
      align: 'right',
      width: 140,
      render: (row) => <Money value={row.amount} />,
    },
    { key: 'sheet', title: t('choose.sheet'), width: 100, render: (row) => (row.hasSheet ? t('choose.made') : '') },
  ];
  const shown = choices.filter(({ name, agencyName }) => name.includes(text) || agencyName.includes(text));
  const lacking = Math.max(0, unit.requiredCount - chosen.length);
  const reasonMissing = isShort && reason.trim() === '';
  return (
    <>
      <PageHead
        title={t('choose.title')}
        crumbs={[
          { label: t('crumb'), to: to('monitoring') },
          { label: unit.roundName, to: to(`monitoring/rounds/${unit.roundId}`) },
        ]}
        state={unit.agencyName}
        question={t(unit.requiredCount > 0 ? 'choose.question' : 'choose.free', {
          least: unit.requiredCount,
          eligible: unit.eligibleCount,
          due: date(unit.dueOn),
        })}
      />
      <PageBody>
        {error && <RefusalList refusals={error.refusals} />}
        {isShort && (
          <Card
            title={t('choose.reason')}
            note={t('choose.reasonNote', { least: unit.scope.leastPerUnit, eligible: unit.eligibleCount })}
          >
            <Input.TextArea
              aria-label={t('choose.reason')}
              rows={2}
              maxLength={500}
              disabled={!may}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </Card>
        )}
        <Card
          flush
          title={t('choose.list')}
          note={t('choose.count', { chosen: chosen.length, eligible: choices.length })}
          extra={
            <Input
              allowClear
              aria-label={t('choose.search')}
              placeholder={t('choose.search')}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          }
        >
          <DataTable
            dense
            caption={t('choose.list')}
            columns={columns}
            rows={shown}
            rowKey={(row) => row.objectiveId}
            empty={<EmptyState title={t('choose.none')} />}
          />
        </Card>
      </PageBody>
      {may && (
        <FootBar
          left={unit.finishedOn ? t('choose.doneOn', { date: date(unit.finishedOn) }) : undefined}
          reason={
            lacking > 0 ? t('choose.lacking', { count: lacking }) : reasonMissing ? t('choose.reasonFirst') : undefined
          }
          right={
            <>
              {!unit.finishedOn && (
                <Button loading={running} onClick={() => void submit(false)}>
                  {t('choose.save')}
                </Button>
              )}
              <Button
                type="primary"
                loading={running}
                disabled={lacking > 0 || reasonMissing}
                onClick={() => void submit(true)}
              >
                {t(unit.finishedOn ? 'choose.more' : 'choose.finish')}
              </Button>
            </>
          }
        />
      )}
    </>
  );
}
