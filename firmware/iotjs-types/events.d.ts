declare module 'events' {
  // biome-ignore lint/style/useNodejsImportProtocol: IoT.js's own
  import internal = require('events');

  /**
   * What IoT.js's emitters have, and no more: no `off`, `listeners`, `listenerCount`, `prependListener` or limit.
   *
   * @typeParam Events names of events and the listeners they take, as a type (not an interface)
   */
  class EventEmitter<Events extends EventEmitter.Listeners = EventEmitter.AnyListeners> {
    on<Name extends keyof Events>(event: Name, listener: Events[Name]): this;
    addListener<Name extends keyof Events>(event: Name, listener: Events[Name]): this;
    once<Name extends keyof Events>(event: Name, listener: Events[Name]): this;
    /** Removes the newest registration of this listener, if there is one. */
    removeListener<Name extends keyof Events>(event: Name, listener: Events[Name]): this;
    /** Without a name, the listeners of all events. */
    removeAllListeners(): this;
    removeAllListeners(event: keyof Events): this;
    /**
     * Calls the listeners, now and in order; one that throws keeps the others from being called. Returns whether there
     * were any. 'error' without a listener throws: its argument, or an Error that does not hold it.
     */
    emit<Name extends keyof Events>(event: Name, ...args: Parameters<Events[Name]>): boolean;
  }

  namespace EventEmitter {
    export type Listeners = { [event: string]: (...args: never[]) => void };
    // biome-ignore lint/suspicious/noExplicitAny: an emitter without declared events takes every listener
    export type AnyListeners = { [event: string]: (...args: any[]) => void };

    export { internal as EventEmitter };
  }

  export = EventEmitter;
}
