import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AgencyPicker } from '../../../lib/agency-picker.js';
import type { DomainError } from '../../../lib/domain-error.js';
import { wanOf, yuanOf } from '../../../lib/money-text.js';
import { Field, FormDialog } from '../../../ui/index.js';
import type { Item } from '../data/tasks.graphql.js';
import { draftOf, type ItemDraft } from '../model/programme-items.js';
import { AreaSelect } from './area-select.js';

interface ItemDialogProps {
  /** Null: a new one. */
  item: Item | null;
  running: boolean;
  error: DomainError | null;
  onSave: (draft: ItemDraft) => void;
  onRemove: (id: string) => void;
  onClose: () => void;
}

const NEW: ItemDraft = { agencyId: '', name: '', amount: '', isRepresentative: false };

/** One item: which body, what, how much. The body of a project from the records is the project's. */
export function ItemDialog({ item, running, error, onSave, onRemove, onClose }: ItemDialogProps) {
  const { t } = useTranslation('evaluation-tasks');
  const [draft, setDraft] = useState<ItemDraft>(item ? draftOf(item) : NEW);
  const [wan, setWan] = useState(item ? wanOf(item.amount) : '');
  const set = (part: Partial<ItemDraft>) => setDraft({ ...draft, ...part });
  return (
    <FormDialog
      open
      width={600}
      title={t(item ? 'item.changeTitle' : 'item.add')}
      confirmLabel={t('candidate.save')}
      ready={Boolean(draft.agencyId && draft.name.trim() && wan.trim())}
      running={running}
      error={error}
      onConfirm={() => onSave({ ...draft, amount: yuanOf(wan) })}
      onCancel={onClose}
    >
      <div className="et-points">
        <Field label={t('item.agency')} hint={draft.projectId ? t('item.ofProject') : undefined}>
          {(id) => (
            <AgencyPicker
              id={id}
              disabled={Boolean(draft.projectId)}
              allow={({ level }) => level > 0}
              value={draft.agencyId || undefined}
              onChange={(agencyId) => set({ agencyId: agencyId ?? '' })}
            />
          )}
        </Field>
        <Field label={t('item.name')}>
          {(id) => (
            <Input id={id} maxLength={200} value={draft.name} onChange={(event) => set({ name: event.target.value })} />
          )}
        </Field>
        <Field label={t('item.amount')}>
          {(id) => (
            <Input
              id={id}
              inputMode="decimal"
              value={wan}
              maxLength={30}
              onChange={(event) => setWan(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('item.category')}>
          {(id) => (
            <Input
              id={id}
              maxLength={60}
              value={draft.category ?? ''}
              onChange={(event) => set({ category: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('plan.area')}>
          {(id) => <AreaSelect id={id} value={draft.area} onChange={(area) => set({ area })} />}
        </Field>
        <Field label={t('item.representative')}>
          {(id) => (
            <Checkbox
              id={id}
              checked={draft.isRepresentative}
              onChange={(event) => set({ isRepresentative: event.target.checked })}
            >
              {t('item.representativeHelp')}
            </Checkbox>
          )}
        </Field>
      </div>
      {item && (
        <Button type="link" danger loading={running} onClick={() => onRemove(item.id)}>
          {t('item.remove')}
        </Button>
      )}
    </FormDialog>
  );
}
