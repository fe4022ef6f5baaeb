import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { refusal } from '@jixiao/shared';
import { SecurityNotices } from '../security/security-notices.js';
import { DomainError } from '../errors/domain-error.js';
import { SHEET_LIMITS, type WorkbookContent, type WorkbookModel } from './sheet.js';

const CHILD = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './child/main.ts' : './child/main.js', import.meta.url),
);
const TIME_LIMIT_MS = 60_000;

const unreadable = (code: string, params: Record<string, string | number>): DomainError =>
  new DomainError(code === 'FILE_TOO_LARGE' ? 'BAD_INPUT' : 'REFUSED', [
    refusal(code, { ruleId: 'C61', field: 'file', params, wayOut: 'SAVE_AS_XLSX' }),
  ]);

/**
 * Reads and writes workbooks in a process of its own: whatever a file does to its reader, the server stays up, and the
 * reader knows no secret (controls C61, C62).
 */
@Injectable()
export class Sheets {
  constructor(private readonly notices: SecurityNotices) {}

  /**
   * Takes the file from a request as it comes in.
   *
   * @throws DomainError naming `file` when it is empty, too large, or no workbook that can be read
   */
  async read(source: Readable): Promise<WorkbookContent> {
    return this.open(await this.take(source));
  }

  /** The bytes of a file, for whoever must also know its hash. @throws DomainError when it is empty or too large */
  async take(source: Readable): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of source) {
      size += (chunk as Buffer).length;
      if (size > SHEET_LIMITS.fileBytes) throw unreadable('FILE_TOO_LARGE', { limit: SHEET_LIMITS.fileBytes });
      chunks.push(chunk as Buffer);
    }
    if (size === 0) throw unreadable('FILE_EMPTY', {});
    return Buffer.concat(chunks);
  }

  /** @throws DomainError naming `file` when it is no workbook that can be read */
  async open(bytes: Buffer): Promise<WorkbookContent> {
    const content = await this.run('read', bytes).catch(async (error: unknown) => {
      const mark =
        error instanceof DomainError && error.refusals.find(({ code }) => code === 'SECRET_MARK')?.params?.mark;
      if (mark) await this.notices.secretMark('platform.sheet', String(mark));
      throw error;
    });
    return JSON.parse(content.toString('utf8')) as WorkbookContent;
  }

  write(model: WorkbookModel): Promise<Buffer> {
    return this.run('write', Buffer.from(JSON.stringify(model)));
  }

  /**
   * Looks through any zip-based office file without interpreting it.
   *
   * @throws DomainError naming `file` when it is no archive that may be opened, or bears a mark of secrecy
   */
  async check(file: Readable): Promise<void> {
    await this.run('check', file);
  }

  private run(command: 'read' | 'write' | 'check', input: Buffer | Readable): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const child = spawn(
        process.execPath,
        ['--max-old-space-size=512', '--disable-warning=ExperimentalWarning', CHILD, command],
        {
          env: { TZ: 'UTC', LANG: 'C.UTF-8' },
          stdio: 'pipe',
          timeout: TIME_LIMIT_MS,
        },
      );
      const out: Buffer[] = [];
      const complaints: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
      // A reader that has refused the file closes its input before all of it has been written.
      child.stdin.on('error', () => undefined);
      child.once('error', reject);
      child.once('close', (status, signal) => {
        if (status === 0) return resolve(Buffer.concat(out));
        if (signal) return reject(unreadable('FILE_STRUCTURE', { reason: 'time' }));
        reject(complaint(Buffer.concat(complaints).toString('utf8')));
      });
      if (Buffer.isBuffer(input)) child.stdin.end(input);
      else input.once('error', reject).pipe(child.stdin);
    });
  }
}

function complaint(text: string): Error {
  try {
    const { code, params } = JSON.parse(text) as { code: string; params: Record<string, string | number> };
    return unreadable(code, params);
  } catch {
    return new Error(`The sheet process failed: ${text.slice(-2_000)}`);
  }
}
