/** One tab sends, the others wait: so that what two of them see goes out once. Over plain HTTP there are no locks; keys help then. */
export async function alone(run: () => Promise<void>): Promise<boolean> {
  if (!('locks' in navigator)) {
    await run();
    return true;
  }
  return navigator.locks.request('lidwatch.waiting', { ifAvailable: true }, async (lock) => {
    if (!lock) return false;
    await run();
    return true;
  });
}
