/** The execution hint after a run. Used by lib/n8n. */
import type { Stats } from './types';

export declare function summaryLine(stats: Stats): string;
