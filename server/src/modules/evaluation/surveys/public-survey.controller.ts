import { createHash, randomBytes } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { refusal } from '@jixiao/shared';
import type { Request, Response } from 'express';
import { Config } from '../../../platform/config/index.js';
import { newId } from '../../../platform/database/index.js';
import { badInput, DomainError, notFound } from '../../../platform/errors/index.js';
import { PortalDatabase } from '../../../platform/portal/index.js';

interface PublicSurvey {
  title: string;
  intro: string | null;
  scale: number;
  questions: string[];
  place: string;
  closesOn: string;
  isOpen: boolean;
}

type Outcome = 'TAKEN' | 'TWICE' | 'PACE' | 'CLOSED' | 'INVALID' | 'UNKNOWN';

const REFUSALS = { TWICE: 'SURVEY_TWICE', PACE: 'SURVEY_PACE', CLOSED: 'SURVEY_CLOSED' } as const;
const CODE = /^[A-Za-z0-9_-]{22}$/;
const COOKIE = 'jixiao-survey';
const COOKIE_DAYS = 120;
const MOST_ANSWERS = 20;

/**
 * A questionnaire as anybody meets it. It goes through the portal's own connection and role, which may call two functions.
 * Neither address nor browser is kept; a random token in a cookie refuses a second answer from the same device, and only its
 * hash, mixed with the questionnaire, is kept, so that it tells nothing about a person's answers to several.
 */
@Controller('api/public/surveys')
export class PublicSurveyController {
  constructor(
    private readonly portal: PortalDatabase,
    private readonly config: Config,
  ) {}

  @Get(':code')
  async survey(@Param('code') code: string, @Req() request: Request): Promise<object> {
    const survey = await this.find(code);
    return { ...survey, demo: this.config.isDemo, hasAnswered: tokenOf(request, code) !== null };
  }

  @Post(':code')
  async answer(
    @Param('code') code: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object> {
    if (!CODE.test(code)) throw notFound('code');
    const grades = (body as { grades?: unknown } | null)?.grades;
    if (!Array.isArray(grades) || grades.length > MOST_ANSWERS || !grades.every((one) => Number.isInteger(one)))
      throw badInput('SURVEY_ANSWER', 'grades');
    const token = tokenOf(request, code) ?? randomBytes(16).toString('base64url');
    const { rows } = await this.portal.ask<{ outcome: Outcome }>(
      'SELECT portal.answer_survey($1, $2, $3::integer[], $4) AS outcome',
      [code, newId(), grades, createHash('sha256').update(`${code}:${token}`).digest('base64url')],
    );
    const { outcome } = rows[0]!;
    if (outcome === 'UNKNOWN') throw notFound('code');
    if (outcome === 'INVALID') throw badInput('SURVEY_ANSWER', 'grades');
    if (outcome !== 'TAKEN') throw new DomainError('REFUSED', [refusal(REFUSALS[outcome], { ruleId: 'SV-02' })]);
    response.cookie(cookieName(code), token, {
      httpOnly: true,
      sameSite: 'lax',
      secure: request.secure,
      maxAge: COOKIE_DAYS * 86_400_000,
      path: `/api/public/surveys/${code}`,
    });
    return { taken: true };
  }

  private async find(code: string): Promise<PublicSurvey> {
    if (!CODE.test(code)) throw notFound('code');
    const { rows } = await this.portal.ask<{ survey: PublicSurvey | null }>('SELECT portal.open_survey($1) AS survey', [
      code,
    ]);
    const survey = rows[0]?.survey;
    if (!survey) throw notFound('code');
    return survey;
  }
}

const cookieName = (code: string): string => `${COOKIE}-${code.slice(0, 8)}`;

function tokenOf(request: Request, code: string): string | null {
  const name = `${cookieName(code)}=`;
  const pair = (request.headers.cookie ?? '').split(/;\s*/).find((one) => one.startsWith(name));
  const token = pair?.slice(name.length);
  return token && /^[\w-]{22}$/.test(token) ? token : null;
}
