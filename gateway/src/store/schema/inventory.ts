/** What a city knows of its covers. Released: never edited, the next step mends it. */
export const INVENTORY = `
ALTER TABLE covers ADD COLUMN asset TEXT;
ALTER TABLE covers ADD COLUMN address TEXT;
-- WGS 84, degrees
ALTER TABLE covers ADD COLUMN lat REAL;
ALTER TABLE covers ADD COLUMN lon REAL;
-- of the grid of the city
ALTER TABLE covers ADD COLUMN cell TEXT;
-- who owns it: water, power, telecom, road ...
ALTER TABLE covers ADD COLUMN unit TEXT;
-- JSON, a list of texts
ALTER TABLE covers ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
CREATE UNIQUE INDEX covers_by_asset ON covers (asset) WHERE asset IS NOT NULL;
`;
