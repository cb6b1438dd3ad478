import { incidentName } from '../incidents/incidentName.ts';
import type { ResidentReport } from '../residents/report.ts';
import { iso } from './words.ts';

const orNull = <T>(value: T | undefined): T | null => value ?? null;

/** A report for those who handle it: with how to reach whoever sent it, and so for nobody else. */
export function residentReportDocument(report: ResidentReport) {
  const { id, at, updatedAt, state, service, matter, text, via, contact, incident, place } = report;
  return {
    ...{ id, state, service, matter, text, via, at: iso(at), updatedAt: iso(updatedAt) },
    ...{ heldFor: orNull(report.heldFor), cover: orNull(report.cover), place: orNull(place) },
    ...{ address: orNull(report.address), photo: orNull(report.photo), note: orNull(report.note) },
    contact: contact
      ? {
          ...{ name: orNull(contact.name), email: orNull(contact.email) },
          ...{ phone: orNull(contact.phone), text: orNull(contact.text) },
        }
      : null,
    incident: incident === undefined ? null : incidentName(incident),
  };
}
