/** `nodes/{node}/up`: where in a topic the id of a node stands. */
export interface TopicTemplate {
  /** what to subscribe to: `nodes/+/up` */
  readonly filter: string;
  /** The id as it stands in a topic; undefined for topics of another form. */
  match(topic: string): string | undefined;
  /** the topic of a node */
  fill(id: string): string;
}

const PLACE = '{node}';
/** as decimal digits or as 0x and hex digits */
const ID = /^(?:0x[0-9a-f]{1,8}|[0-9]{1,10})$/i;

/** `template` holds `{node}` once, as a level of its own. */
export function createTopicTemplate(template: string): TopicTemplate {
  const [before = '', behind = ''] = template.split(PLACE);
  return {
    filter: template.replace(PLACE, '+'),
    match(topic) {
      if (!topic.startsWith(before) || !topic.endsWith(behind)) return undefined;
      const id = topic.slice(before.length, topic.length - behind.length);
      return topic.length >= before.length + behind.length && ID.test(id) ? id : undefined;
    },
    fill: (id) => template.replace(PLACE, id),
  };
}

/** The number that an id stands for; undefined where it has more than 32 bits. */
export function nodeOf(id: string): number | undefined {
  const node = Number(id);
  return node <= 0xffff_ffff ? node : undefined;
}
