import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/index.js';
import { isPublicAddress } from './target.js';

export interface Outcome {
  readonly status: number | null;
  readonly error: string | null;
}

const TIMEOUT_MS = 10_000;
export const SECRET_PREFIX = 'whsec_';

/** Signature over id, time and body, in the words of the Standard Webhooks specification. */
export function signed(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

/**
 * Calls a receiver outside. The name is resolved once, every address that it has is looked at, and the one that was looked
 * at is the one that is called, so that a name cannot turn inwards between the two. Redirects are not followed.
 */
@Injectable()
export class WebhookSender {
  constructor(private readonly config: Config) {}

  async send(target: string, secret: string, id: string, body: string): Promise<Outcome> {
    const url = new URL(target);
    const address = await this.addressOf(url.hostname.replace(/^\[|\]$/g, ''));
    if (!address) return { status: null, error: 'ADDRESS_REFUSED' };
    const timestamp = Math.floor(Date.now() / 1000);
    return post(url, address, body, {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'user-agent': 'jixiao-webhook/1',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signed(secret, id, timestamp, body),
    });
  }

  private async addressOf(host: string): Promise<{ address: string; family: number } | null> {
    const found = await lookup(host, { all: true }).catch(() => []);
    if (found.length === 0) return null;
    if (!this.config.webhooksInside && !found.every(({ address }) => isPublicAddress(address))) return null;
    return found[0]!;
  }
}

function post(
  url: URL,
  { address, family }: { address: string; family: number },
  body: string,
  headers: Record<string, string>,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = (url.protocol === 'https:' ? https : http).request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        timeout: TIMEOUT_MS,
        agent: false,
        lookup: (_host, options, done) =>
          options.all ? done(null, [{ address, family }]) : done(null, address, family),
      },
      (response) => {
        const status = response.statusCode ?? 0;
        // Nothing of the answer is of interest, and none of it is kept.
        response.destroy();
        resolve({ status, error: status >= 200 && status < 300 ? null : `HTTP_${status}` });
      },
    );
    request.setTimeout(TIMEOUT_MS, () => request.destroy(new Error('TIMEOUT')));
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ status: null, error: error.code ?? error.message }),
    );
    request.end(body);
  });
}
