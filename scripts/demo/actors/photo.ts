import { createHash } from 'node:crypto';
import sharp from 'sharp';

const SIZE = { width: 800, height: 600 };

/** Grey with grains: the street. */
function grains(seed: string): string {
  const bytes = createHash('sha512').update(seed).digest();
  return [...bytes]
    .map((byte, index) => {
      const x = (index * 97 + byte * 3) % SIZE.width;
      const y = (index * 61 + byte * 5) % SIZE.height;
      return `<circle cx="${x}" cy="${y}" r="${1 + (byte % 4)}" fill="#000" opacity="0.${1 + (byte % 3)}"/>`;
    })
    .join('');
}

function lid(x: number, turn: number): string {
  const ribs = [-90, -45, 0, 45, 90].map((at) => `<rect x="${at - 8}" y="-120" width="16" height="240" rx="8"/>`);
  return `<g transform="translate(${x} 320) rotate(${turn})"><circle r="172" fill="#4b4f54"/><circle r="160" fill="#5e646b"/>
    <g fill="#474c52">${ribs.join('')}</g><circle r="150" fill="none" stroke="#3a3e43" stroke-width="6"/></g>`;
}

/** What a phone would have taken of a cover: drawn, so that nobody's street is in it. */
export async function photoOfCover(seed: string, how: 'closed' | 'open'): Promise<Uint8Array<ArrayBuffer>> {
  const turn = createHash('sha256').update(seed).digest().readUInt8(0);
  const hole = '<circle cx="400" cy="320" r="184" fill="#2c2f33"/>';
  const dark = '<circle cx="400" cy="320" r="168" fill="#0c0d0f"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}">
    <rect width="100%" height="100%" fill="#85878a"/>${grains(seed)}${hole}${how === 'closed' ? '' : dark}
    ${how === 'closed' ? lid(400, turn) : lid(660, turn)}
    <rect x="40" y="40" width="14" height="520" fill="#e8e4d8" opacity="0.7"/></svg>`;
  return Uint8Array.from(await sharp(Buffer.from(svg)).jpeg({ quality: 72 }).toBuffer());
}
