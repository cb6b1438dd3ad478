/** What most modules call back with: null where all went well. */
type IotDone = (error: Error | null) => void;

/** As IotDone, and with a result, which is missing where there is an error. */
type IotResult<Result> = (error: Error | null, result?: Result) => void;
