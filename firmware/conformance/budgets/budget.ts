/** What a node may need of JerryScript, 32-bit build: DESIGN section 2 and the issue that set the budgets. */
export const HEAP_BUDGET = 64 * 1024;
/** instructions for encoding and sealing one status */
export const INSTRUCTION_BUDGET = 7_000_000;
