/** Names of a made-up class. Given and family names are paired by chance: none is meant to be anybody. */
export const GIVEN =
	'Amara Beatriz Callum Daniela Elif Farid Grace Hana Ibrahim Joelle Kwame Linh Marisol Naveen Oksana Priya Quentin Rosa Sione Tamika Umar Valeria Wendell Ximena Yusuf Zofia Ahanu Brigid Chidi Delphine Emeka Fatima Giorgos Halima Ines Jamal Keiko Lorenzo Mireille Nizhoni'.split(
		' '
	);
export const FAMILY =
	'Abernathy Baptiste Castellanos Dang Eriksen Fofana Gutierrez Haddad Ivanova Jefferson Kaplan Lindqvist Mbeki Nakamura Oyelaran Pereira Quispe Rahman Sandoval Tsosie Ueda Villareal Whitaker Xiong Yazzie Zielinski Achterberg Bongani Cardozo Delacroix Ekström Fitzgerald Gebre Holloway Iyer Jankowski Kowalczyk Laurent Mahelona Nguyen'.split(
		' '
	);
