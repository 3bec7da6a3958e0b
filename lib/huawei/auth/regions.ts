/** The regions that have an OCR host. Source: the service's endpoint tables and the vendor's SDK, December 2025. */
interface Region {
	id: string;
	name: string;
}

export const regions: readonly Region[] = [
	{ id: 'cn-north-4', name: 'CN North-Beijing4' },
	{ id: 'cn-north-1', name: 'CN North-Beijing1' },
	{ id: 'cn-east-3', name: 'CN East-Shanghai1' },
	{ id: 'cn-south-1', name: 'CN South-Guangzhou' },
	{ id: 'cn-southwest-2', name: 'CN Southwest-Guiyang1' },
	{ id: 'ap-southeast-1', name: 'CN-Hong Kong' },
	{ id: 'ap-southeast-2', name: 'AP-Bangkok' },
	{ id: 'ap-southeast-3', name: 'AP-Singapore' },
	{ id: 'la-south-2', name: 'LA-Santiago' },
	{ id: 'la-north-2', name: 'LA-Mexico City2' },
	{ id: 'af-south-1', name: 'AF-Johannesburg' },
];

export const defaultRegionId = 'cn-north-4';

/** e.g. "CN-Hong Kong (ap-southeast-1)" */
export function regionLabel(id: string): string {
	const name = regions.find((region) => region.id === id)?.name;
	return name === undefined ? id : `${name} (${id})`;
}

/** The region that a project belongs to by its name: "cn-north-4", or "cn-north-4_sub" for a sub-project. */
export const regionOfProjectName = (name: string): Region | undefined =>
	regions.find(({ id }) => name === id || name.startsWith(`${id}_`));
