// Runs before the first paint: the learner's theme is in IndexedDB, which answers too late for that.
try {
	const theme = localStorage.getItem('preceptor-theme');
	if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
	// Without local storage the page begins in the theme of the system.
}
