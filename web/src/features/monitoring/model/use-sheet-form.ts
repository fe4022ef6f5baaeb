import { useMutation } from '@apollo/client/react';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { type Autosave, useAutosave } from '../../../lib/use-autosave.js';
import { SAVE_SHEET, type Sheet } from '../data/monitoring.graphql.js';
import { formOf, inputOf, type SheetForm } from './sheet-form.js';

/** The monitoring sheet as it is typed. */
export function useSheetForm(sheet: Sheet, editable: boolean): Autosave<SheetForm> {
  const [save] = useMutation(SAVE_SHEET);
  return useAutosave({
    initial: () => formOf(sheet),
    version: sheet.version,
    editable,
    send: async (form, expectedVersion) => {
      const input = { id: sheet.id, expectedVersion, idempotencyKey: newIdempotencyKey(), ...inputOf(form) };
      return (await save({ variables: { input } })).data!.saveMonitoringSheet.version;
    },
  });
}
