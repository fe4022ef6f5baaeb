import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { Request, Response } from 'express';
import { COOKIE, SESSION_ABSOLUTE_HOURS } from './limits.js';
import { SignInService } from './sign-in.service.js';

class SignInBody {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  account: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  password: string;
}

class SeatBody {
  @IsUUID()
  seatId: string;
}

class PasswordBody {
  @IsString()
  @MaxLength(200)
  current: string;

  @IsString()
  @MaxLength(200)
  next: string;
}

class NothingBody {
  @IsOptional()
  @IsString()
  reason?: string;
}

/** Sign-in of people. REST, because it is about cookies. */
@Controller('api/auth')
export class AuthController {
  constructor(private readonly service: SignInService) {}

  @Post('sign-in')
  @HttpCode(200)
  async signIn(
    @Body() body: SignInBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ signedIn: true }> {
    const value = await this.service.signIn(body.account.trim(), body.password);
    response.cookie(COOKIE, value, {
      httpOnly: true,
      sameSite: 'lax',
      secure: request.secure,
      path: '/',
      maxAge: SESSION_ABSOLUTE_HOURS * 3_600_000,
    });
    return { signedIn: true };
  }

  @Post('sign-out')
  @HttpCode(204)
  async signOut(@Body() _body: NothingBody, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.service.signOut();
    response.clearCookie(COOKIE, { path: '/' });
  }

  @Post('seat')
  @HttpCode(204)
  chooseSeat(@Body() body: SeatBody): Promise<void> {
    return this.service.chooseSeat(body.seatId);
  }

  @Post('password')
  @HttpCode(204)
  changePassword(@Body() body: PasswordBody): Promise<void> {
    return this.service.changePassword(body.current, body.next);
  }
}
