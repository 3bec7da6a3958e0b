/** What the documents of one execution share. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { createPool, createReuse, createRunner, createStats, stoppedByError } from '../../run';
import { sleep } from '../sleep';
import { BodyMemory } from '../../huawei/bodyMemory';
import { runSettings } from './job';
import { openGateway } from './gateway';
import type { PageResult } from './outcome';

/** Answers in the execution's own data, by identity. */
function rememberedAnswers(context: IExecuteFunctions): Record<string, PageResult> {
	const memory = context.getContext('node');
	memory.pageResults ??= {};
	return memory.pageResults as IDataObject as unknown as Record<string, PageResult>;
}

/** Opens a run, which is everything that the documents of one execution share: settings of the first item, credential, pool, pace and memory. */
export async function openRun(context: IExecuteFunctions, goesOn: boolean) {
	const settings = runSettings(context);
	const gateway = await openGateway(context, settings.timeoutMs);
	const clock = { now: () => Date.now(), sleep };
	const stats = createStats();
	const pool = createPool(settings.concurrency);
	const runner = createRunner({
		clock,
		random: Math.random,
		policy: { attempts: settings.attempts, budgetMs: settings.timeBudgetMs },
		pool,
		callsPerMinute: settings.callsPerMinute,
		signal: context.getExecutionCancelSignal(),
		stopAfterCalls: settings.stopAfterCalls,
		signInKnown: gateway.state.isProven(),
		stats,
	});
	return {
		context,
		settings,
		gateway,
		pool,
		/**
		 * Files are read one at a time: what waits for its answer holds its body only. And calls leave one after the other:
		 * what leaves in the same moment is answered in the same moment, and then all wait for the one processor.
		 */
		reading: createPool(1),
		/** Files are made one at a time, also when no more calls are made */
		making: createPool(1),
		runner,
		bodies: new BodyMemory(gateway.endpoint),
		duplicates: createReuse(settings.rememberAnswers ? rememberedAnswers(context) : {}),
		stats,
		/** What the user is to know about single documents, beside the summary of the run */
		notes: [] as string[],
		/** Files that the file filter left out, and items that had no other */
		skipped: { files: [] as string[], items: 0 },
		/** What the emulator says of values that it has invented */
		invented: undefined as string | undefined,
		/** ISO date, for validity checks */
		today: new Date().toISOString().slice(0, 10),
		/** To be called at the end: ends listeners that outlive the calls */
		close: gateway.close,
		/** Called when something was not read: ends the run, unless the user chose to continue on errors. */
		onUnread: () => {
			if (!goesOn) runner.stop(stoppedByError);
		},
	};
}

export type Run = Awaited<ReturnType<typeof openRun>>;
