/** Where a demo has said, by header.ts, that its parts are to be found; what it has not said yet is undefined. */
export interface Places {
  /** `http://127.0.0.1:8080` */
  readonly api: string | undefined;
  readonly mqttPort: number | undefined;
  readonly password: string | undefined;
  /** where the speed is told and set */
  readonly speed: string | undefined;
  readonly folder: string | undefined;
}

export function placesIn(printed: string): Places {
  const find = (place: RegExp): string | undefined => place.exec(printed)?.[1];
  const port = find(/mosquitto_sub -p (\d+)/);
  return {
    api: find(/curl (http:\/\/[^/]+)\/api\/events/),
    mqttPort: port === undefined ? undefined : Number(port),
    password: find(/ {2}password {2}(\S+)/),
    speed: find(/ {2}speed {4}curl -X PUT (\S+)/),
    folder: find(/ {2}data {5}(\S+)/),
  };
}
