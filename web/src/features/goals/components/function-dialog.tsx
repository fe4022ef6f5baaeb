import { useMutation } from '@apollo/client/react';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { Field, FormDialog } from '../../../ui/index.js';
import { type AgencyFunction, FUNCTION_KINDS, SAVE_FUNCTION } from '../data/functions.graphql.js';

interface FunctionDialogProps {
  agencyId: string;
  year: number;
  /** Null for a new one. */
  known: AgencyFunction | null;
  onClose: () => void;
}

/** One function or plan, with the document that says so and the days on which it holds. */
export function FunctionDialog({ agencyId, year, known, onClose }: FunctionDialogProps) {
  const { t } = useTranslation('goals');
  const [typed, setTyped] = useState({
    kind: known?.kind ?? 'FUNCTION',
    name: known?.name ?? '',
    source: known?.source ?? '',
    validFrom: known?.validFrom ?? `${year}-01-01`,
    validTo: known?.validTo ?? '',
  });
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [save] = useMutation(SAVE_FUNCTION, { refetchQueries: 'active' });
  const { act, running, error } = useAct();
  const set = (patch: Partial<typeof typed>) => setTyped({ ...typed, ...patch });
  const text = (key: 'name' | 'source', most: number) => (
    <Field label={t(`functions.${key}`)} hint={t(`functions.${key}Hint`)}>
      {(id) => (
        <Input id={id} maxLength={most} value={typed[key]} onChange={({ target }) => set({ [key]: target.value })} />
      )}
    </Field>
  );
  const day = (key: 'validFrom' | 'validTo') => (
    <Field label={t(`functions.${key}`)}>
      {(id) => <Input id={id} type="date" value={typed[key]} onChange={({ target }) => set({ [key]: target.value })} />}
    </Field>
  );
  const confirm = async () => {
    const input = {
      ...typed,
      validTo: typed.validTo || null,
      id: known?.id ?? null,
      agencyId: known?.agencyId ?? agencyId,
      expectedVersion: known?.version ?? null,
      idempotencyKey,
    };
    if (await act(() => save({ variables: { input } }), { done: t('functions.done') })) onClose();
  };
  return (
    <FormDialog
      open
      title={t(known ? 'functions.change' : 'functions.add')}
      confirmLabel={t('functions.save')}
      ready={typed.name.trim() !== '' && typed.source.trim() !== '' && typed.validFrom !== ''}
      running={running}
      error={error}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <Field label={t('functions.kind')}>
        {(id) => (
          <Select
            id={id}
            value={typed.kind}
            onChange={(kind) => set({ kind })}
            options={FUNCTION_KINDS.map((value) => ({ value, label: t(`functionKind.${value}`) }))}
          />
        )}
      </Field>
      {text('name', 300)}
      {text('source', 200)}
      <div className="goals-two">
        {day('validFrom')}
        {day('validTo')}
      </div>
    </FormDialog>
  );
}
