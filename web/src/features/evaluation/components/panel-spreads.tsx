import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { type Column, DataTable, Num, RefusalList } from '../../../ui/index.js';
import type { EvaluationTask } from '../data/tasks.graphql.js';
import { type Panel, type PanelRow, TAKE_OVER_MEANS } from '../data/scoring.graphql.js';

const NS = 'evaluation-scoring';

interface SpreadsProps {
  task: Pick<EvaluationTask, 'id' | 'state' | 'version'>;
  panel: Panel;
  renew: () => Promise<unknown>;
}

/** Row by row: lowest, highest, mean, deviation. A mean becomes official only by the lead's decision. */
export function Spreads({ task, panel, renew }: SpreadsProps) {
  const { t } = useTranslation(NS);
  const manages = usePermission('financeEvaluation.manage');
  const scores = usePermission('financeEvaluation.score');
  const decides = (manages || scores) && task.state === 'FIELD_WORK';
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [take] = useMutation(TAKE_OVER_MEANS, { refetchQueries: ['ScoringPanel'], awaitRefetchQueries: true });
  const { act, running, error } = useAct();
  const submit = async () => {
    const input = { taskId: task.id, expectedVersion: task.version, frameworkRowIds: chosen, reason };
    if (!(await act(() => take({ variables: { input } }), { done: t('panel.taken') }))) return;
    setChosen([]);
    setReason('');
    await renew();
  };
  const number = (key: 'lowest' | 'highest' | 'mean' | 'deviation'): Column<PanelRow> => ({
    key,
    title: t(`panel.${key}`),
    width: 80,
    align: 'right',
    render: (row) => <Num value={row.spread?.[key] ?? null} dp={2} missing="NOT_SCORED" />,
  });
  const columns: Column<PanelRow>[] = [
    {
      key: 'name',
      title: t('panel.row'),
      render: (row) =>
        decides ? (
          <Checkbox
            checked={chosen.includes(row.frameworkRowId)}
            onChange={(event) =>
              setChosen(
                event.target.checked
                  ? [...chosen, row.frameworkRowId]
                  : chosen.filter((id) => id !== row.frameworkRowId),
              )
            }
          >
            {row.name}
          </Checkbox>
        ) : (
          row.name
        ),
    },
    { key: 'weight', title: t('panel.points'), width: 70, align: 'right', render: (row) => row.weight },
    number('lowest'),
    number('highest'),
    number('mean'),
    number('deviation'),
    {
      key: 'spread',
      title: t('panel.spread'),
      width: 130,
      align: 'right',
      render: (row) =>
        row.spread && (
          <>
            {row.spread.isDisputed && (
              <span className="jx-tag jx-nowrap" data-tone="amber">
                {t('panel.disputed')}
              </span>
            )}{' '}
            {row.spread.spreadShare}%
          </>
        ),
    },
    {
      key: 'official',
      title: t('panel.official'),
      width: 90,
      align: 'right',
      render: (row) => <Num value={row.official} dp={2} missing="NOT_SCORED" />,
    },
  ];
  return (
    <>
      <p className="jx-note" style={{ marginTop: 16 }}>
        {panel.total && t('panel.totalMean', { mean: panel.total.mean, deviation: panel.total.deviation })}
        {' · '}
        {t('panel.limit', { limit: panel.limit })}
      </p>
      {error && <RefusalList refusals={error.refusals} />}
      <DataTable
        columns={columns}
        rows={panel.rows}
        rowKey={(row) => row.frameworkRowId}
        caption={t('panel.row')}
        dense
      />
      {decides && (
        <div className="pn-take">
          <span>{t('panel.chosen', { count: chosen.length })}</span>
          <Button
            type="text"
            onClick={() =>
              setChosen(
                panel.rows.filter(({ spread }) => spread && !spread.isDisputed).map((row) => row.frameworkRowId),
              )
            }
          >
            {t('panel.allCalm')}
          </Button>
          <Input
            aria-label={t('panel.reason')}
            placeholder={t('panel.reason')}
            value={reason}
            maxLength={1000}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button disabled={chosen.length === 0 || !reason.trim()} loading={running} onClick={() => void submit()}>
            {t('action.takeOver')}
          </Button>
        </div>
      )}
    </>
  );
}
