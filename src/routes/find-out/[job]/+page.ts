import { error } from '@sveltejs/kit';
import { isJobId, JOB_IDS } from '$lib/learning/job-profiles';
import type { EntryGenerator, PageLoad } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () => JOB_IDS.map((job) => ({ job }));

export const load: PageLoad = ({ params }) => {
	if (!isJobId(params.job)) error(404, `There is no job "${params.job}" here.`);
	return { job: params.job };
};
