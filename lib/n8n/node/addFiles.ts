/** Makes the files that the user asked for (text, workbook, searchable PDF …) as further binary fields. */
import type { IBinaryData } from 'n8n-workflow';

import { apiById } from '../../catalogue';
import type { Evidence } from '../../shape/evidence';
import { exportFiles } from '../../evidence/exports';
import { paperOf } from '../../evidence/exports/paper';
import { proofPageOf } from '../../evidence/proofPage';
import type { ProofPage } from '../../evidence/proofLayer';
import { proofSheet } from '../../evidence/proofSheet';
import type { Line } from '../../evidence/searchable/layer';
import { searchablePdf } from '../../evidence/searchable/pdfFile';
import { searchablePicture } from '../../evidence/searchable/pictureFile';
import { detectFormat } from '../../media/format/detect';
import { Refused } from '../../refused';
import type { ShapedFile } from '../../shape';
import { inputName, type DocumentInput } from './inputs';
import { storeFiles, withReviewNote, type ReadyDocument } from './items';
import type { Job } from './job';
import { pauseOf } from './openDocument';
import type { Run } from './openRun';
import type { Outcome, ReadOutcome } from './outcome';

/** e.g. "General Table: scan.png, page 2" */
function documentTitle(document: ReadyDocument, { input, source }: ReadOutcome, job: Job): string {
	const { name } = apiById(String(document.json.document)) ?? job.entry;
	const page = source.page === undefined || source.pageCount === 1 ? '' : `, page ${source.page}`;
	return `${name}: ${inputName(input) ?? job.entry.id}${page}`;
}

/** The service's own workbook, where it sent exactly one: it is better than one made here. */
function serviceWorkbook({ binary = {} }: ReadyDocument): IBinaryData | undefined {
	const names = Object.keys(binary).filter((name) => /^excel(_\d+)?$/.test(name));
	return names.length === 1 ? binary[names[0]] : undefined;
}

const evidenceIn = ({ json }: ReadyDocument): Evidence[] =>
	Array.isArray(json.evidence) ? (json.evidence as unknown as Evidence[]) : [];

async function fileBytes({ input }: ReadOutcome): Promise<Buffer> {
	if (input.kind === 'file') return await input.load();
	throw new Refused(
		'The file is behind a URL, which only the service reads',
		'Download it first, for example with the HTTP Request node, and use Input Source Binary File.',
	);
}

/** A document with further files; where they cannot be made, the review says why: the answer itself is paid for. */
async function withNewFiles(
	run: Run,
	sourceName: string,
	document: ReadyDocument,
	name: string,
	make: () => Promise<ShapedFile[]>,
): Promise<ReadyDocument> {
	try {
		const [{ binary }] = await storeFiles(
			run.context,
			[{ json: {}, files: await make() }],
			sourceName,
		);
		return { ...document, binary: { ...document.binary, ...binary } };
	} catch (thrown) {
		const { message } = thrown as Error;
		const remedy = thrown instanceof Refused ? `. ${thrown.remedy}` : '';
		const reason = `This file was not made: ${message}${remedy}`;
		return withReviewNote(document, { name, value: null, reason });
	}
}

/** Pages in one proof sheet */
const MOST_PROOF_PAGES = 20;

/** The pages of a document with places: both sides of a joined card, else those that values stand on. */
async function proofPages(
	run: Run,
	placed: ReadOutcome,
	evidence: Evidence[],
): Promise<ProofPage[]> {
	const { back } = placed;
	const numbers = [...new Set(evidence.map(({ page }) => page))].slice(0, MOST_PROOF_PAGES);
	const sides = back
		? [
				{ of: placed, side: 'front' as const, numbers: [] },
				{ of: back, side: 'back' as const, numbers: [] },
			]
		: [{ of: placed, side: undefined, numbers }];
	const pages: ProofPage[] = [];
	for (const { of, side, numbers } of sides) {
		const { input, source } = of;
		const bytes = input.kind === 'file' ? await input.load() : undefined;
		for (const page of numbers.length > 0 ? numbers : [source.page ?? 1]) {
			const places = evidence.filter((place) => place.page === page && place.side === side);
			// A check has no page, and of a file behind a URL only the places are known
			if (!bytes && places.length === 0) continue;
			pages.push(
				await proofPageOf(bytes, places, { page, side, sentAs: source.sentAs }, pauseOf(run)),
			);
		}
	}
	return pages;
}

async function proofOf(
	run: Run,
	job: Job,
	placed: ReadOutcome,
	document: ReadyDocument,
): Promise<ShapedFile[]> {
	const evidence = evidenceIn(document);
	const pages = await proofPages(run, placed, evidence);
	const paper = paperOf(document.json, documentTitle(document, placed, job), document.tables);
	const data = proofSheet(paper, document.json, evidence, pages);
	return [{ name: 'proof', data, mimeType: 'text/html', extension: 'html' }];
}

/** All pages of a file in one PDF. */
async function searchableOf(
	run: Run,
	job: Job,
	placed: ReadOutcome,
	outcomes: readonly Outcome[],
): Promise<ShapedFile[]> {
	const bytes = await fileBytes(placed);
	const evidence = outcomes.flatMap((outcome) =>
		outcome.ok ? outcome.result.documents.flatMap(evidenceIn) : [],
	);
	const title = inputName(placed.input) ?? job.entry.name;
	const { sentAs } = placed.source;
	const lines = new Map<number, Line[]>();
	for (const { name, value, box, page } of evidence) {
		if (name !== 'text' || typeof value !== 'string') continue;
		const onPage = lines.get(page) ?? [];
		onPage.push({ text: value, box });
		lines.set(page, onPage);
	}
	const data =
		detectFormat(bytes)?.id === 'PDF'
			? await searchablePdf(bytes, { lines, sentAs, title }, pauseOf(run))
			: await searchablePicture(bytes, lines.get(1) ?? [], title);
	return [{ name: 'searchable', data, mimeType: 'application/pdf', extension: 'pdf' }];
}

/** @param ofFile all outcomes of its file, with the first document of the file only: the searchable PDF is made once */
async function withWantedFiles(
	run: Run,
	job: Job,
	placed: ReadOutcome,
	document: ReadyDocument,
	ofFile: readonly Outcome[],
): Promise<ReadyDocument> {
	const { json, tables, whole } = document;
	const kinds = whole ? [] : job.files;
	const xlsx = kinds.includes('xlsx') ? serviceWorkbook(document) : undefined;
	const title = documentTitle(document, placed, job);
	const makers = new Map<string, () => Promise<ShapedFile[]>>();
	if (job.searchablePdf && ofFile.length > 0) {
		makers.set('searchable', async () => await searchableOf(run, job, placed, ofFile));
	}
	if (job.proofSheet) makers.set('proof', async () => await proofOf(run, job, placed, document));
	for (const kind of kinds) {
		if (kind === 'xlsx' && xlsx) continue;
		makers.set(kind, async () => await exportFiles(json, [kind], title, tables));
	}
	let made = xlsx ? { ...document, binary: { ...document.binary, xlsx } } : document;
	for (const [name, make] of makers) {
		if (run.context.getExecutionCancelSignal()?.aborted) break;
		made = await withNewFiles(run, inputName(placed.input) ?? job.entry.id, made, name, make);
	}
	if (job.keepEvidence) return made;
	const kept = { ...made.json };
	delete kept.evidence;
	return { ...made, json: kept };
}

/** Outcomes with the files that the user asked for, made one document at a time. Without such options, as they came. */
export async function addFiles(run: Run, job: Job, outcomes: Outcome[]): Promise<Outcome[]> {
	const isWanted = job.files.length > 0 || job.proofSheet || job.searchablePdf;
	if (!isWanted || job.shape.output === 'raw') return outcomes;
	const complete: Outcome[] = [];
	const begun = new Set<DocumentInput>();
	for (const outcome of outcomes) {
		if (!outcome.ok) {
			complete.push(outcome);
			continue;
		}
		const documents: ReadyDocument[] = [];
		for (const document of outcome.result.documents) {
			const ofFile = begun.has(outcome.input)
				? []
				: outcomes.filter(({ input }) => input === outcome.input);
			begun.add(outcome.input);
			const make = async () => await withWantedFiles(run, job, outcome, document, ofFile);
			documents.push(await run.making.run(make));
		}
		complete.push({ ...outcome, result: { ...outcome.result, documents } });
	}
	return complete;
}
