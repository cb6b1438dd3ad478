/** What pruning by age asks for once a minute, without reading a table whole. Released: never edited, the next step mends it. */
export const AGES = `
CREATE INDEX outbox_by_age ON outbox (created_at);
CREATE INDEX events_by_age ON events (received_at) WHERE cleared_at IS NOT NULL;
CREATE INDEX orders_by_age ON orders (expires_at);
`;
