import { DOWN, type Header, readHeader } from '@lidwatch/protocol';
import type { Cell } from '../radio/cell.ts';

/**
 * Hands a sealed downlink to the node that its header names, through the gateway radio of the cell. False where the
 * bytes are no downlink, or the radio could not take it.
 */
export function dispatch(cell: Cell, frame: Uint8Array): boolean {
  const header: Header = { direction: 0, node: 0, counter: 0, full: false, length: 0 };
  if (!readHeader(frame, frame.length, header) || header.direction !== DOWN) return false;
  return cell.transmit(frame, (receiver) => receiver.node === header.node);
}
