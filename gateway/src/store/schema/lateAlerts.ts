/** Late alerts: what detection needs to look at a sample again. Released: never edited, the next step mends it. */
export const LATE_ALERTS = `
-- With the flags, all that detection needs of a sample, should it have to look at it again. null: not an alert's newest.
ALTER TABLE readings ADD COLUMN "trigger" INTEGER;
-- 1: told by an alert that newer samples had overtaken
ALTER TABLE events ADD COLUMN late INTEGER NOT NULL DEFAULT 0;
`;
