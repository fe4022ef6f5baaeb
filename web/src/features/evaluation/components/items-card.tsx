import { useMutation } from '@apollo/client/react';
import { compareMoney, subtractMoney, sumMoney } from '@jixiao/shared';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../lib/use-act.js';
import { Card, type Column, DataTable, EmptyState, GradeTag, Money, RefusalList } from '../../../ui/index.js';
import { type EvaluationTask, type Item, SAVE_ITEM_SCORES, SAVE_ITEMS } from '../data/tasks.graphql.js';
import { draftOf, type ItemDraft } from '../model/programme-items.js';
import { ItemDialog } from './item-dialog.js';
import { PasteItems } from './paste-items.js';
import { PickItems } from './pick-items.js';

const BEFORE_REPORT = ['LISTED', 'NOTIFIED', 'PLAN_DRAFTED', 'PLAN_APPROVED', 'FIELD_WORK'];

interface ItemsCardProps {
  task: EvaluationTask;
  /** Names the items. */
  manages: boolean;
  /** Gives them points. */
  evaluates: boolean;
}

/** Items of an evaluation over several bodies: named by the organiser, scored by the evaluator, read by their units. */
export function ItemsCard({ task, manages, evaluates }: ItemsCardProps) {
  const { t } = useTranslation('evaluation-tasks');
  const editable = manages && BEFORE_REPORT.includes(task.state);
  const scoring = evaluates && task.state === 'FIELD_WORK' && task.items.length > 0;
  const [open, setOpen] = useState<'add' | 'pick' | 'paste' | Item | null>(null);
  const [scores, setScores] = useState(new Map(task.items.map(({ id, score }) => [id, score ?? ''])));
  const [saveItems] = useMutation(SAVE_ITEMS);
  const [saveScores] = useMutation(SAVE_ITEM_SCORES);
  const { act, running, error, clear } = useAct();
  const at = { id: task.id, expectedVersion: task.version };
  const save = async (items: ItemDraft[], takesSum = false) => {
    const input = { ...at, items, takesSum };
    if (await act(() => saveItems({ variables: { input } }), { done: t('item.saved') })) setOpen(null);
  };
  const known = task.items.map(draftOf);
  const give = () =>
    act(
      () => {
        const given = [...scores].map(([itemId, score]) => ({ itemId, score: score.trim() || null }));
        return saveScores({ variables: { input: { ...at, scores: given } } });
      },
      { done: t('item.scored') },
    );
  const units = new Set(task.items.map(({ agencyId }) => agencyId)).size;
  const groups = new Set(task.items.flatMap(({ category }) => category ?? [])).size;
  const show = (next: typeof open) => {
    clear();
    setOpen(next);
  };
  return (
    <Card
      title={t(task.isPart ? 'item.own' : 'item.title')}
      note={t(task.isPart ? 'item.ownNote' : 'item.note', { items: task.items.length, units, groups })}
      extra={
        <>
          {scoring && (
            <Button loading={running} onClick={() => void give()}>
              {t('item.saveScores')}
            </Button>
          )}
          {editable && (
            <>
              <Button onClick={() => show('paste')}>{t('item.paste')}</Button>{' '}
              <Button onClick={() => show('pick')}>{t('item.pick')}</Button>{' '}
              <Button onClick={() => show('add')}>{t('item.add')}</Button>
            </>
          )}
        </>
      }
      flush
    >
      {error && !open && (
        <div className="et-pad">
          <RefusalList refusals={error.refusals} />
        </div>
      )}
      {!task.isPart && task.items.length > 0 && (
        <Sum task={task} editable={editable} running={running} onTake={() => void save(known, true)} />
      )}
      <DataTable<Item>
        rows={task.items}
        rowKey={(row) => row.id}
        columns={useColumns({ editable, scoring, scores, setScores, onChange: show })}
        empty={<EmptyState title={t('item.empty')} text={editable ? t('item.emptyText') : undefined} />}
      />
      {(open === 'add' || (open && typeof open === 'object')) && (
        <ItemDialog
          item={typeof open === 'object' ? open : null}
          running={running}
          error={error}
          onSave={(draft) =>
            void save(
              typeof open === 'object' ? known.map((one) => (one.id === draft.id ? draft : one)) : [...known, draft],
            )
          }
          onRemove={(id) => void save(known.filter((one) => one.id !== id))}
          onClose={() => show(null)}
        />
      )}
      {open === 'pick' && (
        <PickItems
          task={task}
          running={running}
          error={error}
          onTake={(items) => void save([...known, ...items])}
          onClose={() => show(null)}
        />
      )}
      {open === 'paste' && (
        <PasteItems
          running={running}
          error={error}
          onTake={(items) => void save([...known, ...items])}
          onClose={() => show(null)}
        />
      )}
    </Card>
  );
}

/** What the items come to, beside what is evaluated; where they differ, the way out of it. */
function Sum({
  task,
  editable,
  running,
  onTake,
}: {
  task: EvaluationTask;
  editable: boolean;
  running: boolean;
  onTake: () => void;
}) {
  const { t } = useTranslation('evaluation-tasks');
  const sum = sumMoney(task.items.map(({ amount }) => amount));
  const differs = compareMoney(sum, task.amount) !== 0;
  return (
    <p className="et-pad" role={differs ? 'alert' : undefined}>
      {t('item.sum')} <Money value={sum} unit /> · {t('item.evaluated')} <Money value={task.amount} unit />
      {differs && (
        <>
          {' · '}
          <b className="jx-strong jx-amber">
            {t('item.differs')} <Money value={subtractMoney(sum, task.amount)} unit />
          </b>{' '}
          {editable && (
            <Button size="small" loading={running} onClick={onTake}>
              {t('item.takeSum')}
            </Button>
          )}
        </>
      )}
    </p>
  );
}

function useColumns(of: {
  editable: boolean;
  scoring: boolean;
  scores: ReadonlyMap<string, string>;
  setScores: (next: Map<string, string>) => void;
  onChange: (item: Item) => void;
}): Column<Item>[] {
  const { t } = useTranslation('evaluation-tasks');
  return [
    {
      key: 'name',
      title: t('item.name'),
      render: (row) => (
        <>
          {row.name} {row.isRepresentative && <span className="jx-tag">{t('item.representative')}</span>}
        </>
      ),
    },
    { key: 'agency', title: t('item.agency'), width: 180, render: (row) => row.agencyName },
    { key: 'category', title: t('item.category'), width: 130, render: (row) => row.category ?? '' },
    {
      key: 'amount',
      title: t('item.amount'),
      width: 120,
      align: 'right',
      render: (row) => <Money value={row.amount} />,
    },
    {
      key: 'score',
      title: t('item.score'),
      width: 120,
      align: 'right',
      render: (row) =>
        of.scoring ? (
          <Input
            size="small"
            style={{ width: 84, textAlign: 'right' }}
            inputMode="decimal"
            maxLength={10}
            aria-label={t('item.scoreOf', { name: row.name })}
            value={of.scores.get(row.id) ?? ''}
            onChange={(event) => of.setScores(new Map(of.scores).set(row.id, event.target.value))}
          />
        ) : row.score === null ? (
          <span className="jx-muted">{t('item.unscored')}</span>
        ) : (
          <GradeTag grade={row.grade} score={row.score} />
        ),
    },
    ...(of.editable
      ? [
          {
            key: 'change',
            title: '',
            width: 70,
            render: (row: Item) => (
              <Button size="small" type="link" onClick={() => of.onChange(row)}>
                {t('item.change')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}
