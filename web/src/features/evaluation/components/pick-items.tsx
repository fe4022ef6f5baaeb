import { useQuery } from '@apollo/client/react';
import { sumMoney } from '@jixiao/shared';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AgencyPicker } from '../../../lib/agency-picker.js';
import type { DomainError } from '../../../lib/domain-error.js';
import { DataTable, EmptyState, Field, FormDialog, Money } from '../../../ui/index.js';
import { CATALOGUE, type CatalogueProject } from '../data/items.graphql.js';
import type { EvaluationTask } from '../data/tasks.graphql.js';
import type { ItemDraft } from '../model/programme-items.js';

interface PickItemsProps {
  task: EvaluationTask;
  running: boolean;
  error: DomainError | null;
  onTake: (items: ItemDraft[]) => void;
  onClose: () => void;
}

/** Many projects of the subject year at once, found by name and unit; each brings its unit and its money. */
export function PickItems({ task, running, error, onTake, onClose }: PickItemsProps) {
  const { t } = useTranslation('evaluation-tasks');
  const [text, setText] = useState('');
  const [agencyId, setAgencyId] = useState<string>();
  const [category, setCategory] = useState('');
  const [picked, setPicked] = useState(new Map<string, CatalogueProject>());
  const { data, previousData, loading } = useQuery(CATALOGUE, {
    variables: { year: task.subjectYear, text: text.trim() || null, agencyId: agencyId ?? null },
  });
  const found = (data ?? previousData)?.projects;
  const taken = new Set(task.items.map(({ projectId }) => projectId));
  const rows = (found?.nodes ?? []).filter(({ id }) => !taken.has(id));
  const isAll = rows.length > 0 && rows.every(({ id }) => picked.has(id));
  const toggle = (some: readonly CatalogueProject[], isOn: boolean) => {
    const next = new Map(picked);
    for (const one of some)
      if (isOn) next.set(one.id, one);
      else next.delete(one.id);
    setPicked(next);
  };
  const moneyOf = (one: CatalogueProject) => one.execution?.adjustedBudget ?? '0.00';
  const take = () =>
    onTake(
      [...picked.values()].map((one) => ({
        agencyId: one.agencyId,
        projectId: one.id,
        name: one.name,
        amount: moneyOf(one),
        category: category.trim() || null,
        isRepresentative: false,
      })),
    );
  return (
    <FormDialog
      open
      width={860}
      title={t('item.pickTitle', { year: task.subjectYear })}
      confirmLabel={t('item.pickTake', { count: picked.size })}
      ready={picked.size > 0}
      incomplete={t('item.pickNone')}
      running={running}
      error={error}
      onConfirm={take}
      onCancel={onClose}
    >
      <div className="et-filters">
        <Field label={t('item.pickText')}>
          {(id) => (
            <Input id={id} allowClear maxLength={60} value={text} onChange={(event) => setText(event.target.value)} />
          )}
        </Field>
        <Field label={t('item.agency')}>
          {(id) => <AgencyPicker id={id} allow={({ level }) => level > 0} value={agencyId} onChange={setAgencyId} />}
        </Field>
        <Field label={t('item.pickCategory')}>
          {(id) => (
            <Input id={id} maxLength={60} value={category} onChange={(event) => setCategory(event.target.value)} />
          )}
        </Field>
      </div>
      <p className="jx-note">
        {t('item.pickNote', { found: found?.totalCount ?? 0, shown: rows.length, picked: picked.size })}{' '}
        <Money value={sumMoney([...picked.values()].map(moneyOf))} unit />{' '}
        {picked.size > 0 && (
          <Button size="small" type="link" onClick={() => setPicked(new Map())}>
            {t('item.pickNone')}
          </Button>
        )}
      </p>
      <div className="et-scroll">
        <DataTable<CatalogueProject>
          dense
          rows={rows}
          rowKey={(row) => row.id}
          loading={loading && rows.length === 0}
          columns={[
            {
              key: 'pick',
              title: (
                <Checkbox
                  aria-label={t('item.pickAll')}
                  checked={isAll}
                  onChange={(event) => toggle(rows, event.target.checked)}
                />
              ),
              width: 36,
              render: (row) => (
                <Checkbox
                  aria-label={row.name}
                  checked={picked.has(row.id)}
                  onChange={(event) => toggle([row], event.target.checked)}
                />
              ),
            },
            { key: 'name', title: t('item.name'), render: (row) => row.name },
            { key: 'agency', title: t('item.agency'), width: 190, render: (row) => row.agencyName },
            {
              key: 'amount',
              title: t('item.amount'),
              width: 120,
              align: 'right',
              render: (row) => <Money value={row.execution?.adjustedBudget ?? null} />,
            },
          ]}
          empty={<EmptyState title={t('item.pickEmpty')} text={t('item.pickEmptyText')} />}
        />
      </div>
    </FormDialog>
  );
}
