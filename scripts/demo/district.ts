/** Name of the scenario that code lays out, not a file: what is played where nobody asks for another one. */
export const DISTRICT = 'district';
