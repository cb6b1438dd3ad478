/** Ends parts one after the other. One that fails keeps none of the others from ending; rejects behind the last with what the first had. */
export async function endInTurn(steps: readonly (() => unknown)[]): Promise<void> {
  const faults: unknown[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
}
