/**
 * A made-up class, so that every page for instructors can be tried at once: learners of differing
 * ability work the model attempts and named mistakes of real scenarios, sign what they made and hand it
 * in. Some come late or hand in twice, one copies from a neighbour and one raises a mark by hand. Same
 * seed and same time, same bytes; whoever reads this can make the keys too, so it proves nothing.
 */
import { canonical, sha256Hex } from '$lib/engine/canonical';
import type { Entry, Opening, Workflow } from '$lib/engine/model';
import { score } from '$lib/engine/score';
import { HOUR, MINUTE } from '$lib/engine/time';
import type { KeyFile, Scenario } from '$lib/scenario/read';
import type { AttemptFile } from '$lib/scenario/schema';
import { base64url } from 'jose';
import { assignmentFile, signAssignment, ASSIGNMENT_SUFFIX, readAssignment } from './assignment';
import { chanceOf, type Chance } from './chance';
import { HAND_IN_SUFFIX, draftHandIn, handInName, packHandIn } from './hand-in';
import { keyPairFromSeed, seedOf, type KeyPair } from './keys';
import type { Assignment } from './model';
import { FAMILY, GIVEN } from './sample-names';
import { workLoosely, type Habits } from './sample-run';

/** One short case of each kind of work. */
export const SAMPLE_SCENARIOS = [
	'coding/wrist-fracture-after-a-fall',
	'ed-triage/ankle-and-a-refill',
	'order-entry/community-pneumonia-admission'
] as const;

export const SAMPLE_LEARNERS = { least: 5, usual: 30, most: 300 } as const;

export interface SampleScenario {
	readonly scenario: Scenario;
	readonly key: KeyFile;
	/** The model attempt. */
	readonly model: AttemptFile;
	/** Named mistakes, in any order. */
	readonly mistakes: readonly AttemptFile[];
}

export interface SampleOptions {
	readonly seed: number;
	readonly learners: number;
	/** When the assignment was made, epoch ms; it is due a week later. */
	readonly made: number;
}

export interface SampleFile {
	readonly name: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface SampleClass {
	readonly assignment: Assignment;
	readonly jws: string;
	readonly file: SampleFile;
	/** Hand-ins there will be, so that progress can be shown. */
	readonly count: number;
	/** The files, made one by one as they are asked for. */
	handIns(): AsyncGenerator<SampleFile>;
}

const DAY = 24 * HOUR;
const BUILD = 'made-up';
const TEACHER = 'A. Sample (made up)';

/** Makes a class. Throws RangeError for more or fewer learners than `SAMPLE_LEARNERS` allows. */
export async function sampleClass(
	scenarios: readonly SampleScenario[],
	workflows: readonly Workflow[],
	options: SampleOptions
): Promise<SampleClass> {
	const { seed, learners: count, made } = options;
	const { least, most } = SAMPLE_LEARNERS;
	if (!Number.isInteger(count) || count < least || count > most)
		throw new RangeError(`a made-up class has ${least} to ${most} learners, found ${count}`);
	const teacher = await keyPairFromSeed(seedOf(`preceptor sample teacher ${seed}`));
	const jws = await signAssignment(
		{
			id: `sample-${seed}-${sha256Hex(`${seed} ${count} ${made}`).slice(0, 8)}`,
			nonce: sha256Hex(`nonce ${seed} ${count} ${made}`).slice(0, 32),
			title: 'Week one (made-up class)',
			note: 'A made-up assignment, to try the pages for instructors with. Nobody in it is real.',
			teacher: TEACHER,
			scenarios: scenarios.map(({ scenario: { id, version, contentHash, variant, title } }) => ({
				id,
				version,
				contentHash,
				variant,
				title
			})),
			mode: 'practice',
			opens: iso(made),
			due: iso(made + 7 * DAY),
			counting: 'best',
			passShare: null,
			timeFactor: 2,
			created: iso(made)
		},
		teacher
	);
	const assignment = await readAssignment(jws, 'sample');
	const works = planClass(options, scenarios.length);
	const maker = new Maker(assignment, scenarios, workflows, options);
	return {
		assignment,
		jws,
		file: {
			name: `${assignment.id}${ASSIGNMENT_SUFFIX}`,
			bytes: new TextEncoder().encode(assignmentFile(jws))
		},
		count: works.length,
		async *handIns() {
			for (const work of works) yield maker.make(work);
		}
	};
}

/** One file that somebody hands in. */
export interface PlannedWork {
	/** Place in the class, and in the list of scenarios. */
	readonly learner: number;
	readonly scenario: number;
	/** 0 for a first attempt. */
	readonly attempt: number;
	readonly twist: 'none' | 'late' | 'same-file-again' | 'copied' | 'tampered';
	/** Whose steps are copied. */
	readonly from: number | null;
}

/**
 * Who hands in what. Everybody hands in the first scenario, so that its figures stand on the whole
 * class; from the second on some leave one out. One hand-in is tampered with and one is copied, two are
 * late, one comes twice as the same file, two learners try again.
 */
export function planClass(
	{ seed, learners }: Pick<SampleOptions, 'seed' | 'learners'>,
	scenarios: number
): PlannedWork[] {
	const chance = chanceOf(`plan ${seed}`);
	const order = chance.shuffled(Array.from({ length: learners }, (_, index) => index));
	const [again1, again2, lateA, lateB, copier = 0, source = 1, tamperer, twice] = [
		...order,
		...order
	];
	const last = scenarios - 1;
	const works: PlannedWork[] = [];
	for (let learner = 0; learner < learners; learner += 1)
		for (let scenario = 0; scenario < scenarios; scenario += 1) {
			const isTwisted = [copier, source, tamperer, lateA, lateB].includes(learner);
			const leavesOut = chance.next() < 0.1;
			if (scenario > 0 && !isTwisted && leavesOut) continue;
			const base = { learner, scenario, attempt: 0, from: null };
			const isLast = scenario === last;
			if (learner === copier && isLast)
				works.push({ ...base, twist: 'copied', from: source === copier ? null : source });
			else if (learner === tamperer && isLast) works.push({ ...base, twist: 'tampered' });
			else if ((learner === lateA || learner === lateB) && isLast)
				works.push({ ...base, twist: 'late' });
			else works.push({ ...base, twist: 'none' });
			if ((learner === again1 || learner === again2) && scenario === 0)
				works.push({ ...base, attempt: 1, twist: 'none' });
			if (learner === twice && scenario === 0) works.push({ ...base, twist: 'same-file-again' });
		}
	return works;
}

interface Person extends Habits {
	readonly name: string;
	readonly pseudonym: string;
	readonly pair: KeyPair;
}

class Maker {
	readonly #assignment: Assignment;
	readonly #scenarios: readonly SampleScenario[];
	readonly #workflows: readonly Workflow[];
	readonly #options: SampleOptions;
	readonly #people = new Map<number, Promise<Person>>();

	constructor(
		assignment: Assignment,
		scenarios: readonly SampleScenario[],
		workflows: readonly Workflow[],
		options: SampleOptions
	) {
		this.#assignment = assignment;
		this.#scenarios = scenarios;
		this.#workflows = workflows;
		this.#options = options;
	}

	async make(work: PlannedWork): Promise<SampleFile> {
		const source = this.#scenarios[work.scenario];
		if (!source) throw new RangeError(`there is no scenario ${work.scenario}`);
		const person = await this.#person(work.learner);
		const entries = await this.#log(work, source, person);
		const { earned, possible } = score(source.scenario, source.key.key, entries, this.#workflows);
		const created = iso(Date.parse(entries.at(-1)?.wall ?? '') + MINUTE);
		const fields = { name: person.name, claimed: { earned, possible }, created };
		const { header, log } = draftHandIn(fields, entries, person.pair.publicKey);
		const bytes = await packHandIn(header, log, person.pair);
		const name = handInName(header);
		if (work.twist === 'tampered') return { name, bytes: raiseClaim(bytes) };
		if (work.twist === 'same-file-again')
			return { name: name.replace(HAND_IN_SUFFIX, ` (1)${HAND_IN_SUFFIX}`), bytes };
		return { name, bytes };
	}

	async #log(work: PlannedWork, source: SampleScenario, person: Person): Promise<Entry[]> {
		const { seed } = this.#options;
		// A copied log is the neighbour's to the step, under the copier's own name, key and clock.
		const worker = work.from === null ? person : await this.#person(work.from);
		const who = work.from ?? work.learner;
		const chance = chanceOf(`work ${seed} ${who} ${work.scenario} ${work.attempt}`);
		// Who tries again has read the audit.
		const ability = work.attempt > 0 ? (worker.ability + 1) / 2 : worker.ability;
		const habits = { ability, pace: worker.pace };
		const file = chooseScript(source, ability, chance);
		const opening = this.#opening(work, source, person);
		const place = { scenario: source.scenario, workflows: this.#workflows };
		return workLoosely(place, { opening, file, start: this.#startOf(work) }, habits, chance);
	}

	#opening(work: PlannedWork, { scenario, key }: SampleScenario, person: Person): Opening {
		const { seed, made } = this.#options;
		return {
			attempt: uuidOf(`attempt ${seed} ${made} ${work.learner} ${work.scenario} ${work.attempt}`),
			scenario: scenario.id,
			version: scenario.version,
			contentHash: scenario.contentHash,
			keyHash: key.keyHash,
			variant: scenario.variant,
			seed: 0,
			mode: 'practice',
			role: scenario.role,
			build: BUILD,
			workflows: Object.fromEntries(
				this.#workflows
					.filter(({ name }) => scenario.workflows.includes(name))
					.map(({ name, version }) => [name, version])
			),
			assignment: { id: this.#assignment.id, nonce: this.#assignment.nonce },
			learner: person.pseudonym
		};
	}

	/** An evening of the week, a day later for each scenario; late ones after it was due. */
	#startOf({ learner, scenario, attempt, twist }: PlannedWork): number {
		const { seed, made } = this.#options;
		const chance = chanceOf(`start ${seed} ${learner} ${scenario} ${attempt}`);
		const minutes = chance.below(5 * 60) * MINUTE + chance.below(60_000);
		if (twist === 'late') return made + 7 * DAY + HOUR + minutes;
		const day = Math.min(6, scenario * 2 + attempt + chance.below(2));
		return made + day * DAY + 3 * HOUR + minutes;
	}

	#person(index: number): Promise<Person> {
		const known = this.#people.get(index) ?? this.#makePerson(index);
		this.#people.set(index, known);
		return known;
	}

	async #makePerson(index: number): Promise<Person> {
		const { seed } = this.#options;
		const names = chanceOf(`names ${seed}`);
		const given = names.shuffled(GIVEN);
		const family = names.shuffled(FAMILY);
		const round = Math.floor(index / given.length);
		const chance = chanceOf(`person ${seed} ${index}`);
		// The mean of three draws lies in the middle more often than at the ends.
		const drawn = (chance.next() + chance.next() + chance.next()) / 3;
		return {
			name: `${given[index % given.length]} ${family[(index + round) % family.length]}`,
			pseudonym: uuidOf(`learner ${seed} ${index}`),
			pair: await keyPairFromSeed(seedOf(`preceptor sample learner ${seed} ${index}`)),
			ability: Math.min(0.98, Math.max(0.1, drawn * 1.5 - 0.15)),
			pace: 1 + 0.35 * chance.next() * (1.2 - drawn)
		};
	}
}

/** The able mostly work like the model; the others make one of the mistakes that have a name. */
function chooseScript({ model, mistakes }: SampleScenario, ability: number, chance: Chance) {
	const isModel = chance.next() < ability ** 1.5;
	return isModel || mistakes.length === 0 ? model : chance.pick(mistakes);
}

/** The file with a claimed mark raised to the whole in its signed line: a hand with a text editor. */
function raiseClaim(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
	const first = bytes.indexOf(0x0a) + 1;
	const end = bytes.indexOf(0x0a, first);
	const line = new TextDecoder().decode(bytes.subarray(first, end));
	const [head = '', body = '', signature = ''] = line.split('.');
	const text = new TextDecoder().decode(base64url.decode(body));
	const header = JSON.parse(text) as { claimed: { earned: number; possible: number } };
	const { earned, possible } = header.claimed;
	// Who has everything already claims more than there is.
	const wanted = earned < possible ? possible : possible + 5;
	const changed = canonical({ ...header, claimed: { earned: wanted, possible } });
	const forged = `${head}.${base64url.encode(new TextEncoder().encode(changed))}.${signature}`;
	return new Uint8Array([
		...bytes.subarray(0, first),
		...new TextEncoder().encode(forged),
		...bytes.subarray(end)
	]);
}

/** The shape of a UUID, from a text. */
function uuidOf(text: string): string {
	const hex = sha256Hex(text);
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function iso(ms: number): string {
	return new Date(ms).toISOString();
}
