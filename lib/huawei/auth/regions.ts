/** The regions that have an OCR host. Source: the service's endpoint tables and the vendor's SDK, December 2025. */
export interface Region {
	id: string;
	name: string;
	/** APIs that the test of the credential may probe, most used first; empty where the tables list none */
	probes: readonly string[];
}

// prettier-ignore
export const regions: readonly Region[] = [
	{ id: 'cn-north-4', name: 'CN North-Beijing4', probes: ['general-text', 'id-card', 'vat-invoice', 'passport', 'auto-classification', 'smart-document-recognizer', 'general-table', 'license-plate'] },
	{ id: 'cn-north-1', name: 'CN North-Beijing1', probes: [] },
	{ id: 'cn-east-3', name: 'CN East-Shanghai1', probes: ['general-text', 'id-card', 'vat-invoice', 'general-table', 'license-plate', 'web-image', 'business-license', 'bankcard'] },
	{ id: 'cn-south-1', name: 'CN South-Guangzhou', probes: ['web-image', 'acceptance-bill', 'real-estate-certificate'] },
	{ id: 'cn-southwest-2', name: 'CN Southwest-Guiyang1', probes: [] },
	{ id: 'ap-southeast-1', name: 'CN-Hong Kong', probes: ['general-text', 'passport', 'smart-document-recognizer', 'myanmar-driver-license', 'myanmar-id-card', 'vietnam-id-card'] },
	{ id: 'ap-southeast-2', name: 'AP-Bangkok', probes: ['passport', 'web-image', 'auto-id-doc-classification', 'myanmar-id-card', 'thailand-id-card', 'thailand-license-plate'] },
	{ id: 'ap-southeast-3', name: 'AP-Singapore', probes: ['smart-document-recognizer', 'general-table', 'cambodian-idcard'] },
	{ id: 'la-south-2', name: 'LA-Santiago', probes: ['chile-id-card', 'colombia-id-card', 'peru-id-card'] },
	{ id: 'la-north-2', name: 'LA-Mexico City2', probes: ['colombia-id-card'] },
	{ id: 'af-south-1', name: 'AF-Johannesburg', probes: [] },
];

export const defaultRegionId = 'cn-north-4';

/** The region with this id, if it is a known one. */
export const regionOf = (id: string): Region | undefined =>
	regions.find((region) => region.id === id);

/** The region that a project belongs to by its name: "cn-north-4", or "cn-north-4_sub" for a sub-project. */
export const regionOfProjectName = (name: string): Region | undefined =>
	regions.find(({ id }) => name === id || name.startsWith(`${id}_`));
