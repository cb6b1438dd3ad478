import { z } from 'zod';
import { count, time } from './words.ts';

const strangerSchema = z
  .object({
    who: z.string().meta({ examples: ['node 42', 'device ac1f09fffe000001'] }),
    link: z.string(),
    from: z.string(),
    frames: count,
    firstAt: time,
    lastAt: time,
  })
  .meta({ id: 'UnknownNode', description: 'what it says that it is: nothing proves it' });

export const strangersSchema = z.object({ nodes: z.array(strangerSchema) });
