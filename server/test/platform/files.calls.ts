import { Sheets } from '../../src/platform/exchange/index.js';
import type { TestApp, TestClient, TestRefusal } from '../harness/index.js';

export const PDF = 'application/pdf';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const DOCUMENT = 'foundation.institutional_document';
export const pdf = (words = ''): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(`%PDF-1.4\n${words}\n%%EOF\n`));

export interface Answer {
  status: number;
  id?: string;
  name?: string;
  size?: number;
  sm3?: string;
  uploadedBy?: string;
  error?: { code: string; refusals: TestRefusal[] };
}

/** A document that attachments can hang on. */
export async function someDocument(who: TestClient): Promise<string> {
  const { data } = await who.graphql('{ documents(year: 2019) { nodes { id } } }');
  return data.documents.nodes[0].id as string;
}

export interface Claim {
  name?: string;
  type?: string;
  ownerType?: string;
  ownerId?: string;
  replaces?: string;
}

export const attachTo =
  (documentId: () => string) =>
  async (who: TestClient, body: BodyInit, claim: Claim = {}): Promise<Answer> => {
    const { name = '制度全文.pdf', type = PDF, ownerType = DOCUMENT, ownerId = documentId(), replaces = '' } = claim;
    const query = new URLSearchParams({ ownerType, ownerId, name, ...(replaces ? { replaces } : {}) });
    const response = await who.fetch(`/api/files?${query}`, {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    });
    return { status: response.status, ...((await response.json()) as object) };
  };

export const codes = ({ error }: Answer): string[] => (error?.refusals ?? []).map(({ code }) => code);

export const workbookOf = async (app: TestApp, words: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await app.app.get(Sheets).write({
      sheets: [{ name: '表', columnWidths: [20], rows: [{ cells: [{ text: words, style: 'TEXT' }] }] }],
    }),
  );
