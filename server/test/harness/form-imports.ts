import type { TestClient, TestRefusal } from './test-app.js';

export interface FormImport {
  id: string;
  fileName: string;
  jobState: string;
  jobRefusals: TestRefusal[];
  total: number;
  done: number;
  unchanged: number;
  skipped: number;
  isKept: boolean;
}

/** An import once its job has come to an end, whichever. `list` is where the imports of its year or round are. */
export async function importEnded(who: TestClient, list: string, id: string): Promise<FormImport> {
  for (;;) {
    const imports = (await (await who.fetch(list)).json()) as FormImport[];
    const one = imports.find((each) => each.id === id);
    if (!one) throw new Error(`${list} does not name ${id}`);
    if (!['QUEUED', 'RUNNING'].includes(one.jobState)) return one;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
