/**
 * Phrases that say nothing of a patient: they stand in notes that reviewers turn down, and would fit any
 * chart. Our own list. Each is a pattern of whole words; case does not matter.
 */
export const TEMPLATE_PHRASES: readonly RegExp[] = [
	/(?:remains |is |was |vitals? |condition )?stable/,
	/doing (?:well|fine|okay|ok)/,
	/no (?:new )?(?:changes|complaints|concerns|issues)/,
	/no change (?:since|from) (?:the )?(?:last|previous|prior) \w+/,
	/status quo/,
	/same as (?:last|previous|prior) \w+/,
	/see (?:the )?(?:chart|record|notes?|attached|above)/,
	/meets? (?:the |all )?(?:\w+ )?(?:criteria|guidelines?|requirements?)/,
	/meets? (?:the )?lcd/,
	/terminal(?:ly ill)? (?:per|according to|based on) (?:the )?(?:\w+ )?(?:guidelines?|criteria|lcd|policy)/,
	/(?:per|according to) (?:the )?(?:lcd|guidelines?|protocol|policy)/,
	/(?:remains |is |continues to be )?(?:hospice[- ](?:appropriate|eligible)|(?:appropriate|eligible) for hospice)/,
	/continues to (?:meet|qualify|be appropriate)/,
	/general(?:ized)? decline/,
	/tolerat(?:es|ed|ing) well/,
	/continue (?:the )?(?:current )?plan of care/
];
