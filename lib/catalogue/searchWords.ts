/** Search words as one line of text, separated by commas. */
export const searchWords = (line: string): string[] => line.split(', ');
