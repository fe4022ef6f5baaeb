import type { FormGrid, SheetProblem } from '@jixiao/shared';

/** Whose form it is, as the form says itself. */
export interface FormIdentity {
  /** Written by us when the form was filled; null in a form of somebody else. */
  readonly sheetId: string | null;
  readonly code: string | null;
  readonly name: string | null;
}

/** Reads one form of a workbook and collects what is wrong in it. */
export interface FormReader {
  readonly identity: FormIdentity;
  readonly sheetName: string;
  readonly problems: readonly SheetProblem[];
  /** A problem of the form as a whole, at the cell that says whose it is. */
  refuse(code: string, params: SheetProblem['params'], more?: Partial<SheetProblem>): void;
  /** What the form says of the known one: only what people fill in. */
  read(known: object): object;
}

/** What is asked of a stored sheet, whatever room it is of. */
export interface KnownSheet {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly version: number;
  /** The sheet as its form has it. */
  readonly form: object;
}

/** What keeps a sheet from being filled by anybody, or by this person. */
export interface SheetClosed {
  readonly code: string;
  readonly params: SheetProblem['params'];
  readonly more: Partial<SheetProblem>;
}

export interface FormKeys {
  readonly ids: readonly string[];
  readonly codes: readonly string[];
  readonly names: readonly string[];
}

/** A kind of official form that comes in as workbooks: what its room brings to the one way in. */
export interface FormRoom<Known extends KnownSheet = KnownSheet> {
  /** Of its jobs. */
  readonly kind: string;
  /** What the form is called, for whoever sends something else. */
  readonly title: string;
  /** What its audit entries are of. */
  readonly entity: string;
  /** Codes for a mark that names another sheet, and for a sheet that stands twice in the workbook. */
  readonly codes: { readonly markDiffers: string; readonly twice: string };
  /** The forms of a workbook; guides and cover sheets are left alone. */
  readers(grids: readonly FormGrid[]): readonly FormReader[];
  /** @throws DomainError where nothing may come in now: the scope is unknown, or it is closed */
  enter(scope: string): Promise<void>;
  /** Stored sheets of the scope that forms may mean, inside the actor's reach. */
  find(
    scope: string,
    keys: FormKeys,
  ): Promise<readonly { readonly sheetId: string; readonly code: string; readonly name: string }[]>;
  known(ids: readonly string[], lock: boolean): Promise<readonly Known[]>;
  closed(known: Known): SheetClosed | null;
  /** Saves a draft by the step that saves the form on the screen. */
  save(known: Known, draft: object): Promise<unknown>;
}
