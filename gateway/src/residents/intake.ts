import { randomBytes } from 'node:crypto';
import type { Clock } from '../parts/clock.ts';
import type { Tally } from '../parts/tally.ts';
import { publicText } from './publicText.ts';
import { createQuota } from './quota.ts';
import { createRecentTexts } from './recentTexts.ts';
import type { HeldFor, NewReport, ReportDesk, ResidentReport } from './report.ts';
import { screen } from './screen.ts';

/** Where reports are kept; store/residentReports.ts. */
interface ReportBook {
  add(report: NewReport, heldFor: HeldFor, now: number): ResidentReport;
  /** It is out of the hands of whoever held it, and belongs to an incident. */
  opened(no: number, incident: number, note: string | undefined, now: number): ResidentReport;
  /** Nothing follows from it. False where it does not wait. */
  reject(no: number, note: string | undefined, now: number): boolean;
  /** how many wait for a person */
  heldCount(): number;
}

interface IntakeRules {
  readonly perHour: { readonly hold: number; readonly address: number; readonly cover: number; readonly all: number };
  readonly holdWords: readonly string[];
}

export interface IntakeOptions {
  readonly clock: Clock;
  readonly rules: () => IntakeRules;
  readonly book: ReportBook;
  readonly desk: Pick<ReportDesk, 'resident'>;
  /** by what became of a report: opened, joined, held, and why one was refused */
  readonly counts: Tally;
}

/** From whom it comes, and how. */
export interface Sender {
  /** of the network, or the key of a program that reports for others */
  readonly from: string;
  /** a program that reports for many people is held to the limit of all alone */
  readonly isProgram: boolean;
  readonly honeypot?: boolean | undefined;
  readonly tookMs?: number | undefined;
}

/** Too many of something within the hour, or too many that wait for a person. */
export type Refused = 'address' | 'all' | 'held';

type Taken =
  | { readonly ok: true; readonly report: ResidentReport; readonly joined: boolean }
  | { readonly ok: false; readonly why: Refused };

/** Takes what residents say, looks at it, and brings it into an incident or lets it wait for a person. */
export interface Intake {
  /** Is one of this sender refused? To be asked before a photo is looked at. */
  refuses(sender: Sender): Refused | undefined;
  take(report: Omit<NewReport, 'token'>, sender: Sender): Taken;
  /** A person has looked at one that waits. */
  accept(report: ResidentReport, note: string | undefined): ResidentReport;
  reject(report: ResidentReport, note: string | undefined): void;
}

/** Addresses, or covers, that are counted. */
const MOST_KEYS = 10_000;
/** That wait for a person, at most: nobody reads more. */
const MOST_HELD = 1_000;
const TOKEN_BYTES = 16;
const ALL = 'all';

export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

export function createIntake({ clock, rules, book, desk, counts }: IntakeOptions): Intake {
  const addresses = createQuota(MOST_KEYS);
  const covers = createQuota(MOST_KEYS);
  const texts = createRecentTexts();

  function tooMany({ from, isProgram }: Sender): Refused | undefined {
    const { perHour } = rules();
    const now = clock.now();
    if (addresses.of(ALL, now) >= perHour.all) return 'all';
    if (!isProgram && addresses.of(`from ${from}`, now) >= perHour.address) return 'address';
    return undefined;
  }

  function refuses(sender: Sender): Refused | undefined {
    const why = tooMany(sender);
    if (why) counts.add(`refused ${why}`);
    return why;
  }

  function whyHeld(report: Omit<NewReport, 'token'>, sender: Sender): HeldFor | undefined {
    const now = clock.now();
    const { perHour, holdWords } = rules();
    addresses.count(ALL, now);
    const ofAddress = sender.isProgram ? 0 : addresses.count(`from ${sender.from}`, now);
    const about = aboutOf(report);
    const isRepeated = texts.seen(report.text, about, now);
    const { honeypot, tookMs } = sender;
    const screened = { text: report.text, honeypot, tookMs, isPage: report.via === 'page', ofAddress, isRepeated };
    const held = screen(screened, { hold: perHour.hold, words: holdWords });
    // a crowd around one hole is no reason to refuse anybody, but enough know of it
    return held ?? (covers.count(about, now) > perHour.cover ? 'many' : undefined);
  }

  function open(report: ResidentReport, note: string | undefined) {
    const { cover, place, address, matter, text, photo } = report;
    const photos = photo === undefined ? [] : [photo];
    const shown = address === undefined ? undefined : publicText(address);
    const where = place && { ...place, address: shown };
    // an address alone is no place on a map; a person can read it
    // what is told of an incident goes far: a number to call stays with the report
    const told = [publicText(text), place ? '' : (shown ?? '')].filter((part) => part !== '').join('\n');
    const { incident, joined } = desk.resident(
      { cover, place: where, matter, text: told || undefined, photos },
      report.id,
    );
    return { report: book.opened(report.no, incident.id, note, clock.now()), joined };
  }

  return {
    refuses,
    take(sent, sender) {
      const why = refuses(sender);
      if (why) return { ok: false, why };
      const held = whyHeld(sent, sender);
      if (held && book.heldCount() >= MOST_HELD) {
        counts.add('refused held');
        return { ok: false, why: 'held' };
      }
      const token = held && sent.via === 'open311' ? newToken() : undefined;
      // kept before anything follows from it: what is cut off in the middle waits for a person
      const report = book.add({ ...sent, token }, held ?? 'unfinished', clock.now());
      counts.add(held ? `held ${held}` : 'taken');
      if (held) return { ok: true, report, joined: false };
      return { ok: true, ...open(report, undefined) };
    },
    accept(report, note) {
      counts.add('accepted');
      return open(report, note).report;
    },
    reject(report, note) {
      if (book.reject(report.no, note, clock.now())) counts.add('rejected');
    },
  };
}

/** Where it is, as coarsely as a street is wide. */
function aboutOf({ cover, place, address = '' }: Omit<NewReport, 'token'>): string {
  if (cover !== undefined) return `cover ${cover}`;
  return place ? `place ${place.lat.toFixed(4)} ${place.lon.toFixed(4)}` : `address ${address}`;
}
