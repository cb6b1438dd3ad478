/** Version of the firmware as `hello` carries it: major * 10000 + minor * 100 + patch of package.json. */
export const FIRMWARE = 100;
