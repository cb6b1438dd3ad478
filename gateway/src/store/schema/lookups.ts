/** Indexes for what is looked for every minute, and none for what nobody looks for. Released: never edited, the next step mends it. */
export const LOOKUPS = `
-- reports of residents that are over: whose contact is to be forgotten, and those that go altogether
CREATE INDEX resident_reports_by_contact ON resident_reports (updated_at) WHERE contact IS NOT NULL OR device IS NOT NULL;
CREATE INDEX resident_reports_by_age ON resident_reports (state, updated_at);

-- entries are found by their incident
DROP INDEX incident_entries_by_time;
`;
