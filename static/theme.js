// Runs before the first paint: the learner's theme is in IndexedDB, which answers too late for that,
// and so is whether somebody has worked here before, which decides how the first page is laid out.
try {
	const { dataset } = document.documentElement;
	const theme = localStorage.getItem('preceptor-theme');
	if (theme === 'light' || theme === 'dark') dataset.theme = theme;
	if (localStorage.getItem('preceptor-returning')) dataset.returning = '';
} catch {
	// Without local storage the page begins in the theme of the system, as for a newcomer.
}
