import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { Request, Response } from 'express';
import { DomainError } from '../errors/domain-error.js';
import { SignInService } from './sign-in.service.js';

class TokenBody {
  @IsOptional()
  @IsString()
  @MaxLength(50)
  grant_type?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  client_id?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  client_secret?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  scope?: string;
}

/** Sign-in of programs: OAuth2 client credentials, in the words of RFC 6749. */
@Controller('api/oauth')
export class OAuthController {
  constructor(private readonly service: SignInService) {}

  @Post('token')
  @HttpCode(200)
  async token(
    @Body() body: TokenBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object> {
    response.setHeader('cache-control', 'no-store');
    if (body.grant_type !== 'client_credentials') return refuse(response, 400, 'unsupported_grant_type');
    const [id, secret] = basic(request.headers.authorization) ?? [body.client_id ?? '', body.client_secret ?? ''];
    try {
      const scopes = (body.scope ?? '').split(' ').filter(Boolean);
      const issued = await this.service.issueToken(id, secret, scopes);
      return {
        access_token: issued.token,
        token_type: 'Bearer',
        expires_in: issued.seconds,
        scope: issued.scopes.join(' '),
      };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return error.code === 'BAD_INPUT'
        ? refuse(response, 400, 'invalid_scope')
        : refuse(response, 401, 'invalid_client');
    }
  }
}

function refuse(response: Response, status: number, error: string): { error: string } {
  response.status(status);
  return { error };
}

function basic(header: string | undefined): [string, string] | null {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  if (!encoded) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? null : [decoded(text.slice(0, colon)), decoded(text.slice(colon + 1))];
}

/** RFC 6749 §2.3.1 has both parts form-encoded; what is not is taken as it stands. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}
