/** Nodes whose frames travel bare, behind a link that vouches for them. Released: never edited, the next step mends it. */
export const PROFILES = `
ALTER TABLE nodes ADD COLUMN profile TEXT NOT NULL DEFAULT 'sealed';
-- of a LoRaWAN device, 16 hex digits in lower case
ALTER TABLE nodes ADD COLUMN dev_eui TEXT;
CREATE UNIQUE INDEX nodes_by_device ON nodes (dev_eui) WHERE dev_eui IS NOT NULL;
UPDATE nodes SET profile = 'bare' WHERE json_extract(provisioned, '$.profile') = 'bare';
UPDATE OR IGNORE nodes SET dev_eui = lower(json_extract(provisioned, '$.link.devEui'))
  WHERE length(json_extract(provisioned, '$.link.devEui')) = 16;
`;
