import { z } from 'zod';
import { closed, text } from '../fields.ts';
import { linkBroker, share } from './broker.ts';
import { linkName } from './linkName.ts';

const template = text(
  /^(?![$/])[^+#\s\p{Cc}{}]*(?<=^|\/)\{node\}(?=$|\/)[^+#\s\p{Cc}{}]*$/u,
  'a topic with {node} as a level of its own, such as nodes/{node}/up',
);

/** Frames of nodes from the topics of a broker. */
export const mqtt = closed({
  name: linkName,
  kind: z.literal('mqtt'),
  ...linkBroker,
  up: template.default('nodes/{node}/up'),
  down: template.default('nodes/{node}/down'),
  share,
  // the broker lets each node publish under its own id alone: then its topic vouches for it, and it may send bare
  trusted: z.boolean().default(false),
}).superRefine((link, context) => {
  if (link.up !== link.down) return;
  const message = 'is the topic of the frames, too: the gateway would hear itself';
  context.addIssue({ code: 'custom', path: ['down'], message, input: link.down });
});
