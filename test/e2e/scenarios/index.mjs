/** The scenarios in the order they run, by the name that --only takes. */
import agent from './agent.mjs';
import credential from './credential.mjs';
import examples, { examplesInQueue } from './examples.mjs';
import builds from './builds.mjs';
import canvases from './canvases.mjs';
import headless from './headless.mjs';
import httpRequest from './httpRequest.mjs';
import newcomer from './newcomer.mjs';
import panel from './panel.mjs';
import panels from './panels.mjs';
import proofSheets from './proofSheets.mjs';
import queue from './queue.mjs';
import refused from './refused.mjs';
import schemas from './schemas.mjs';
import search from './search.mjs';
import webhook from './webhook.mjs';

export default {
	webhook,
	credential,
	search,
	agent,
	panel,
	panels,
	newcomer,
	builds,
	refused,
	httpRequest,
	schemas,
	examples,
	canvases,
	proofSheets,
	headless,
	queue,
	examplesInQueue,
};
