/** A journal before the tables of nodes and states. Released: never edited, the next step mends it. */
export const JOURNAL = `
-- What large batches have left of nodes and covers, one row a batch, until it stands in the tables nodes and states: there
-- it would touch a page for every frame of a city. nodes, states: see journal/rowBytes.ts. While a row is here all batches
-- write here, so that the rows in their order, over the tables, are what stands.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  nodes BLOB,
  states BLOB
);
`;
