/** Which covers are in maintenance, without looking at each. Released: never edited, the next step mends it. */
export const MAINTENANCE = `
CREATE INDEX states_in_maintenance ON states (cover) WHERE maintenance = 1;
`;
