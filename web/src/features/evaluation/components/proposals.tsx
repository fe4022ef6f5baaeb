import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../lib/use-act.js';
import { Card, DataTable, EmptyState, Money, RefusalList, TabRow } from '../../../ui/index.js';
import { type Proposal, PROPOSALS, TAKE_PROPOSALS, type YearPlan } from '../data/plan.graphql.js';

const keyOf = (one: Proposal): string => one.projectId ?? one.agencyId;

/** What may be chosen: whole units by turn, projects by money; points of both are filled in when they are taken over. */
export function Proposals({ plan }: { plan: YearPlan }) {
  const { t } = useTranslation('evaluation-tasks');
  const [objectType, setObjectType] = useState(plan.ownerAgencyId ? 'PROJECT' : 'DEPARTMENT_WHOLE');
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const subjectYear = plan.workYear - 1;
  const { data, loading } = useQuery(PROPOSALS, {
    variables: {
      year: plan.workYear,
      subjectYear,
      objectType,
      departmentId: plan.ownerAgencyId,
      text: text.trim() || null,
    },
    fetchPolicy: 'cache-and-network',
  });
  const [take] = useMutation(TAKE_PROPOSALS, { refetchQueries: [PROPOSALS] });
  const { act, running, error } = useAct();
  const rows = data?.evaluationProposals ?? [];
  const submit = async () => {
    const objects = rows
      .filter((row) => picked.has(keyOf(row)))
      .map(({ projectId, agencyId }) => (projectId ? { objectType, projectId } : { objectType, agencyId }));
    const input = { planId: plan.id, subjectYear, objects };
    if (await act(() => take({ variables: { input } }), { done: t('proposal.taken') })) setPicked(new Set());
  };
  return (
    <Card
      title={t('proposal.title')}
      note={t(plan.ownerAgencyId ? 'proposal.ownNote' : 'proposal.note', { year: subjectYear })}
      extra={
        <Button disabled={picked.size === 0} loading={running} onClick={() => void submit()}>
          {t('proposal.take', { count: picked.size })}
        </Button>
      }
    >
      {error && <RefusalList refusals={error.refusals} />}
      <div style={{ display: 'flex', gap: 12, marginBottom: 8 }}>
        <TabRow
          chips
          label={t('proposal.title')}
          active={objectType}
          onChange={(next) => {
            setObjectType(next);
            setPicked(new Set());
          }}
          tabs={(plan.ownerAgencyId ? ['PROJECT', 'UNIT_WHOLE'] : ['DEPARTMENT_WHOLE', 'PROJECT']).map((key) => ({
            key,
            label: t(`object.${key}`),
          }))}
        />
        <Input
          style={{ width: 220 }}
          aria-label={t('proposal.search')}
          placeholder={t('proposal.search')}
          allowClear
          maxLength={60}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div className="et-scroll">
        <DataTable<Proposal>
          rows={rows}
          rowKey={keyOf}
          loading={loading && rows.length === 0}
          columns={[
            {
              key: 'pick',
              title: '',
              width: 40,
              render: (row) => (
                <Checkbox
                  aria-label={row.title}
                  checked={picked.has(keyOf(row))}
                  onChange={(event) => {
                    const next = new Set(picked);
                    if (event.target.checked) next.add(keyOf(row));
                    else next.delete(keyOf(row));
                    setPicked(next);
                  }}
                />
              ),
            },
            { key: 'title', title: t('candidate.object'), render: (row) => row.title },
            { key: 'agency', title: t('item.agency'), width: 220, render: (row) => row.agencyName },
            {
              key: 'last',
              title: t('proposal.last'),
              width: 130,
              render: (row) => (row.lastYear ? t('candidate.last', { year: row.lastYear }) : t('candidate.never')),
            },
            {
              key: 'amount',
              title: t('candidate.amount'),
              width: 130,
              align: 'right',
              render: (row) => <Money value={row.amount} />,
            },
          ]}
          empty={
            <EmptyState
              title={t('proposal.none')}
              text={plan.ownerAgencyId ? t('proposal.noneOwn', { year: subjectYear }) : undefined}
            />
          }
        />
      </div>
    </Card>
  );
}
