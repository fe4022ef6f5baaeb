import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../../../platform/graphql/index.js';
import { ProgramsService } from '../application/programs.service.js';
import { EndProgramInput, NewProgramObject, ProgramObject, RegisterProgramInput } from './program.objects.js';

@Resolver()
export class ProgramResolver {
  constructor(private readonly service: ProgramsService) {}

  @Requires('org.read')
  @Query(() => [ProgramObject], { description: 'For the three administrators.' })
  programs(): Promise<ProgramObject[]> {
    return this.service.programs();
  }

  @Requires('user.manage')
  @Mutation(() => NewProgramObject)
  async registerProgram(@Args('input') { seatId, name, scopes }: RegisterProgramInput): Promise<NewProgramObject> {
    const { id, secret } = await this.service.register(seatId, name, scopes);
    return { program: await this.service.program(id), secret };
  }

  @Requires('user.manage')
  @Mutation(() => ProgramObject)
  async endProgram(@Args('input') { programId, expectedVersion }: EndProgramInput): Promise<ProgramObject> {
    return this.service.program(await this.service.end(programId, expectedVersion));
  }
}
