/**
 * The work of a class worker, thin over the pure rooms: files verified, judged and made up. A scenario
 * is fetched and read once for all hand-ins of it.
 */
import { version as build } from '$app/environment';
import { folderContent } from '$lib/classroom/folder-content';
import type { Assignment, HandInHeader } from '$lib/classroom/model';
import { SAMPLE_SCENARIOS, sampleClass } from '$lib/classroom/sample-class';
import { readSampleScenario } from '$lib/classroom/sample-scenario';
import { verifyHandIn, type VerifiedHandIn } from '$lib/classroom/verify';
import type { Workflow } from '$lib/engine/model';
import { InputFault } from '$lib/parse/json';
import type { FolderTexts } from '$lib/scenario/read';
import type { AnswerOf, ClassCall, SampleStep } from './class-protocol';

/** Where scenario texts come from. Both throw InputFault for a scenario that is not here. */
export interface ClassSources {
	readonly workflows: readonly Workflow[];
	/** The texts of a folder with its key. */
	folder(id: string): Promise<FolderTexts>;
	scripts(id: string): Promise<FolderTexts>;
}

export class ClassRoom {
	readonly #sources: ClassSources;
	readonly #folders = new Map<string, Promise<FolderTexts | undefined>>();

	constructor(sources: ClassSources) {
		this.#sources = sources;
	}

	async answer(
		call: ClassCall,
		step: (step: SampleStep) => void
	): Promise<AnswerOf[ClassCall['do']]> {
		switch (call.do) {
			case 'verify':
				return (await this.#verify(call.bytes, call.file, call.assignments)).verified;
			case 'judge':
				return this.#judge(call.bytes, call.file, call.assignments);
			case 'sample':
				return this.#makeUp(call, step);
		}
	}

	#verify(
		bytes: Uint8Array,
		file: string,
		assignments: readonly Assignment[]
	): Promise<VerifiedHandIn> {
		return verifyHandIn(bytes, file, {
			assignments: new Map(assignments.map((one) => [one.id, one])),
			folderOf: ({ scenario }) => this.#folderOf(scenario),
			workflows: this.#sources.workflows,
			build
		});
	}

	#folderOf(id: string): Promise<FolderTexts | undefined> {
		const known = this.#folders.get(id) ?? this.#fetchFolder(id);
		this.#folders.set(id, known);
		return known;
	}

	async #fetchFolder(id: string): Promise<FolderTexts | undefined> {
		try {
			return await this.#sources.folder(id);
		} catch (fault) {
			if (fault instanceof InputFault) return undefined;
			// The network gave out: the next file may find it again.
			this.#folders.delete(id);
			throw fault;
		}
	}

	async #judge(
		bytes: Uint8Array,
		file: string,
		assignments: readonly Assignment[]
	): Promise<AnswerOf['judge']> {
		const { verified, report } = await this.#verify(bytes, file, assignments);
		const { header } = verified;
		if (!report || !header) return null;
		const keyHash = await this.#keyHash(header);
		return keyHash === null ? null : { verified, findings: report.findings, keyHash };
	}

	async #keyHash({ scenario, variant }: HandInHeader): Promise<string | null> {
		const texts = await this.#folderOf(scenario);
		if (!texts) return null;
		return folderContent(scenario, texts, variant, this.#sources.workflows).key.keyHash;
	}

	async #makeUp(
		{ seed, learners, made }: Extract<ClassCall, { do: 'sample' }>,
		step: (step: SampleStep) => void
	): Promise<AnswerOf['sample']> {
		const { workflows } = this.#sources;
		const scenarios = await Promise.all(
			SAMPLE_SCENARIOS.map(async (id) => {
				const [folder, scripts] = await Promise.all([
					this.#sources.folder(id),
					this.#sources.scripts(id)
				]);
				return readSampleScenario(id, { ...folder, ...scripts }, workflows);
			})
		);
		const sample = await sampleClass(scenarios, workflows, { seed, learners, made });
		let done = 0;
		for await (const { name, bytes } of sample.handIns()) {
			done += 1;
			const { verified } = await this.#verify(bytes, name, [sample.assignment]);
			step({ made: { file: name, bytes, verified }, done, of: sample.count });
		}
		return { jws: sample.jws };
	}
}
