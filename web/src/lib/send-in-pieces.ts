import { Sm3 } from '@jixiao/shared';
import { DomainError } from './domain-error.js';
import { rest } from './rest.js';

interface Upload {
  id: string;
  offset: number;
  pieceBytes: number;
}

const READ_BYTES = 4 * 1024 * 1024;
/** Broken lines in a row after which a person is told. */
const MOST_BREAKS = 5;
/** Hashing counts for a tenth of the way. */
const HASHING = 10;

/** Sends a large file piece by piece, goes on after a broken line, and has the whole checked by its hash. */
export async function sendInPieces(
  file: File,
  to: { ownerType: string; ownerId: string; mediaType: string },
  onProgress: (percent: number) => void,
): Promise<void> {
  const hash = await hashOf(file, (share) => onProgress(Math.round(share * HASHING)));
  const body = { ...to, name: file.name.slice(-500), size: file.size, algorithm: 'sm3', hash };
  let upload = await rest.post<Upload>('/api/uploads', body);
  for (let breaks = 0; upload.offset < file.size;) {
    try {
      const piece = file.slice(upload.offset, upload.offset + upload.pieceBytes);
      upload = await rest.piece<Upload>(`/api/uploads/${upload.id}?offset=${upload.offset}`, piece);
      breaks = 0;
    } catch (error) {
      const isBroken = error instanceof DomainError && ['OFFLINE', 'CONFLICT'].includes(error.code);
      breaks += 1;
      if (!isBroken || breaks > MOST_BREAKS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000 * breaks));
      upload = await rest.get<Upload>(`/api/uploads/${upload.id}`);
    }
    onProgress(HASHING + Math.round((upload.offset / file.size) * (100 - HASHING)));
  }
  await rest.post(`/api/uploads/${upload.id}/finish`, {});
}

async function hashOf(file: File, onProgress: (share: number) => void): Promise<string> {
  const hash = new Sm3();
  for (let at = 0; at < file.size; at += READ_BYTES) {
    hash.update(new Uint8Array(await file.slice(at, at + READ_BYTES).arrayBuffer()));
    onProgress(Math.min(1, (at + READ_BYTES) / file.size));
  }
  return hash.hex();
}
