import { Global, Module } from '@nestjs/common';
import { SignInAttempts } from './attempts.js';
import { AuthController } from './auth.controller.js';
import { Authenticator } from './authenticator.js';
import { OAuthController } from './oauth.controller.js';
import { SignInService } from './sign-in.service.js';

@Global()
@Module({
  controllers: [AuthController, OAuthController],
  providers: [Authenticator, SignInAttempts, SignInService],
  exports: [Authenticator],
})
export class AuthModule {}
