import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DRUGS, findDrug } from './formulary';
import { CARE, IMAGING, LABS } from './orderables';
import { searchOrderables } from './search';

const first = (query: string) => searchOrderables(query, 1)[0];

describe('searchOrderables', () => {
	it.each([
		['cbc', 'cbc'],
		['cbc diff', 'cbc-differential'],
		['cxr', 'chest-xray-2-views'],
		['cxr portable', 'chest-xray-portable'],
		['blood cx', 'blood-culture'],
		['bcx x2', 'blood-culture'],
		['oxygen 92', 'oxygen'],
		['culture blood', 'blood-culture'],
		['bmp', 'basic-metabolic-panel'],
		['bmp tomorrow', 'basic-metabolic-panel'],
		['lactate', 'lactate-venous'],
		['urine legionella', 'urine-legionella-antigen'],
		['pt/inr', 'pt-inr'],
		['vanc trough', 'vancomycin-level'],
		['pe protocol', 'ct-chest-pulmonary-embolism'],
		['tte', 'echocardiogram'],
		['left ankle xray', 'ankle-xray'],
		['ct abd pelv', 'ct-abdomen-pelvis'],
		['i&o', 'intake-output'],
		['npo', 'diet-npo'],
		['dnr', 'code-dnr'],
		['tele', 'telemetry'],
		['ekg', 'ecg-12-lead'],
		['scd', 'sequential-compression'],
		['o2', 'oxygen'],
		['cbc every morning', 'cbc'],
		['vitals q4h', 'vital-signs'],
		['mri brain wo', 'mri-brain'],
		['glucose', 'glucose-poc'],
		['Rocephin', 'ceftriaxone'],
		['Levaquin', 'levofloxacin'],
		['Lovenox', 'enoxaparin'],
		['Tylenol', 'acetaminophen'],
		['Zithromax', 'azithromycin']
	])('puts first for "%s" %s', (query, id) => {
		expect(first(query)?.id).toBe(id);
	});

	it('finds the order sentence whose dose, route and frequency are typed', () => {
		const hit = first('ceftr 1 g iv q24h');
		const sentence = findDrug('ceftriaxone')?.common[hit?.sentence ?? -1];
		expect(hit?.id).toBe('ceftriaxone');
		expect(sentence).toMatchObject({ dose: 1, unit: 'g', route: 'IV' });
	});

	it('takes words in any order and numbers glued to their unit', () => {
		const one = first('ceftr 1 g iv q24h');
		const other = first('iv 1g q24h ceftr');
		expect([other?.id, other?.sentence]).toEqual([one?.id, one?.sentence]);
	});

	it('knows that 1000 mg is 1 g', () => {
		const one = first('ceftriaxone 1 g');
		const other = first('ceftriaxone 1,000 mg');
		expect(one?.sentence).not.toBeNull();
		expect([other?.id, other?.sentence]).toEqual([one?.id, one?.sentence]);
	});

	it('finds no sentence for a dose nobody orders', () => {
		expect(searchOrderables('ceftriaxone 777 mg', 10).map(({ sentence }) => sentence)).toEqual([
			null
		]);
	});

	it('does not take a number of days for a dose', () => {
		const days = searchOrderables('levofloxacin 5 mg', 20);
		expect(days.map(({ sentence }) => sentence)).toEqual([null]);
	});

	it("tells a drug's sentences apart by how often, for drugs only", () => {
		expect(searchOrderables('ceftriaxone weekly', 5).map(({ sentence }) => sentence)).toEqual([
			null
		]);
		expect(searchOrderables('weekly', 50).every(({ kind }) => kind === 'medication')).toBe(true);
	});

	it('forgives one slip in a word of five letters or more', () => {
		expect(first('ceftriaxome')?.id).toBe('ceftriaxone');
		expect(first('azithromicin')?.id).toBe('azithromycin');
		expect(first('enoxparin')?.id).toBe('enoxaparin');
		expect(first('lovneox')?.id).toBe('enoxaparin');
	});

	it('forgives neither two slips nor one in a short word', () => {
		expect(searchOrderables('ceftroaxome', 5)).toEqual([]);
		expect(searchOrderables('cbx', 5)).toEqual([]);
	});

	it('finds nothing for an empty or a meaningless query, or no room', () => {
		expect(searchOrderables('', 5)).toEqual([]);
		expect(searchOrderables(' , - ', 5)).toEqual([]);
		expect(searchOrderables('zzzzzz', 5)).toEqual([]);
		expect(searchOrderables('tomorrow zzzzzz', 5)).toEqual([]);
		expect(searchOrderables('cbc', 0)).toEqual([]);
	});

	it('finds every orderable by its own name among the first hits', () => {
		const all = [...LABS, ...IMAGING, ...CARE].map(({ id, name }) => ({ id, name }));
		const lost = all.filter(({ id, name }) => first(name)?.id !== id);
		expect(lost).toEqual([]);
		const lostDrugs = DRUGS.filter(({ id, name }) => first(name)?.id !== id);
		expect(lostDrugs.map(({ id }) => id)).toEqual([]);
	});

	it('finds every order sentence by its drug and its own words', () => {
		const lost = DRUGS.flatMap((drug) =>
			drug.common.filter((order, sentence) => {
				const hits = searchOrderables(`${drug.name} ${order.label}`, 40);
				return !hits.some((hit) => hit.id === drug.id && hit.sentence === sentence);
			})
		);
		expect(lost.map(({ label }) => label)).toEqual([]);
	});

	it('keeps to the limit, orders by score and stays the same, whatever is typed', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 40 }), fc.integer({ min: 0, max: 30 }), (query, limit) => {
				const hits = searchOrderables(query, limit);
				expect(hits.length).toBeLessThanOrEqual(limit);
				const scores = hits.map(({ score }) => score);
				expect(scores).toEqual([...scores].sort((a, b) => b - a));
				expect(scores.every((score) => score > 0)).toBe(true);
				expect(searchOrderables(query, limit)).toEqual(hits);
			})
		);
	});

	it('loses no hit when the last word is typed further on', () => {
		const names = fc.constantFrom(...LABS.map(({ id, name }) => ({ id, name })));
		fc.assert(
			fc.property(names, fc.integer({ min: 1, max: 40 }), ({ id, name }, cut) => {
				const typed = name.slice(0, Math.min(cut, name.length));
				if (!/[a-z0-9]/i.test(typed)) return;
				const hits = searchOrderables(typed, 1000);
				expect(hits.some((hit) => hit.id === id)).toBe(true);
			})
		);
	});
});

describe('a sentence nobody wrote', () => {
	it('finds what stands first in it', () => {
		const [hit] = searchOrderables('levofl 750 iv q48h', 5);
		expect(hit).toMatchObject({ kind: 'medication', id: 'levofloxacin', sentence: null });
	});

	it('finds nothing where not even the first word is known', () => {
		expect(searchOrderables('zzzzqq 750 iv', 5)).toEqual([]);
	});
});
