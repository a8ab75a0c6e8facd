/** The three ways to work a scenario, and all that differs between them. */
export type Mode = 'guided' | 'practice' | 'exam';

export interface ModeRules {
	readonly label: string;
	readonly summary: string;
	readonly hints: boolean;
	/** When the learner sees findings: as they work, after handing in, or from the instructor. */
	readonly findings: 'live' | 'after-hand-in' | 'from-instructor';
	/** Whether results say anything about mastery. */
	readonly countsForMastery: boolean;
	readonly isTimed: boolean;
}

export const MODES: Readonly<Record<Mode, ModeRules>> = {
	guided: {
		label: 'Guided',
		summary: 'Hints, and each finding as soon as it is earned. Counts for nothing but learning.',
		hints: true,
		findings: 'live',
		countsForMastery: false,
		isTimed: false
	},
	practice: {
		label: 'Practice',
		summary: 'Hints if you ask for them. The audit opens when you hand in.',
		hints: true,
		findings: 'after-hand-in',
		countsForMastery: true,
		isTimed: false
	},
	exam: {
		label: 'Exam',
		summary: 'Timed, no help. The hand-in goes to your instructor, who holds the marks.',
		hints: false,
		findings: 'from-instructor',
		countsForMastery: true,
		isTimed: true
	}
};
