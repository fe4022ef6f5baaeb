import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DateScalar, type Page, Requires } from '../../../platform/graphql/index.js';
import { AuditLogService, type AuditRecord } from '../application/audit-log.service.js';
import { DemoDateService } from '../application/demo-date.service.js';
import { type NewPassword, PeopleService } from '../application/people.service.js';
import { SeatsService } from '../application/seats.service.js';
import {
  AppointInput,
  AuditEntriesArgs,
  CreateSeatInput,
  CreateUserInput,
  EndAppointmentInput,
  GrantRolesInput,
  ResetPasswordInput,
  SeatsArgs,
  UpdateSeatInput,
  UpdateUserInput,
  UsersArgs,
} from './administration.inputs.js';
import {
  AuditEntryConnection,
  AuditVerificationObject,
  NewPasswordObject,
  SeatConnection,
  SeatDetailsObject,
  UserConnection,
  UserObject,
} from './administration.objects.js';

/** The work of the three administrators. */
@Resolver()
export class AdministrationResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly posts: SeatsService,
    private readonly log: AuditLogService,
    private readonly demoDate: DemoDateService,
  ) {}

  @Requires('org.read')
  @Query(() => UserConnection, { description: 'Accounts, for the three administrators.' })
  users(@Args() { first, after, ...filter }: UsersArgs): Promise<Page<UserObject>> {
    return this.people.users(filter, first, after);
  }

  @Requires('org.read')
  @Query(() => SeatConnection)
  seats(@Args() { first, after, ...filter }: SeatsArgs): Promise<Page<SeatDetailsObject>> {
    return this.posts.seats(filter, first, after);
  }

  @Requires('user.manage')
  @Mutation(() => NewPasswordObject)
  async createUser(@Args('input') input: CreateUserInput): Promise<NewPasswordObject> {
    return this.withUser(await this.people.createUser(input));
  }

  @Requires('user.manage')
  @Mutation(() => UserObject)
  async updateUser(@Args('input') input: UpdateUserInput): Promise<UserObject> {
    return this.people.user(await this.people.updateUser(input));
  }

  @Requires('user.manage')
  @Mutation(() => NewPasswordObject)
  async resetPassword(@Args('input') input: ResetPasswordInput): Promise<NewPasswordObject> {
    return this.withUser(await this.people.resetPassword(input));
  }

  @Requires('user.manage')
  @Mutation(() => Int, { description: 'Ends all sessions of a person; says how many there were.' })
  endSessions(@Args('userId', { type: () => ID }) userId: string): Promise<number> {
    return this.people.endSessions(userId);
  }

  @Requires('org.manage')
  @Mutation(() => SeatDetailsObject)
  async createSeat(@Args('input') input: CreateSeatInput): Promise<SeatDetailsObject> {
    return this.posts.seat(await this.posts.createSeat(input));
  }

  @Requires('org.manage')
  @Mutation(() => SeatDetailsObject)
  async updateSeat(@Args('input') input: UpdateSeatInput): Promise<SeatDetailsObject> {
    return this.posts.seat(await this.posts.updateSeat(input));
  }

  @Requires('user.manage')
  @Mutation(() => SeatDetailsObject)
  async appoint(@Args('input') input: AppointInput): Promise<SeatDetailsObject> {
    return this.posts.seat(await this.posts.appoint(input));
  }

  @Requires('user.manage')
  @Mutation(() => SeatDetailsObject)
  async endAppointment(@Args('input') input: EndAppointmentInput): Promise<SeatDetailsObject> {
    return this.posts.seat(await this.posts.endAppointment(input));
  }

  @Requires('grant.manage')
  @Mutation(() => SeatDetailsObject)
  async grantRoles(@Args('input') input: GrantRolesInput): Promise<SeatDetailsObject> {
    return this.posts.seat(await this.posts.grantRoles(input));
  }

  @Requires('audit.read')
  @Query(() => AuditEntryConnection, { description: 'The audit log, newest first.' })
  auditEntries(@Args() { first, after, ...filter }: AuditEntriesArgs): Promise<Page<AuditRecord>> {
    return this.log.entries(filter, first, after);
  }

  @Requires('audit.read')
  @Query(() => AuditVerificationObject)
  auditVerification(): Promise<AuditVerificationObject> {
    return this.log.verify();
  }

  @Requires('demo.moveDate')
  @Mutation(() => DateScalar, { description: 'Moves the date of a demo forward; refused where this is none.' })
  moveDemoDate(@Args('to', { type: () => DateScalar }) to: string): Promise<string> {
    return this.demoDate.move(to);
  }

  private async withUser({ userId, password }: NewPassword): Promise<NewPasswordObject> {
    return { user: await this.people.user(userId), password };
  }
}
