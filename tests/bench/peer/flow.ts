import { KEY } from '@lidwatch/protocol';

/** Where the flow says what it has found, and that it has seen everything before a mark. */
export const EVENTS = 'flow/events';
export const MARK = 'nodes/mark/up';
export const MARKED = 'flow/marked';

/** A node of a flow, as Node-RED's own files have it. */
type FlowNode = Readonly<Record<string, unknown>>;

/** The payload as an object of physical values, as the gateway has it; a mark goes through as it is. */
const DECODE = `
if (msg.topic === '${MARK}') return msg;
const map = cbor.decode(msg.payload);
msg.node = msg.topic.split('/')[1];
msg.payload = {
  tilt: map[${KEY.tilt}] / 10,
  water: map[${KEY.water}],
  battery: map[${KEY.battery}] * 20,
  temperature: map[${KEY.temperature}] / 10,
};
return msg;
`;

/** cover.tilted as the gateway is told it: 15 degrees for three samples, cleared below 10 for three. */
const JUDGE = `
if (msg.topic === '${MARK}') return { topic: '${MARKED}', payload: 'seen' };
const state = context.get(msg.node) || { raised: false, count: 0 };
const { tilt } = msg.payload;
const isTowards = state.raised ? tilt < 10 : tilt >= 15;
state.count = isTowards ? state.count + 1 : 0;
let told = null;
if (state.count === 3) {
  state.raised = !state.raised;
  state.count = 0;
  const event = { node: msg.node, rule: 'cover.tilted', kind: state.raised ? 'raised' : 'cleared', value: tilt };
  told = { topic: '${EVENTS}/' + msg.node, payload: JSON.stringify(event) };
}
context.set(msg.node, state);
return told;
`;

/** mqtt in -> decode CBOR -> threshold with three samples -> mqtt out: what a person would draw for it. */
export function coverFlow(brokerPort: number): readonly FlowNode[] {
  const tab = { z: 'tab' };
  const mqtt = { broker: 'broker', qos: '0' };
  const code = { type: 'function', outputs: 1, timeout: 0, noerr: 0, finalize: '' };
  return [
    { id: 'tab', type: 'tab', label: 'covers' },
    {
      ...{ id: 'broker', type: 'mqtt-broker', broker: '127.0.0.1', port: String(brokerPort), clientid: '' },
      ...{ autoConnect: true, usetls: false, protocolVersion: '4', keepalive: '60', cleansession: true },
    },
    {
      ...{ id: 'in', type: 'mqtt in', topic: 'nodes/+/up', datatype: 'buffer', inputs: 0, wires: [['decode']] },
      ...mqtt,
      ...tab,
    },
    {
      ...{ id: 'decode', func: DECODE, libs: [{ var: 'cbor', module: 'cbor-x' }], wires: [['judge']] },
      initialize: '',
      ...code,
      ...tab,
    },
    { id: 'judge', func: JUDGE, libs: [], initialize: '', wires: [['out']], ...code, ...tab },
    { id: 'out', type: 'mqtt out', topic: '', retain: 'false', wires: [], ...mqtt, ...tab },
  ];
}
