import type { FormGrid } from './grid.js';
import { placeSelfAnnex } from './place-self-annex.js';
import type { PlacedForm } from './place-form.js';
import { type BlankSelf, placeSelf } from './place-self.js';
import { SelfReader } from './read-self.js';
import { isSelfAnnex, SelfAnnexReader } from './read-self-annex.js';
import type { SelfForm } from './self-form.js';
import { isSelfForm } from './self-form-kind.js';

/** Worksheets of one self-evaluation: its form, and the annex where rates are computed from bases. */
export function placeSelfSheets(form: SelfForm | BlankSelf, nameOf: (title: string) => string): PlacedForm[] {
  const title = 'name' in form ? form.name : '自评表';
  const placed = placeSelf(form, nameOf(title));
  const annex = placeSelfAnnex(form, nameOf(`基础表-${title}`));
  return annex ? [placed, annex] : [placed];
}

/** The forms of a workbook, each with its annex. An annex whose form is not there is one by itself, and is refused. */
export function selfReaders(grids: readonly FormGrid[]): (SelfReader | SelfAnnexReader)[] {
  const annexes = grids.filter(isSelfAnnex).map((grid) => new SelfAnnexReader(grid));
  const forms = grids
    .filter((grid) => !isSelfAnnex(grid) && isSelfForm(grid))
    .map((grid) => {
      const reader = new SelfReader(grid);
      const at = annexes.findIndex((annex) => annex.belongsTo(reader.identity));
      if (at >= 0) reader.withAnnex(annexes.splice(at, 1)[0]!);
      return reader;
    });
  return [...forms, ...annexes];
}
