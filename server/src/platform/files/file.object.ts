import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '../graphql/scalars.js';

@ObjectType('StoredFile', { description: 'An attachment; its content is under /api/files/{id}.' })
export class FileObject {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field() mediaType: string;
  @Field(() => Int, { description: 'Bytes.' }) size: number;
  @Field({ description: 'SM3 of the content, as it was counted on arrival.' }) sm3: string;
  @Field(() => DateTimeScalar) uploadedAt: Date;
  @Field({ description: 'Name of the person at the time.' }) uploadedBy: string;
}
